import { type FormEvent, useState } from 'react';
import { VerifyDialog } from '../../src/index.js';
import { Done } from './app/Done.js';
import { Field } from './app/Field.js';
import { Page } from './app/Page.js';
import { backend } from './app/useJourney.js';

const HALFWAY = 'fernhill.halfway.payment';

interface PaymentAppProps {
  /** Whose account pays. */
  payer: string;
}

/** A transfer, confirmed in a dialog that shows the amount and the payee beside the code. */
export function PaymentApp({ payer }: PaymentAppProps) {
  const [payee, setPayee] = useState('Old Mill Bakery');
  const [amount, setAmount] = useState('49.90');
  const [proof, setProof] = useState<Record<string, string>>();
  const [isResumed, setResumed] = useState(() => sessionStorage.getItem(HALFWAY) !== null);
  const [isOpen, setOpen] = useState(isResumed);
  const [isChecked, setChecked] = useState(false);
  const isAmount = /^\d{1,5}(\.\d\d?)?$/.test(amount) && Number(amount) > 0;

  function openChange(open: boolean) {
    setOpen(open);
    if (open) return sessionStorage.setItem(HALFWAY, 'yes');
    setResumed(false);
    sessionStorage.removeItem(HALFWAY);
  }

  function pay(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (isAmount) openChange(true);
  }

  return (
    <Page>
      {proof ? (
        <Done
          title="Payment sent"
          facts={[
            ['Amount', money(proof.amount, proof.currency)],
            ['To', proof.payee],
            ['Payment', proof.payment_id],
          ]}
          onStartOver={() => setProof(undefined)}
        />
      ) : (
        <>
          <h1>Send money</h1>
          <form className="form" onSubmit={pay} noValidate>
            <Field label="To" name="payee" required value={payee} onChange={setPayee} />
            <Field
              label="Amount in euros"
              name="amount"
              inputMode="decimal"
              dir="ltr"
              required
              value={amount}
              onChange={setAmount}
              hint="Below 10 euros no code is needed."
              error={isChecked && !isAmount ? 'Enter an amount such as 49.90.' : undefined}
            />
            <button type="submit" className="button">
              Pay
            </button>
          </form>
        </>
      )}
      <VerifyDialog
        backend={backend}
        input={
          isResumed
            ? { flow: 'payment', resume: true }
            : { flow: 'payment', payer, payee, amount, currency: 'EUR' }
        }
        autoSend
        open={isOpen}
        onOpenChange={openChange}
        onVerified={(result) => {
          setProof(result);
          openChange(false);
        }}
      />
    </Page>
  );
}

function money(amount = '0', currency = 'EUR'): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(amount));
}
