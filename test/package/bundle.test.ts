import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';

const everything = "export * from 'react-otp-verify'";

/**
 * What each import weighs, minified and compressed by brotli, peer dependencies outside: the aim, which is
 * printed beside what was measured, and the most that may be, so that no weight comes unseen.
 */
const budgets: { name: string; source: string; aimBytes: number; maxBytes: number }[] = [
  {
    name: 'useCountdown',
    source: "export { useCountdown } from 'react-otp-verify'",
    aimBytes: 1_000,
    maxBytes: 800,
  },
  {
    name: 'OtpInput',
    source: "export { OtpInput } from 'react-otp-verify'",
    aimBytes: 2_000,
    maxBytes: 2_550,
  },
  {
    name: 'hooks and HTTP backend',
    source:
      "export { useVerification, useCountdown, useResendCooldown, createHttpBackend } from 'react-otp-verify'",
    aimBytes: 5_000,
    maxBytes: 9_000,
  },
  {
    name: 'updates with nothing typed',
    source: "export { liveUpdates } from 'react-otp-verify'",
    aimBytes: 1_000,
    maxBytes: 1_800,
  },
  {
    name: 'step-up for any request',
    source: "export { createStepUp } from 'react-otp-verify'",
    aimBytes: 1_000,
    maxBytes: 920,
  },
  { name: 'everything', source: everything, aimBytes: 11_000, maxBytes: 18_950 },
  {
    name: 'styles',
    source: "import 'react-otp-verify/styles.css'",
    aimBytes: 2_500,
    maxBytes: 2_850,
  },
  {
    name: 'the soft theme',
    source: "import 'react-otp-verify/themes/soft.css'",
    aimBytes: 300,
    maxBytes: 310,
  },
  {
    name: 'the contrast theme',
    source: "import 'react-otp-verify/themes/contrast.css'",
    aimBytes: 300,
    maxBytes: 270,
  },
];

describe('size', () => {
  it.each(budgets)('$name fits its budget', async ({ name, source, aimBytes, maxBytes }) => {
    const { brotliBytes } = await bundle(source);
    console.log(`${name}: ${brotliBytes} bytes, aim ${aimBytes}`);
    expect(brotliBytes).toBeLessThanOrEqual(maxBytes);
  });
});

it('importing one name costs one name', async () => {
  const { code, modules } = await bundle("export { useCountdown } from 'react-otp-verify'");
  expect(modules).toContain('hooks/useCountdown.js');
  expect(modules.filter((path) => /^(components|messages|backend)\//.test(path))).toEqual([]);
  expect(code).not.toMatch(/showModal|dialog|tanstack|fetch|createElement|jsx/i);
});

it('importing nothing costs nothing', async () => {
  expect((await bundle("import 'react-otp-verify'")).modules).toEqual([]);
});

it('S6: the client holds no server code, no vendor and no host', async () => {
  const { code, modules } = await bundle(everything);
  expect(modules.filter((path) => /^(server|testing)\//.test(path))).toEqual([]);
  expect(code).not.toMatch(/telnyx|twilio|vonage|api[_-]?key|rate-limiter|node:|https?:\/\//i);
});
