import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundle } from './bundle.js';

const page = readFileSync('stories/guides/ChooseYourParts.mdx', 'utf8');

/** What the page calls it, and what an app imports for it. */
const parts: [string, string][] = [
  ['[`VerifyForm`]', 'VerifyForm'],
  ['[`VerifyDialog`]', 'VerifyDialog'],
  ['[`useVerifyDialog`]', 'VerifyDialogProvider, useVerifyDialog'],
  ['[the parts]', 'useVerification, OtpInput, PhoneHint, Countdown, ResendButton, SubmitButton'],
  ['[the hooks]', 'useVerification, useCountdown, useResendCooldown'],
  ['[`OtpInput`]', 'OtpInput'],
];

it.each(parts)(
  'the size that the documentation names for %s is within 0.5 kB of what it is',
  async (link, names) => {
    const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(link));
    const documentedKb = Number(row?.split('|').at(-2));
    const { brotliBytes } = await bundle(`export { ${names} } from 'react-otp-verify'`);
    console.log(`${names}: ${brotliBytes} bytes, documented as ${documentedKb} kB`);
    expect(Math.abs(brotliBytes / 1000 - documentedKb)).toBeLessThanOrEqual(0.5);
  },
);
