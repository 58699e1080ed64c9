import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { expect, within } from 'storybook/test';
import { VerifyForm, type VerifyFormProps } from '../src/index.js';
import { type Scene, scene } from './support/Scene.js';

type Args = Omit<VerifyFormProps, keyof Scene | 'verification'>;

/** How a code, or a confirmation, comes: what the server hears of it, and the ways that it offers. */
const meta: Meta<Args> = {
  title: 'Screens/Channels and news',
  component: VerifyForm as ComponentType<Args>,
  args: { autoSend: true, input: {}, initialFocus: 'none', onCancel: () => {} },
  argTypes: { input: { control: false } },
  loaders: [scene()],
  render: (args, { loaded }) => (
    <VerifyForm {...(args as VerifyFormProps)} {...(loaded as Scene)} verification={undefined} />
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

const field = (canvasElement: HTMLElement) => within(canvasElement).findByRole('textbox');

/** Waits until the screen is in the state that the story is named after. */
async function shows(canvasElement: HTMLElement, status: string, words: string): Promise<void> {
  await within(canvasElement).findAllByText(words, { exact: false });
  await expect(canvasElement.querySelector('form')).toHaveAttribute('data-status', status);
}

/** The server heard from the carrier. */
export const Delivered: Story = {
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    (loaded as Scene).backend.emit({ type: 'delivery', state: 'delivered' });
    await shows(canvasElement, 'awaiting', 'Delivered.');
  },
};

/** Nothing came: what to do is there at once, with no wait. */
export const NotDelivered: Story = {
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    (loaded as Scene).backend.emit({ type: 'delivery', state: 'failed' });
    await shows(canvasElement, 'awaiting', 'could not be delivered');
    await within(canvasElement).findByRole('button', { name: 'Call me instead' });
  },
};

/** The first wait is over and nothing came: the next rung of the ladder. */
export const OtherChannels: Story = {
  loaders: [scene(undefined, { challenge: { channels: ['sms', 'call', 'whatsapp', 'email'] } })],
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    await (loaded as Scene).clock.advance(31_000);
    await shows(canvasElement, 'awaiting', 'No text message?');
    await within(canvasElement).findByRole('button', { name: 'Send on WhatsApp instead' });
  },
};

/** The code is the number that called. */
export const MissedCall: Story = {
  loaders: [scene(undefined, { challenge: { channel: 'flashcall', codeLength: 4 } })],
  play: ({ canvasElement }) => shows(canvasElement, 'awaiting', 'last digits of the number'),
};

/** A key is pressed on the call: nothing is typed here, and nothing is there to type it into. */
export const ConfirmByKey: Story = {
  loaders: [scene(undefined, { challenge: { channel: 'dtmf_confirm' } })],
  play: async ({ canvasElement }) => {
    await shows(canvasElement, 'awaiting', 'press the key you are asked for');
    await expect(within(canvasElement).queryByRole('textbox')).not.toBeInTheDocument();
  },
};

/** The server heard it from the phone: the screen is done with nothing typed. */
export const ConfirmedElsewhere: Story = {
  loaders: [scene(undefined, { challenge: { channel: 'dtmf_confirm' } })],
  play: async ({ canvasElement, loaded }) => {
    await shows(canvasElement, 'awaiting', 'press the key you are asked for');
    const { backend } = loaded as Scene;
    backend.emit({ type: 'result', result: { status: 'verified', proof: {} } });
    await shows(canvasElement, 'verified', 'You’re verified');
  },
};

/** Each request begins another payment: starting again is the only way. */
export const NoResend: Story = {
  loaders: [scene(undefined, { challenge: { canResend: false } })],
  play: async ({ canvasElement, loaded }) => {
    await field(canvasElement);
    await (loaded as Scene).clock.advance(301_000);
    await shows(canvasElement, 'expired', 'Start again');
  },
};
