import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Verify } from './createVerify.js';
import { sessionOf } from './session.js';

const TIMEOUT_SECS = 300;
const NO_CODE_BELOW = 100;
const PAYERS_PHONE = '+15551233456';

/** A payment that a code confirms, from 100 on. Each request to begin begins another one. */
export function payments({ trigger, isAccepted }: Verify): Router {
  const router = Router();

  router.post('/payments/initiate', async (req, res) => {
    const { amount, currency, recipient } = req.body;
    if (!(Number(amount) > 0) || !currency || !recipient) {
      return res.status(400).json({ error: 'Missing required fields' });
    }
    const payment_id = randomUUID();
    if (Number(amount) < NO_CODE_BELOW) return res.json({ payment_id, status: 'completed' });
    const pending = await trigger(PAYERS_PHONE, TIMEOUT_SECS);
    sessionOf(res).payments.set(payment_id, { status: 'pending_verification', pending });
    return res.json({
      payment_id,
      requires_verification: true,
      amount,
      currency,
      timeout_secs: TIMEOUT_SECS,
    });
  });

  router.post('/payments/confirm', async (req, res) => {
    const { payment_id, code } = req.body;
    const payment = sessionOf(res).payments.get(payment_id);
    if (!payment) return res.status(404).json({ error: 'Payment not found' });
    if (payment.status === 'completed') {
      return res.status(400).json({ error: 'Payment already completed' });
    }
    if (!(await isAccepted(res, payment.pending, code))) return undefined;
    payment.status = 'completed';
    return res.json({ payment_id, status: 'completed', transaction_id: randomUUID() });
  });

  return router;
}
