import type { Authorization, Transaction } from '../../src/server/index.js';
import { type Person, personWith } from './people.js';

const NO_CODE_BELOW = 10;

/** A payment that waits until its payer is verified for it. */
interface Waiting {
  id: string;
  payer: Person;
  transaction: Transaction;
  /** What the payer has to show, once verified. Good for this payment, once. */
  token?: string;
}

/**
 * Fernhill's payments. From ten euros up, `POST /api/payments` is refused with what has to be verified first, and goes
 * through when it comes again with the token of that verification. The server knows by its session which payment waits,
 * so that the amount and the payee of a code are never the browser's.
 */
export function createPayments() {
  const waiting = new Map<string, Waiting>();

  /** The same payment asked for again is the same, with the code that is on its way. */
  function keep(session: string, payer: Person, transaction: Transaction): Waiting {
    const before = waiting.get(session);
    if (before && before.payer.email === payer.email && isSame(before.transaction, transaction)) {
      return before;
    }
    const payment = { id: crypto.randomUUID(), payer, transaction };
    waiting.set(session, payment);
    return payment;
  }

  return {
    async pay(session: string, request: Request): Promise<Response> {
      const body: Record<string, unknown> = await request.json();
      // After a reload: the browser has kept nothing but that there is a payment.
      const asked = body.resume === true ? waiting.get(session) : readPayment(body);
      if (!asked) return new Response(null, { status: 400 });
      const { payer, transaction } = asked;
      const paid = { ...transaction, payment_id: `pay_${crypto.randomUUID().slice(0, 8)}` };
      if (Number(transaction.amount) < NO_CODE_BELOW) return Response.json(paid);
      const payment = keep(session, payer, transaction);
      if (payment.token && payment.token === request.headers.get('verification-token')) {
        waiting.delete(session);
        return Response.json(paid);
      }
      const verification = { flow: 'payment', payment: payment.id };
      return Response.json({ code: 'verification_required', verification }, { status: 403 });
    },

    authorize(session: string, body: Record<string, unknown>): Authorization {
      const payment = waiting.get(session);
      if (!payment || payment.id !== body.payment) return { problem: 'not_allowed' };
      const { id, payer, transaction } = payment;
      return {
        recipient: payer.number,
        channels: ['sms', 'dtmf_confirm'],
        transaction,
        context: id,
      };
    },

    /** The payer of this payment is verified. */
    verified(session: string, id: unknown): { token: string } {
      const payment = waiting.get(session);
      const token = crypto.randomUUID();
      if (payment && payment.id === id) waiting.set(session, { ...payment, token });
      return { token };
    },
  };
}

// A bank takes the payer from the sign-in; the demo of a payment has none before it.
function readPayment(body: Record<string, unknown>): Omit<Waiting, 'id'> | undefined {
  const payer = personWith(String(body.payer));
  const value = Number(body.amount);
  const payee = String(body.payee).trim();
  if (!payer || !(value > 0 && value < 100_000) || payee === '' || body.currency !== 'EUR') {
    return undefined;
  }
  return { payer, transaction: { amount: value.toFixed(2), currency: 'EUR', payee } };
}

function isSame(one: Transaction, other: Transaction): boolean {
  return (
    one.amount === other.amount && one.currency === other.currency && one.payee === other.payee
  );
}
