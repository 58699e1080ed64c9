import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { VerificationError, VerifyDialogProvider } from '../../src/index.js';
import { bank, dialog, paymentBackend } from './app/bank.js';
import { Done } from './app/Done.js';
import { Field } from './app/Field.js';
import { Page } from './app/Page.js';
import { useFormFocus } from './app/useFormFocus.js';

const HALFWAY = 'fernhill.halfway.payment';

interface PaymentAppProps {
  /** Whose account pays. */
  payer: string;
}

/**
 * A transfer. It is one request to the bank; where the bank wants it confirmed, a dialog opens that shows the amount and
 * the payee beside the code, and the request goes through.
 */
export function PaymentApp({ payer }: PaymentAppProps) {
  const [payee, setPayee] = useState('Old Mill Bakery');
  const [amount, setAmount] = useState('49.90');
  const [receipt, setReceipt] = useState<Record<string, string>>();
  const [isPaying, setPaying] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [problem, setProblem] = useState('');
  const { form, comeBack } = useFormFocus();
  const isAmount = /^\d{1,5}(\.\d\d?)?$/.test(amount) && Number(amount) > 0;

  const pay = useCallback(async (payment: object, signal?: AbortSignal) => {
    sessionStorage.setItem(HALFWAY, 'yes');
    setPaying(true);
    setProblem('');
    try {
      const response = await bank.fetch('/api/payments', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(payment),
        signal: signal ?? null,
      });
      if (response.ok) setReceipt(await response.json());
      else if (!('resume' in payment)) setProblem('That did not work. Please try again.');
    } catch (error) {
      if (signal?.aborted) return;
      const isLeft = error instanceof VerificationError && error.code === 'cancelled';
      if (!isLeft) setProblem('Could not reach Fernhill. Check your connection and try again.');
    }
    sessionStorage.removeItem(HALFWAY);
    setPaying(false);
  }, []);

  // A reload in the middle comes back to the code. The bank knows which payment it is by its session.
  useEffect(() => {
    if (sessionStorage.getItem(HALFWAY) === null) return;
    const leaving = new AbortController();
    void pay({ resume: true }, leaving.signal);
    return () => leaving.abort();
  }, [pay]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (isAmount && !isPaying) void pay({ payer, payee, amount, currency: 'EUR' });
  }

  return (
    <Page>
      {receipt ? (
        <Done
          title="Payment sent"
          facts={[
            ['Amount', money(receipt.amount, receipt.currency)],
            ['To', receipt.payee],
            ['Payment', receipt.payment_id],
          ]}
          onStartOver={() => {
            setReceipt(undefined);
            comeBack();
          }}
        />
      ) : (
        <>
          <h1>Send money</h1>
          <form ref={form} className="form" onSubmit={submit} noValidate>
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
            <div className="form-problem">
              <p role="alert">{problem}</p>
            </div>
            {/* Not `disabled`: it would lose the focus, which the dialog gives back to it. */}
            <button type="submit" className="button" aria-disabled={isPaying}>
              Pay
            </button>
          </form>
        </>
      )}
      <VerifyDialogProvider dialog={dialog} backend={paymentBackend} autoSend />
    </Page>
  );
}

function money(amount = '0', currency = 'EUR'): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(amount));
}
