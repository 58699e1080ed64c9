// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  type CodeMessage,
  type CodeProviderOptions,
  codeProvider,
  type ProviderSendRequest,
  VerificationError,
} from '../../../src/server/index.js';
import { openBench, phone, transaction } from './openBench.js';

const request: ProviderSendRequest = {
  recipient: phone,
  channel: 'sms',
  timeoutSecs: 300,
  host: 'app.example',
  purpose: 'login',
  isDecoy: false,
};

/** What is delivered for a request. */
async function delivered(
  more: Partial<ProviderSendRequest> = {},
  options: Partial<CodeProviderOptions> = {},
): Promise<CodeMessage> {
  const messages: CodeMessage[] = [];
  const deliver = (message: CodeMessage) => void messages.push(message);
  await codeProvider({ deliver, ...options }).send({ ...request, ...more });
  const [message, ...others] = messages;
  if (!message || others.length > 0) throw new Error(`${messages.length} messages`);
  return message;
}

/**
 * Reads a message as browsers do.
 * @see https://wicg.github.io/sms-one-time-codes/#parsing
 */
function parse(message: string): { host: string; code: string } | undefined {
  const line = message.slice(message.lastIndexOf('\n') + 1);
  const [, host, code] = /^@([^\s#%@]+) #([^\s%@]+)(?: [%@][^\s]+)?$/.exec(line) ?? [];
  return host !== undefined && code !== undefined ? { host, code } : undefined;
}

describe('P8: the last line of a text message', () => {
  test('P8: whatever the app writes, browsers find the host and the code in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.domain(),
        fc.string(),
        fc.string(),
        fc.constantFrom('sms', 'psd2'),
        fc.constantFrom('numeric', 'alphanumeric'),
        async (host, before, after, channel, alphabet) => {
          const message = ({ code }: { code: string }) => `${before} ${code} ${after}`;
          const { text, code } = await delivered({ host, channel }, { message, alphabet });
          expect(parse(text)).toEqual({ host, code });
          expect(text.startsWith(`${before} ${code} ${after}\n`)).toBe(true);
        },
      ),
    );
  });

  test('P8: an app that writes it itself gets it once', async () => {
    const message = ({ host, code }: { host?: string | undefined; code: string }) =>
      `Code: ${code}\n\n@${host} #${code}`;
    const { text, code } = await delivered({}, { message });
    expect(text).toBe(`Code: ${code}\n\n@app.example #${code}`);
  });

  test('P9: a page inside another one is named as the app says, and none is when it says so', async () => {
    const originLine: CodeProviderOptions['originLine'] = ({ host, code }) =>
      `@shop.example #${code} %${host}`;
    const { text, code } = await delivered({ host: 'pay.example' }, { originLine });
    expect(text.split('\n').at(-1)).toBe(`@shop.example #${code} %pay.example`);
    expect(parse(text)).toEqual({ host: 'shop.example', code });
    expect((await delivered({}, { originLine: () => '' })).text).not.toContain('@');
  });

  test.each(['whatsapp', 'call', 'email'])(
    'none by %s, nor where no page is known',
    async (channel) => {
      expect((await delivered({ channel })).text).not.toContain('@');
      expect((await delivered({ host: undefined })).text).not.toContain('@');
    },
  );
});

