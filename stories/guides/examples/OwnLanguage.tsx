import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import { da } from './da.js';

const backend = createFakeBackend({
  challenge: { transaction: { amount: '49.90', currency: 'DKK', payee: 'Northwind' } },
});

export function OwnLanguage() {
  return (
    <div lang="da">
      <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" messages={da} />
    </div>
  );
}
