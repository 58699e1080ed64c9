import { useState } from 'react';
import { VerifyDialog } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({
  latencyMs: 600,
  challenge: { transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind' } },
});

export function InDialog() {
  const [isOpen, setOpen] = useState(false);
  const [isPaid, setPaid] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Pay €49.90
      </button>
      {isPaid && <p>Paid.</p>}
      <VerifyDialog
        open={isOpen}
        onOpenChange={setOpen}
        backend={backend}
        input={{ order: '2041' }}
        autoSend
        onVerified={() => {
          setOpen(false);
          setPaid(true);
        }}
      />
    </>
  );
}
