// @vitest-environment node
import { describe, expect, test } from 'vitest';
import {
  memoryStore,
  VerificationError,
  type VerificationFlow,
  type VerificationStore,
} from '../../src/server/index.js';
import { addWebhooks } from './support/addWebhooks.js';
import { createBench, otherThan } from './support/createBench.js';

const known = '+15551233456';
const unknown = '+15559873456';

/** A forgotten password: anybody may name any number, and only one has an account. */
const forgotten: VerificationFlow = {
  authorize: (_request, { phone_number }) => ({
    recipient: String(phone_number),
    isDecoy: phone_number !== known,
  }),
};

/** A store that writes down which operations were asked of it. */
function traced(store: VerificationStore, trace: string[]): VerificationStore {
  const watch = <Part extends object>(part: Part, name: string): Part =>
    new Proxy(part, {
      get(target, key) {
        const value = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          trace.push(`${name}.${String(key)}`);
          const result = Reflect.apply(value, target, args);
          return key === 'limiter' ? watch(result, 'limiter') : result;
        };
      },
    });
  return watch(store, 'store');
}

async function journey(phone_number: string) {
  const trace: string[] = [];
  const { browser, provider, log } = createBench({
    flows: { forgotten },
    store: traced(memoryStore(), trace),
    now: () => 0,
  });
  for (const name of ['send', 'verify'] as const) {
    const work = provider[name] as (request: never) => Promise<never>;
    Object.assign(provider, {
      [name]: (request: never) => {
        trace.push(`provider.${name}`);
        return work(request);
      },
    });
  }
  const person = browser();
  const first = await person.post('send', { phone_number });
  const wrong = { ...first.body, code: otherThan(provider.inbox.messages()[0]?.code ?? '000000') };
  const answers = [
    first,
    await person.post('send', { phone_number }),
    await person.post('send', { verification_id: first.body.verification_id }),
    await person.post('verify', wrong),
    await person.post('status', first.body),
    await person.post('cancel', first.body),
    await person.post('status', first.body),
    await browser().post('send', { phone_number }),
  ];
  const id = String(first.body.verification_id);
  const seen = answers.map(({ status, headers, text }) => ({
    status,
    text: text.replaceAll(id, 'ID'),
    headers: [...headers].map(([name, value]) =>
      name === 'set-cookie' ? value.replace(/=[\w-]{22}/, '=SESSION') : `${name}: ${value}`,
    ),
  }));
  return { seen, trace, messages: provider.inbox.messages(), log };
}

describe('R10: whoever asks learns nothing about who has an account', () => {
  test('R10: known and unknown get the same answers by the same work, and only the known gets a message', async () => {
    const [own, decoy] = [await journey(known), await journey(unknown)];
    expect(decoy.seen).toEqual(own.seen);
    expect(decoy.trace).toEqual(own.trace);
    expect(own.messages).toHaveLength(1);
    expect(decoy.messages).toHaveLength(0);
  });

  test('R10: no code is right for an unknown one, not even one that the provider accepts', async () => {
    const { browser, provider } = createBench({ flows: { forgotten } });
    provider.verify = async () => 'accepted';
    const person = browser();
    const { body } = await person.post('send', { phone_number: unknown });
    const { body: answer } = await person.post('verify', { ...body, code: '123456' });
    expect(answer).toMatchObject({ code: 'incorrect', attempts_remaining: 4 });
  });

  test('R10: an event stream says the same to both, though one code arrives', async () => {
    const heard = [];
    for (const phone_number of [known, unknown]) {
      const bench = createBench({ flows: { forgotten } });
      const vendor = addWebhooks(bench);
      const person = bench.browser();
      const { body } = await person.post('send', { phone_number });
      const stream = await person.listen(body);
      if (phone_number === known) {
        for (const news of ['sent', 'delivered'] as const) await vendor.tell(news);
      }
      await person.post('cancel', body);
      heard.push(await stream.rest());
    }
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[0]?.at(-1)).toMatchObject({ event: 'result', data: { code: 'cancelled' } });
  });

  test('R10: somebody who cannot be reached looks like nobody: a refused send is not told', async () => {
    const texts = [];
    for (const phone_number of [known, unknown]) {
      const { browser, provider, faults } = createBench({ flows: { forgotten }, now: () => 0 });
      const { send } = provider;
      provider.send = async (request) => {
        if (!request.isDecoy) throw new VerificationError('delivery_failed', 'a landline');
        return send(request);
      };
      const person = browser();
      const { body, text } = await person.post('send', { phone_number });
      const { verification_id } = body;
      const wrong = await person.post('verify', { verification_id, code: '000000' });
      const again = await person.post('send', { verification_id, channel: 'call' });
      const seen = [text, wrong.text, again.text].map((it) =>
        it.replaceAll(String(verification_id), 'ID'),
      );
      texts.push(seen);
      expect(faults).toHaveLength(phone_number === known ? 1 : 0);
    }
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[0]?.[2]).toContain('rate_limited');
  });

  test('R10: where codes cannot be sent at all, both are told so', async () => {
    const texts = [];
    for (const phone_number of [known, unknown]) {
      const { browser, provider } = createBench({ flows: { forgotten } });
      provider.send = async () => {
        throw new Error('the vendor is away');
      };
      texts.push((await browser().post('send', { phone_number })).text);
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).toContain('unavailable');
  });
});
