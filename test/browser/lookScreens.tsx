import { cleanup, render } from '@testing-library/react';
import { afterEach } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { VerifyDialog, VerifyForm } from '../../src/index.js';
import { createClock, createFakeBackend, type FakeBackend } from '../../src/testing/index.js';
import '../../src/styles/index.css';
import '../../src/styles/themes/contrast.css';
import '../../src/styles/themes/soft.css';

export const looks = [
  { look: 'default', theme: undefined },
  { look: 'soft', theme: 'soft' },
  { look: 'contrast', theme: 'contrast' },
] as const;

/** Each look in light and in dark, and how much contrast its text has. */
export const looksAndSchemes = looks.flatMap((look) =>
  ['light', 'dark'].map((scheme) => ({
    ...look,
    scheme,
    ratio: look.theme === 'contrast' ? 7 : 4.5,
  })),
);

export async function emulate(features: Record<string, string>): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

afterEach(async () => {
  cleanup();
  await emulate({});
});

export interface Surroundings {
  theme?: string | undefined;
  scheme?: string | undefined;
  density?: string | undefined;
  /** On another element than those above, further out. */
  outerScheme?: string | undefined;
  isDialog?: boolean | undefined;
}

/** The screen on a page that says how it looks. */
export function show(
  { theme, scheme, density, outerScheme, isDialog }: Surroundings,
  script?: (backend: FakeBackend) => void,
): HTMLElement {
  const clock = createClock();
  const challenge = {
    channels: ['sms' as const, 'call' as const],
    transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind Traders' },
  };
  const backend = createFakeBackend({ clock, challenge });
  script?.(backend);
  const props = { backend, clock, input: {}, autoSend: true, offerChannels: 'always' as const };
  const leave = { onCancel: () => {}, onChangeDestination: () => {} };
  const { container } = render(
    <div data-theme={outerScheme}>
      <div
        data-theme={scheme}
        data-otp-theme={theme}
        data-otp-density={density}
        style={{ background: 'var(--otp-surface)', padding: 16 }}
      >
        {isDialog ? (
          <VerifyDialog {...props} {...leave} open onOpenChange={() => {}} />
        ) : (
          <VerifyForm {...props} {...leave} />
        )}
      </div>
    </div>,
  );
  return container;
}

export const code = () => page.getByRole('textbox');

/** Each state that colours something of its own, and how to come to it. */
export const states: Record<string, (surroundings: Surroundings) => Promise<HTMLElement>> = {
  async waiting(surroundings) {
    const container = show(surroundings);
    await page.getByText('Code expires in 5:00').findElement();
    return container;
  },
  async 'a wrong code'(surroundings) {
    const container = show(surroundings);
    await userEvent.fill(code(), '000000');
    await page.getByText('Invalid code.', { exact: false }).findElement();
    return container;
  },
  async busy(surroundings) {
    const container = show(surroundings, (backend) => backend.hold('verify'));
    await userEvent.fill(code(), '123456');
    await page.getByRole('button', { name: 'Checking code' }).findElement();
    return container;
  },
  async 'rate limited'(surroundings) {
    const container = show(surroundings, (backend) =>
      backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 95 }),
    );
    await page.getByText('Too many codes', { exact: false }).findElement();
    return container;
  },
  async locked(surroundings) {
    const container = show(surroundings, (backend) =>
      backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' }),
    );
    await userEvent.fill(code(), '000000');
    await page.getByText('Too many attempts', { exact: false }).findElement();
    return container;
  },
  async verified(surroundings) {
    const container = show(surroundings);
    await userEvent.fill(code(), '123456');
    await page.getByText('You’re verified').findElement();
    return container;
  },
};
