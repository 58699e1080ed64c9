interface Answer {
  session?: { userId: string };
  attemptsLeft: number;
}

const attempts = new Map<string, number>();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A vendor's SDK, for the example: it sends nothing, and `2468` is right. */
export const sdk = {
  async start(phone: string, _channel: string, _options: { idempotencyKey: string }) {
    await pause(500);
    const ticket = crypto.randomUUID();
    attempts.set(ticket, 3);
    return { ticket, sentTo: `${phone.slice(0, 2)} ******${phone.slice(-2)}` };
  },
  async check(ticket: string, code: string, _options: { signal: AbortSignal }): Promise<Answer> {
    await pause(500);
    if (code === '2468') return { session: { userId: 'u_1' }, attemptsLeft: 3 };
    const attemptsLeft = Math.max(0, (attempts.get(ticket) ?? 0) - 1);
    attempts.set(ticket, attemptsLeft);
    return { attemptsLeft };
  },
  async forget(ticket: string) {
    attempts.delete(ticket);
  },
};
