// @vitest-environment node
import { afterEach, describe, expect, test, vi } from 'vitest';
import { devProvider, type InboxMessage } from '../../src/server/index.js';
import { createBench, phone } from './support/createBench.js';
import { createBrowser } from './support/createBrowser.js';

afterEach(() => vi.unstubAllEnvs());

/** What a phone shows for a code sent by a channel, the code itself replaced. */
async function delivered(
  channel: string,
  { transaction = false, url = 'https://app.example/x' } = {},
) {
  const pay = { amount: '49.90', currency: 'EUR', payee: 'Acme Books' };
  const recipient = channel === 'email' ? 'ann@example.com' : phone;
  const authorize = () => (transaction ? { recipient, transaction: pay } : { recipient });
  const { handle, provider } = createBench({ flows: { any: { authorize } } });
  const { status } = await createBrowser(handle, { url }).post('send', { channel });
  expect(status).toBe(200);
  const [message] = provider.inbox.messages(recipient);
  if (!message) throw new Error('nothing arrived');
  const { code, text, from } = message;
  return { message, text: text.replaceAll(code, 'CODE'), from: from.replaceAll(code, 'CODE') };
}

describe('the inbox of the development provider', () => {
  test('P8: a text message ends with its host and code, as browsers read it', async () => {
    expect((await delivered('sms')).text).toBe(
      'Your code is CODE. It expires in 5 minutes. Never share it.\n\n@app.example #CODE',
    );
    const url = 'http://localhost:6006/api';
    expect((await delivered('sms', { url })).text.split('\n').at(-1)).toBe('@localhost #CODE');
  });

  test('a call is heard: its digits one by one, twice', async () => {
    const { text, message } = await delivered('call');
    const digits = [...message.code].join(', ');
    expect(text).toBe(`Hello. Your code is ${digits}. Once more: Your code is ${digits}.`);
  });

  test('a flash call says nothing: its number ends with the code', async () => {
    const { from, text, message } = await delivered('flashcall');
    expect([from, text]).toEqual(['+1555CODE', '']);
    expect(message.from.endsWith(message.code)).toBe(true);
  });

  test('email and WhatsApp', async () => {
    expect(await delivered('email')).toMatchObject({
      from: 'no-reply@app.example',
      text: expect.stringMatching(
        /^Your code is CODE\. It expires in 5 minutes\.\n\nIf you did not/,
      ),
    });
    expect((await delivered('whatsapp')).text).toMatch(/^Your code is CODE\./);
  });

  test.each(['psd2', 'sms', 'call'])(
    'a payment by %s names its amount and payee',
    async (channel) => {
      const { text } = await delivered(channel, { transaction: true });
      expect(text).toContain('To pay 49.90 EUR to Acme Books, your code is');
    },
  );

  test('listeners hear each message once, until they stop', async () => {
    const provider = devProvider();
    const heard: InboxMessage[] = [];
    const stop = provider.inbox.subscribe((message) => heard.push(message));
    const request = { channel: 'sms', timeoutSecs: 90, purpose: 'x', isDecoy: false };
    await provider.send({ ...request, recipient: phone });
    stop();
    await provider.send({ ...request, recipient: '+4915112345678' });
    expect(heard).toEqual(provider.inbox.messages(phone));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toBe(
      `Your code is ${heard[0]?.code}. It expires in 90 seconds. Never share it.`,
    );
    expect(provider.inbox.messages()).toHaveLength(2);
  });

  test('it remembers the last hundred', async () => {
    const provider = devProvider();
    for (let at = 0; at < 120; at++) {
      await provider.send({
        recipient: `+1555000${String(at).padStart(4, '0')}`,
        channel: 'sms',
        timeoutSecs: 60,
        purpose: 'x',
        isDecoy: false,
      });
    }
    const messages = provider.inbox.messages();
    expect(messages).toHaveLength(100);
    expect(messages[0]?.recipient).toBe('+15550000020');
  });
});

describe('the development provider in production', () => {
  test('it refuses to run, says why and what to do', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(() => devProvider()).toThrow(
      /^react-otp-verify: .*"production".*inside the server.*allowInProduction: true/,
    );
    expect(() => devProvider({ allowInProduction: true })).not.toThrow();
  });

  test('it runs where there is no `process`', () => {
    vi.stubGlobal('process', undefined);
    try {
      expect(devProvider().name).toBe('dev');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