describe('what a message says', () => {
  test.each(['sms', 'psd2', 'call', 'whatsapp', 'email'])(
    'S9: by %s a payment names its amount and payee',
    async (channel) => {
      const { text, subject } = await delivered({ channel, transaction });
      expect(text).toContain('49.90 EUR to Acme Books');
      expect(subject).toBe(
        channel === 'email' ? 'Your code to pay 49.90 EUR to Acme Books' : undefined,
      );
    },
  );

  test('the subject of an email names no code', async () => {
    const { subject, code } = await delivered({ channel: 'email', recipient: 'ann@example.com' });
    expect(subject).toBe('Your code');
    expect(subject).not.toContain(code);
  });

  test('the app writes its own, later if it must, from everything there is to say', async () => {
    const message: CodeProviderOptions['message'] = async (values) => {
      const { code, timeoutSecs, transaction, recipient, channel } = values;
      return [channel, recipient, transaction?.payee, code, timeoutSecs / 60].join(' ');
    };
    const { text, code } = await delivered({ channel: 'call', transaction }, { message });
    expect(text).toBe(`call ${phone} Acme Books ${code} 5`);
  });

  test('a flash call says nothing: its number is the code', async () => {
    const { text, code } = await delivered({ channel: 'flashcall' });
    expect(text).toBe('');
    expect(code).toMatch(/^\d{6}$/);
  });

  test('a message that lost its code is not sent, and the app hears why', async () => {
    const deliver = vi.fn();
    const provider = codeProvider({ deliver, message: () => 'Your code is on its way' });
    await expect(provider.send(request)).rejects.toThrow(
      /^react-otp-verify: `message` .* without the code, for the channel sms, so .*Return .*`values\.code`/,
    );
    expect(deliver).not.toHaveBeenCalled();
  });

  test('a code may be spelt out, as it is in a call', async () => {
    const message = ({ code }: { code: string }) => [...code].join(' – ');
    const { text, code } = await delivered({ channel: 'call' }, { message });
    expect(text).toBe([...code].join(' – '));
  });
});

describe('codes of our own', () => {
  const create = (options: Partial<CodeProviderOptions> = {}) => {
    const messages: CodeMessage[] = [];
    const provider = codeProvider({
      deliver: (message) => void messages.push(message),
      ...options,
    });
    return { provider, lastCode: () => messages.at(-1)?.code ?? 'none' };
  };

  test('R5: a code is right for its purpose alone', async () => {
    const { provider, lastCode } = create();
    const { reference } = await provider.send(request);
    const check = (purpose: string) => provider.verify({ reference, purpose, code: lastCode() });
    expect(await check('payment')).toBe('rejected');
    expect(await check('')).toBe('rejected');
    expect(await check('login')).toBe('accepted');
  });

  test('R13: the secret is shared by processes, and what is stored is no use without it', async () => {
    const [one, two] = ['a'.repeat(32), 'b'.repeat(32)].map((secret) => ({ secret }));
    const { provider, lastCode } = create(one);
    const { reference } = await provider.send(request);
    const asked = { reference, purpose: 'login', code: lastCode() };
    expect(await create(one).provider.verify(asked)).toBe('accepted');
    for (const stranger of [create(two), create()]) {
      await expect(stranger.provider.verify(asked)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/another key.*Pass the same `secret`/),
      });
    }
  });

  test('letters are taken as they come', async () => {
    const { provider, lastCode } = create({ alphabet: 'alphanumeric', codeLength: 10 });
    const { reference } = await provider.send(request);
    const check = (code: string) => provider.verify({ reference, purpose: 'login', code });
    expect(await check(lastCode().toLowerCase())).toBe('accepted');
    expect(await check(lastCode())).toBe('accepted');
    expect(await check(lastCode().slice(1))).toBe('rejected');
  });

  test('a recipient who cannot be reached this way: the screen offers another', async () => {
    const failure = new VerificationError('delivery_failed', 'a landline');
    const provider = codeProvider({
      deliver() {
        throw failure;
      },
    });
    const rig = { create: () => provider, received: () => [] } as never;
    const { browser, faults } = openBench(rig);
    const { body } = await browser().post('send', { flow: 'login' });
    expect(body).toMatchObject({ status: 502, code: 'delivery_failed' });
    expect(faults).toEqual([failure]);
  });
});

describe('options of codeProvider that cannot work', () => {
  test.each([
    [{ deliver: undefined }, /`deliver`.*undefined/],
    [{ codeLength: 11 }, /`codeLength`.*received 11/],
    [{ secret: 'short' }, /`secret`.*32.*received 5.*openssl rand/],
    [{ channels: ['sms', 'dtmf_confirm'] }, /`channels`.*dtmf_confirm/],
  ])('%o', (options, message) => {
    const create = () => codeProvider({ deliver: () => {}, ...options } as never);
    expect(create).toThrow(message);
    expect(create).toThrow(/^react-otp-verify: .+, so .+\. .+\.$/);
  });

  test('a secret is not quoted', () => {
    const secret = 'hunter2hunter2';
    expect(() => codeProvider({ deliver: () => {}, secret })).toThrow(/^((?!hunter2).)*$/s);
  });
});
