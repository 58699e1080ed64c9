import type { Handler } from './createBenchHandler.js';
import type { Pending } from './ServerOptions.js';

const atOnce = 64;
const kept = 1000;

/** Starts that many verifications, each by a person of their own, as requests would. */
export async function fill(handle: Handler, count: number): Promise<Pending[]> {
  const pending: Pending[] = [];
  let started = 0;
  const startSome = async () => {
    while (started < count) {
      const at = started++;
      const cookie = `otp-session=${String(at).padStart(22, 'f')}`;
      const response = await handle(
        new Request('http://127.0.0.1/send', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ phone_number: `+1999${String(at).padStart(8, '0')}` }),
        }),
      );
      const body = (await response.json()) as { verification_id: string };
      if (response.status !== 200) throw new Error(`a send was refused: ${JSON.stringify(body)}`);
      if (pending.length < kept) pending.push({ id: body.verification_id, cookie });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, startSome));
  return pending;
}
