// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblemCode } from '../../src/contract/failure.js';
import { createBench, phone } from './support/createBench.js';
import { type Answer, read } from './support/createBrowser.js';

const actions = ['send', 'verify', 'cancel', 'status'];
const action = fc.constantFrom(...actions);
const url = (name: string) => `https://app.example/${name}`;

function expectProblem({ status, headers, body }: Answer) {
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body.status).toBe(status);
  expect(isProblemCode(body.code)).toBe(true);
  expect(body.detail).toEqual(expect.any(String));
}

describe('every body gets a clear answer', () => {
  const post = async (name: string, body: BodyInit) => {
    const bench = createBench();
    const response = await bench.handle(
      new Request(url(name), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    );
    return { ...bench, answer: await read(response) };
  };

  test('R12: bytes that are no JSON object: 400, and nothing happens', async () => {
    const noObject = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => Uint8Array.from(bytes))
      .filter((bytes) => !isObject(bytes));
    await fc.assert(
      fc.asyncProperty(action, noObject, async (name, bytes) => {
        const { answer, provider, faults } = await post(name, bytes);
        expectProblem(answer);
        expect(answer.status).toBe(400);
        expect([provider.inbox.messages(), faults]).toEqual([[], []]);
      }),
    );
  });

  test('R12: any JSON at all: an answer of the contract, and no fault inside', async () => {
    const field = fc.constantFrom(
      ...['verification_id', 'code', 'flow', 'channel', 'phone_number', '__proto__', 'constructor'],
    );
    const body = fc.oneof(
      fc.json(),
      fc.dictionary(field, fc.jsonValue()).map((it) => JSON.stringify(it)),
    );
    await fc.assert(
      fc.asyncProperty(action, body, async (name, text) => {
        const { answer, faults } = await post(name, text);
        if (answer.status >= 400) expectProblem(answer);
        else expect([200, 204]).toContain(answer.status);
        expect(answer.status).toBeLessThan(500);
        expect(faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('R12: wrong types for our own fields on a live verification: 400, and it lives on', async () => {
    const wrong = fc.oneof(
      fc.constant(''),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object(),
    );
    await fc.assert(
      fc.asyncProperty(wrong, async (value) => {
        const { browser, lastCode } = createBench();
        const person = browser();
        const { body } = await person.post('send', {});
        for (const [name, request] of [
          ['verify', { ...body, code: value }],
          ['verify', { code: lastCode(), verification_id: value }],
          ['status', { verification_id: value }],
          ['cancel', { verification_id: value }],
          ['send', { verification_id: value }],
          ['send', { verification_id: body.verification_id, channel: value }],
          ['send', { flow: value }],
          ['send', { channel: value, phone_number: '+4915112345678' }],
        ] as const) {
          const answer = await person.post(name, request);
          expect([name, answer.status]).toEqual([name, 400]);
          expectProblem(answer);
        }
        const { status } = await person.post('verify', { ...body, code: lastCode() });
        expect(status).toBe(200);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['past the cap', 'a'.repeat(16 * 1024)],
    ['10 MB', 'a'.repeat(10_000_000)],
  ])('R12: a body %s: 413', async (_size, padding) => {
    const { answer } = await post('send', JSON.stringify({ padding }));
    expectProblem(answer);
    expect(answer.status).toBe(413);
  });

  test('R12: an endless stream is left off at the cap', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const { handle } = createBench();
    const init = { method: 'POST', body: endless, duplex: 'half' };
    const headers = { 'content-type': 'application/json' };
    const answer = await read(await handle(new Request(url('send'), { ...init, headers })));
    expect(answer.status).toBe(413);
    expect(pulled).toBeLessThan(25);
  });

  test.each([
    '5551233456',
    '+0551233456',
    '+1 555 123 3456',
    '+1555',
    '+1234567890123456',
    'ann@',
    '@example.com',
    'ann@example.com\nbcc: eve@example.com',
    `${phone}\n`,
    '',
  ])('R16: a recipient that no provider should see is refused: %j', async (phone_number) => {
    const { browser, provider } = createBench();
    const answer = await browser().post('send', { phone_number });
    expectProblem(answer);
    expect(answer.status).toBe(400);
    expect(provider.inbox.messages()).toEqual([]);
  });
});

function isObject(bytes: Uint8Array): boolean {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
