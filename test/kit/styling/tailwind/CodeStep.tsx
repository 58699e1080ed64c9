import { type VerificationBackend, VerifyForm } from 'react-otp-verify';
import './app.css';

export function CodeStep({ backend }: { backend: VerificationBackend }) {
  return (
    <VerifyForm
      backend={backend}
      input={{}}
      autoSend
      className="mx-auto max-w-md p-6"
      classNames={{
        heading: 'text-3xl tracking-tight',
        submit: 'rounded-full shadow-lg hover:bg-brand/90',
        help: 'border-t border-gray-200 pt-4 dark:border-gray-700',
      }}
    />
  );
}
