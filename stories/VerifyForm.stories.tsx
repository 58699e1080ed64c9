// Past 250 lines: a story for every state, so that the list of them is the list of states.
import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { VerificationError, VerifyForm, type VerifyFormProps } from '../src/index.js';
import { type Scene, scene } from './support/Scene.js';

/** What a story may set; backend and clock are the scene's. */
type Args = Omit<VerifyFormProps, keyof Scene | 'verification'>;

const meta: Meta<Args> = {
  title: 'Screens/VerifyForm',
  component: VerifyForm as ComponentType<Args>,
  args: {
    autoSend: true,
    input: {},
    initialFocus: 'none',
    onCancel: () => {},
    onChangeDestination: () => {},
  },
  argTypes: { input: { control: false } },
  loaders: [scene()],
  render: (args, { loaded }) => (
    <VerifyForm {...(args as VerifyFormProps)} {...(loaded as Scene)} verification={undefined} />
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

type Play = NonNullable<Story['play']>;

const field = (canvasElement: HTMLElement) => within(canvasElement).findByRole('textbox');

async function enter(canvasElement: HTMLElement, code: string): Promise<void> {
  const input = await field(canvasElement);
  await userEvent.clear(input);
  await userEvent.type(input, code);
}

/** Waits until the screen is in the state that the story is named after. */
async function shows(canvasElement: HTMLElement, status: string, words?: string): Promise<void> {
  const canvas = within(canvasElement);
  // The toolbar may show the story in another language.
  const isEnglish = canvasElement.querySelector('[lang]')?.getAttribute('lang') === 'en';
  if (words && isEnglish) await canvas.findAllByText(words, { exact: false });
  const form = canvasElement.querySelector('form');
  await waitFor(() => expect(form).toHaveAttribute('data-status', status));
}

const wrongCode: Play = async ({ canvasElement }) => {
  await enter(canvasElement, '000000');
  await shows(canvasElement, 'awaiting', 'Invalid code. 4 attempts remaining.');
};

/** Nothing has been sent: the person agrees first. */
export const Idle: Story = {
  args: {
    autoSend: false,
    consent:
      'We’ll text a code to your phone. Message and data rates may apply. Reply STOP to opt out.',
  },
  play: ({ canvasElement }) => shows(canvasElement, 'idle', 'Message and data rates'),
};

export const Sending: Story = {
  loaders: [scene(({ backend }) => backend.hold('send'))],
  play: ({ canvasElement }) => shows(canvasElement, 'sending'),
};

/** The code is on its way: where it went, the time to type it, and the wait for another. */
export const Awaiting: Story = {
  play: async ({ canvasElement }) => {
    await shows(canvasElement, 'awaiting', 'Code expires in 5:00');
    await expect(
      within(canvasElement).getByRole('button', { name: 'Resend code' }),
    ).toHaveTextContent('Resend code in 0:30');
  },
};

export const PartlyTyped: Story = {
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '123');
    await expect(await field(canvasElement)).toHaveValue('123');
  },
};

export const Verifying: Story = {
  loaders: [scene(({ backend }) => backend.hold('verify'))],
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '123456');
    await shows(canvasElement, 'verifying', 'Checking code…');
  },
};

/** The field stays usable; what was typed stays in it. */
export const WrongCode: Story = { play: wrongCode };

/** The server counts, the screen says. */
export const LastAttempt: Story = {
  loaders: [
    scene(({ backend }) =>
      backend.nextVerify({ status: 'failed', code: 'incorrect', attemptsRemaining: 1 }),
    ),
  ],
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '000000');
    await shows(canvasElement, 'awaiting', 'Invalid code. 1 attempt remaining.');
  },
};

export const Incomplete: Story = {
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '12');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Verify' }));
    await shows(canvasElement, 'awaiting', 'Enter all 6 digits of the code.');
  },
};

export const ResendReady: Story = {
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    await (loaded as Scene).clock.advance(31_000);
    await expect(
      await within(canvasElement).findByRole('button', { name: 'Resend code' }),
    ).toHaveAttribute('aria-disabled', 'false');
  },
};

/** Asked for a second code: only the latest counts. */
export const Resent: Story = {
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    await (loaded as Scene).clock.advance(31_000);
    await userEvent.click(
      await within(canvasElement).findByRole('button', { name: 'Resend code' }),
    );
    await shows(canvasElement, 'awaiting', 'Use the most recent one');
  },
};

