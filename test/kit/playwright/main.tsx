import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createHttpBackend } from 'react-otp-verify';
import 'react-otp-verify/styles.css';
import { LoginScreen } from './LoginScreen';

const backend = createHttpBackend<{ email: string; password: string }, { name: string }>({
  baseUrl: '/verification',
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LoginScreen backend={backend} />
  </StrictMode>,
);
