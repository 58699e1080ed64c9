import { type VerificationBackend, VerifyForm } from 'react-otp-verify';
import classNames from './CodeStep.module.css';
import './app.css';

export function CodeStep({ backend }: { backend: VerificationBackend }) {
  return <VerifyForm backend={backend} input={{}} autoSend classNames={classNames} />;
}
