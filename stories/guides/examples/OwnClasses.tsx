import { type VerifyClassNames, VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import './OwnClasses.css';

const backend = createFakeBackend({
  challenge: { transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind' } },
});

const classNames: Required<VerifyClassNames> = {
  heading: 'pay-heading',
  description: 'pay-quiet',
  transaction: 'pay-slip',
  field: 'pay-field',
  alert: 'pay-alert',
  countdown: 'pay-quiet',
  submit: 'pay-button',
  help: 'pay-help',
};

export function OwnClasses() {
  return (
    <VerifyForm
      backend={backend}
      input={{ order: '2041' }}
      autoSend
      initialFocus="none"
      title="Confirm your payment"
      className="pay"
      classNames={classNames}
    />
  );
}