export const ByCall: Story = {
  args: { channel: 'call' },
  play: ({ canvasElement }) => shows(canvasElement, 'awaiting', 'Listen for the code'),
};

export const Expired: Story = {
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    await (loaded as Scene).clock.advance(300_000);
    await shows(canvasElement, 'expired', 'Code expired. Click Resend to get a new code.');
  },
};

export const Locked: Story = {
  loaders: [
    scene(({ backend }) => backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' })),
  ],
  play: async ({ canvasElement, loaded }) => {
    await enter(canvasElement, '000000');
    await (loaded as Scene).clock.advance(31_000);
    await shows(canvasElement, 'locked', 'Too many attempts. Please start again.');
  },
};

/** The code stays in the field, and Verify tries the same again without charging it twice. */
export const NoConnection: Story = {
  loaders: [
    scene(({ backend }) => backend.nextVerify(new VerificationError('network', 'offline'))),
  ],
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '123456');
    await shows(canvasElement, 'awaiting', 'Check your connection and try again.');
    await expect(await field(canvasElement)).toHaveValue('123456');
  },
};

export const CouldNotSend: Story = {
  loaders: [scene(({ backend }) => backend.nextSend(new VerificationError('network', 'offline')))],
  play: ({ canvasElement }) => shows(canvasElement, 'idle', 'Could not send the code.'),
};

export const RateLimited: Story = {
  loaders: [
    scene(({ backend }) =>
      backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 95 }),
    ),
  ],
  play: ({ canvasElement }) => shows(canvasElement, 'idle', 'Too many codes were asked for.'),
};

export const NotDelivered: Story = {
  loaders: [
    scene(({ backend }) => backend.nextSend({ status: 'failed', code: 'delivery_failed' })),
  ],
  play: ({ canvasElement }) => shows(canvasElement, 'idle', 'could not be delivered'),
};

export const Verified: Story = {
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '123456');
    await shows(canvasElement, 'verified', 'You’re verified');
  },
};

export const Cancelled: Story = {
  play: async ({ canvasElement }) => {
    await field(canvasElement);
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Cancel' }));
    await shows(canvasElement, 'cancelled', 'Verification cancelled');
  },
};

/** Amount and payee beside the code, throughout. */
export const Payment: Story = {
  args: { title: 'Confirm your payment' },
  loaders: [
    scene(undefined, {
      challenge: {
        channel: 'psd2',
        channels: ['psd2', 'call'],
        transaction: { amount: '1249.90', currency: 'EUR', payee: 'Northwind Traders GmbH' },
      },
    }),
  ],
  play: ({ canvasElement }) => shows(canvasElement, 'awaiting', 'Northwind Traders GmbH'),
};

export const Masked: Story = {
  args: { mask: true },
  play: async ({ canvasElement }) => {
    await enter(canvasElement, '1234');
    await expect(await field(canvasElement)).toHaveAttribute('type', 'text');
  },
};

export const EightCharacters: Story = {
  loaders: [
    scene(undefined, {
      code: 'A1B2C3D4',
      challenge: { codeLength: 8, alphabet: 'alphanumeric' },
    }),
  ],
  play: async ({ canvasElement }) => {
    await enter(canvasElement, 'a1b2');
    await expect(await field(canvasElement)).toHaveValue('A1B2');
  },
};

/** For those whom running seconds distract. */
export const WholeMinutes: Story = {
  args: { countdown: 'minutes' },
  play: ({ canvasElement }) => shows(canvasElement, 'awaiting', 'Code expires in 5 minutes'),
};

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: wrongCode };
export const Dark: Story = { globals: { theme: 'dark' }, play: wrongCode };
export const Narrow: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: wrongCode,
};

/** Nothing is cut off, however long the words. */
export const LongWords: Story = {
  args: {
    title: 'Bestätigen Sie Ihre Telefonnummernänderung zur Sicherheitsüberprüfung',
    messages: {
      action: () => 'Verifizierungscode jetzt überprüfen lassen',
      noCode: () => 'Haben Sie auch nach längerem Warten keinen Code erhalten?',
      codeHint: () => 'Sechs Ziffern, die nach Eingabe der letzten sofort überprüft werden.',
    },
  },
  play: async ({ canvasElement }) => {
    await field(canvasElement);
    const form = canvasElement.querySelector('form');
    await expect(form?.scrollWidth).toBeLessThanOrEqual(form?.clientWidth ?? 0);
  },
};
