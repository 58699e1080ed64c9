import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ChallengeEvent } from '../../../src/contract/backend.js';
import { createHttpBackend, liveUpdates } from '../../../src/index.js';
import { createContext, fetchWithCookies } from '../../backend/serve.js';
import { otherThan } from '../support/createBench.js';
import { createBrowser } from '../support/createBrowser.js';

/** A server that has the handler under `/api/verification`, over a loopback socket. */
export interface Mounted {
  origin: string;
  /** The code that a phone got last. */
  codeOf(phone: string): Promise<string>;
  stop(): Promise<void>;
}

let line = 0;
/** A phone of its own for each test, so that no limit is shared. */
const newPhone = () => `+1555123${String(1000 + line++)}`;

const streamsPerSession = 5;

/** What must come through a mount unharmed, driven by the package's own client, as from a page. */
export function describeMount(name: string, mount: () => Promise<Mounted>): void {
  describe(`mounted in ${name}`, () => {
    let server: Mounted;
    beforeAll(async () => {
      server = await mount();
    }, 120_000);
    afterAll(() => server?.stop());

    /** A page of the app, in a browser of its own, whose person has just been sent a code. */
    async function open() {
      const phone = newPhone();
      const backend = createHttpBackend<{ phone_number: string }, { token: string }>({
        baseUrl: `${server.origin}/api/verification`,
        headers: { Origin: server.origin },
        credentials: 'include',
        fetch: fetchWithCookies(),
        updates: liveUpdates(),
      });
      const sent = await backend.send({ input: { phone_number: phone } }, createContext());
      if (sent.status !== 'sent') throw new Error(`nothing was sent: ${JSON.stringify(sent)}`);
      const { challenge } = sent;
      const verify = (code: string) => backend.verify({ challenge, code }, createContext());
      return { backend, challenge, verify, code: await server.codeOf(phone) };
    }

    test('a wrong code, then the right one, bound together by a cookie', async () => {
      const { challenge, code, verify } = await open();
      expect(challenge).toMatchObject({ codeLength: 6, expiresInSeconds: 300 });
      expect(await verify(otherThan(code))).toMatchObject({
        status: 'failed',
        code: 'incorrect',
        attemptsRemaining: 4,
      });
      expect(await verify(code)).toMatchObject({ status: 'verified', proof: { token: 'a token' } });
      const stranger = createBrowser(fetch, { url: `${server.origin}/api/verification` });
      const { body } = await stranger.post('verify', { verification_id: challenge.id, code });
      expect(body).toMatchObject({ status: 404, code: 'no_challenge' });
    });

    test('N7: cancel ends it, by a request that outlives its page', async () => {
      const { backend, challenge, verify, code } = await open();
      await backend.cancel?.({ challenge }, createContext());
      expect(await verify(code)).toMatchObject({ status: 'failed', code: 'cancelled' });
    });

    test('an event stream tells the result as it happens, and ends', async () => {
      const { backend, challenge, verify, code } = await open();
      const result = new Promise<ChallengeEvent>((resolve) => {
        backend.subscribe?.(challenge, resolve, createContext());
      });
      await verify(code);
      expect(await result).toMatchObject({ type: 'result', result: { status: 'verified' } });
    });

    test('an event stream that the browser closes is over on the server too', async () => {
      const person = createBrowser(fetch, { url: `${server.origin}/api/verification` });
      const { body } = await person.post('send', { phone_number: newPhone() });
      const leave = new AbortController();
      const streams = await Promise.all(
        Array.from({ length: streamsPerSession }, () =>
          person.listen(body, { signal: leave.signal }),
        ),
      );
      for (const { response } of streams) {
        expect(response.headers.get('content-type')).toBe('text/event-stream');
      }
      expect((await person.post('events', body)).body).toMatchObject({ code: 'rate_limited' });

      leave.abort();
      const again = await vi.waitFor(async () => {
        const reader = await person.listen(body);
        expect(reader.response.status).toBe(200);
        return reader;
      }, 10_000);
      await again.leave();
    });

    test('R12: a foreign page, too much and the wrong type are refused in the contract’s words', async () => {
      const url = `${server.origin}/api/verification`;
      const person = createBrowser(fetch, { url });
      const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const answers = [
        await person.post('send', {}, { headers: evil }),
        await person.post('send', { name: 'x'.repeat(20_000) }),
        await fetch(`${url}/send`, { method: 'POST', body: new URLSearchParams('a=b') }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 413, 415]);
      for (const { headers } of answers) {
        expect(headers.get('content-type')).toBe('application/problem+json');
      }
      expect((await fetch(`${url}/send`)).status).toBe(405);
    });
  });
}
