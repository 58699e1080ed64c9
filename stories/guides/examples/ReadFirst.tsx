import { useState } from 'react';
import { VerifyDialog } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({
  challenge: { transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind' } },
});

export function ReadFirst() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Pay €49.90
      </button>
      <VerifyDialog
        open={isOpen}
        onOpenChange={setOpen}
        backend={backend}
        input={{ order: '2041' }}
        autoSend
        title="Confirm your payment"
        initialFocus="heading"
      />
    </>
  );
}
