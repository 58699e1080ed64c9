import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leavePages, number, openKey, startPage } from './startPage.js';

beforeEach(() => sessionStorage.clear());
afterEach(leavePages);

describe('what is kept is forgotten', () => {
  it.each([
    ['verified', (page) => page.verify('123456')],
    ['cancelled', (page) => page.cancel()],
    ['reset', (page) => page.reset()],
    ['left', (page) => page.detach()],
    [
      'locked',
      async (page) => {
        page.backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
        await page.verify('000000');
      },
    ],
    [
      'given up for another input',
      (page) => page.engine.configure({ ...page.options, input: 'other' }),
    ],
  ] as [string, (page: ReturnType<typeof startPage>) => unknown][])(
    'once it is %s, but for the wait',
    async (_, end) => {
      const page = startPage();
      await page.send();
      expect(sessionStorage.getItem(openKey(number))).not.toBeNull();
      await end(page);
      await page.settled();
      expect(sessionStorage.getItem(openKey(number))).toBeNull();
      expect((await page.reload()).now()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
    },
  );
});

describe('S1: what is kept', () => {
  it('holds neither code nor number nor proof nor anything of the input', async () => {
    const input = { email: 'ada@example.com', password: 'correct horse', phone_number: number };
    const page = startPage({ code: '987654' }, { input });
    await page.send();
    page.backend.nextVerify(new TypeError('Failed to fetch'));
    await page.verify('987654');
    await page.verify('111111');
    expect(page.kept()).toContain('fake-1');
    expect(page.kept()).not.toMatch(/987654|111111|2025550142|ada|horse|token-1/);
    await page.verify('987654');
    expect(page.kept()).not.toMatch(/987654|111111|2025550142|ada|horse|token-1|fake-1/);
  });

  it('holds no destination that its server did not mask', async () => {
    const page = startPage({ challenge: { destination: number } });
    await page.send();
    expect(page.kept()).toContain('fake-1');
    expect(page.kept()).not.toContain('2025550142');
  });

  it('is nothing of a verification whose server keeps a state of its own in it', async () => {
    const page = startPage({ challenge: { state: { phone_number: number } } });
    await page.send();
    expect(page.kept()).not.toMatch(/fake-1|2025550142/);
    expect((await page.reload()).now()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
  });

  it('is nothing at all where the backend does not name its server', async () => {
    const page = startPage({ scope: undefined });
    await page.send();
    await page.verify('000000');
    page.cancel();
    expect(page.kept()).toBe('{}');
  });
});

describe('storage that cannot be relied on', () => {
  const refusing = (name: string) => () => {
    throw new DOMException('refused', name);
  };

  it.each([
    [
      'is full',
      { getItem: () => null, setItem: refusing('QuotaExceededError'), removeItem: () => {} },
    ],
    [
      'is closed to the page',
      {
        getItem: refusing('SecurityError'),
        setItem: refusing('SecurityError'),
        removeItem: refusing('SecurityError'),
      },
    ],
    ['is not there', undefined],
  ])('%s: the screen works, and a reload starts anew', async (_, storage) => {
    vi.stubGlobal('sessionStorage', storage);
    const page = startPage();
    await page.send();
    expect(await page.verify('000000')).toMatchObject({ error: { code: 'incorrect' } });
    expect((await page.reload()).now().status).toBe('idle');
    expect(await page.verify('123456')).toMatchObject({ status: 'verified' });
  });

  it.each([
    '',
    '{',
    'null',
    '5',
    '"text"',
    '[]',
    '{}',
    '{"challenge":5}',
    '{"atMs":"x","challenge":null}',
  ])('holds %s: nothing is gone on with', async (text) => {
    const page = startPage();
    await page.send();
    const keys = Object.keys(sessionStorage);
    expect(keys).toHaveLength(2);
    for (const key of keys) sessionStorage.setItem(key, text);
    const { now, send } = await page.reload();
    expect(now()).toMatchObject({ status: 'idle' });
    expect(await send()).toMatchObject({ status: 'awaiting', sendCount: 1 });
  });
});
