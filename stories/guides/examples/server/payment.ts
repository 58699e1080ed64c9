import type { VerificationFlow } from 'react-otp-verify/server';
import { orders } from './accounts.js';

/** Amount and payee come from the order. The code is good for these two and nothing else. */
export const payment: VerificationFlow = {
  async authorize(_request, { order_id }) {
    const order = await orders.find(order_id);
    if (!order) return { problem: 'invalid_request' };
    return {
      recipient: order.owner.phone,
      transaction: { amount: order.total, currency: 'EUR', payee: order.payee },
      context: order.id,
    };
  },
  async onVerified({ context }) {
    return { transaction_id: await orders.pay(String(context)) };
  },
};
