// @vitest-environment node
import { expect, test } from 'vitest';
import { createStepUp } from '../../src/index.js';
import { apply, byToken, detect, serve, setUp, until } from './support.js';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const statuses = async (responses: Promise<Response>[]) =>
  (await Promise.all(responses)).map(({ status }) => status);

test('N2: requests that want the same share one verification and its proof', async () => {
  const { get, person, sent } = await setUp();
  const responses = [get('a'), get('a'), get('a')];
  (await person.untilAsked(1)).verified();
  expect(await statuses(responses)).toEqual([200, 200, 200]);
  expect(person.asked).toHaveLength(1);
  expect(sent('a')).toBe(6);
});

test('N2: one whose refusal comes late shares a verification that has ended since, good or bad', async () => {
  for (const end of ['verified', 'cancelled'] as const) {
    const late = gate();
    let count = 0;
    const { get, person } = await setUp((request) => {
      count += 1;
      return { ...byToken(request), ...(count === 1 && { after: late.opened }) };
    });
    const slow = get('a');
    await until(() => count, 1);
    const quick = get('a');
    (await person.untilAsked(1))[end]();
    const settled = (await Promise.allSettled([quick]))[0];
    late.open();
    const [slowly] = await Promise.allSettled([slow]);
    expect(slowly?.status).toBe(end === 'verified' ? 'fulfilled' : 'rejected');
    expect(settled?.status).toBe(slowly?.status);
    expect(person.asked).toHaveLength(1);
  }
});

test('N2: one that is sent while somebody is being verified shares that', async () => {
  const { get, person, sent } = await setUp();
  const first = get('a');
  const asked = await person.untilAsked(1);
  const second = get('a');
  await until(() => sent('a'), 2);
  asked.verified();
  expect(await statuses([first, second])).toEqual([200, 200]);
  expect(person.asked).toHaveLength(1);
});

test('one that comes after a verification asks again: an answer of before is none to it', async () => {
  const { get, person } = await setUp();
  const first = get('a');
  (await person.untilAsked(1)).cancelled();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  const second = get('a');
  (await person.untilAsked(2)).verified();
  expect((await second).status).toBe(200);
});

test('those that want something else wait for their turn', async () => {
  const { get, person, sent } = await setUp();
  const responses = [get('a'), get('b')];
  const first = await person.untilAsked(1);
  const other = first.input.order === 'a' ? 'b' : 'a';
  await until(() => sent('a') + sent('b'), 2);
  expect(person.asked).toHaveLength(1);
  first.verified();
  const second = await person.untilAsked(2);
  expect(second.input).toEqual({ order: other });
  second.verified();
  expect(await statuses(responses)).toEqual([200, 200]);
  // The one that waited was tried in between.
  expect(sent(first.input.order)).toBe(2);
  expect(sent(other)).toBe(3);
});

test('one that waited is tried again first: somebody is verified now, which may be enough', async () => {
  let isVerified = false;
  const { get, person, sent } = await setUp((request) =>
    isVerified ? { status: 200 } : byToken(request),
  );
  const responses = ['a', 'b', 'c'].map((order) => get(order));
  const first = await person.untilAsked(1);
  await until(() => sent('a') + sent('b') + sent('c'), 3);
  isVerified = true;
  first.verified();
  expect(await statuses(responses)).toEqual([200, 200, 200]);
  expect(person.asked).toHaveLength(1);
  expect(['a', 'b', 'c'].map(sent)).toEqual([2, 2, 2]);
});

test('after somebody left nobody is verified, and the next is asked without trying', async () => {
  const { get, person, sent } = await setUp();
  const responses = Promise.allSettled([get('a'), get('b')]);
  const first = await person.untilAsked(1);
  first.cancelled();
  const second = await person.untilAsked(2);
  second.verified();
  const settled = await responses;
  expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(sent(second.input.order)).toBe(2);
});

test('one that waits for its turn can leave, and the dialog before its eyes stays', async () => {
  const { get, person } = await setUp();
  const first = get('a');
  const asked = await person.untilAsked(1);
  const leaving = new AbortController();
  const second = get('b', { signal: leaving.signal });
  leaving.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked.signal.aborted).toBe(false);
  asked.verified();
  expect((await first).status).toBe(200);
  expect(person.asked).toHaveLength(1);
});

test('a verification that everybody left is shared with nobody, even while it closes', async () => {
  const closing = gate();
  const { url } = await serve(byToken);
  const signals: AbortSignal[] = [];
  const stepUp = createStepUp({
    detect,
    apply,
    verify: async ({ input, signal }) => {
      signals.push(signal);
      if (signals.length === 1) await closing.opened;
      return `token-${input.order}`;
    },
  });
  const leaving = new AbortController();
  const left = stepUp.fetch(`${url}/a`, { signal: leaving.signal });
  await until(() => signals.length, 1);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  const next = stepUp.fetch(`${url}/a`);
  closing.open();
  expect((await next).status).toBe(200);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});
