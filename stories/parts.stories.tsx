import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import {
  ChannelPicker,
  Countdown,
  PhoneHint,
  ResendButton,
  SubmitButton,
  TransactionSummary,
} from '../src/index.js';
import { masked, type Scene, scene, WithVerification } from './support/Scene.js';

const meta = {
  title: 'Parts/Around the field',
  loaders: [scene()],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Spoken as "number ending 3456", left to right in every language. */
export const Hint: Story = {
  render: () => (
    <p>
      We sent a code to <PhoneHint destination={masked} />
    </p>
  ),
};

/** A hint that the server forgot to mask is not shown. */
export const UnmaskedHint: Story = {
  render: () => (
    <p>
      Nothing here: <PhoneHint destination="+15551233456" />
    </p>
  ),
  play: ({ canvasElement }) => expect(canvasElement).not.toHaveTextContent('3456'),
};

export const TimeLeft: Story = {
  render: (_, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <Countdown verification={verification} />}
    </WithVerification>
  ),
  play: async ({ canvasElement, loaded }) => {
    await within(canvasElement).findByText('Code expires in 5:00');
    await (loaded as Scene).clock.advance(28_000);
    await within(canvasElement).findByText('Code expires in 4:32');
  },
};

/** Cooling down: pressing it says how long there is to wait. */
export const Resend: Story = {
  render: (_, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <ResendButton verification={verification} />}
    </WithVerification>
  ),
  play: async ({ canvasElement, loaded }) => {
    const button = await within(canvasElement).findByRole('button', { name: 'Resend code' });
    await within(canvasElement).findByText('Resend code in 0:30');
    await userEvent.click(button);
    await within(canvasElement).findByText('Available in 30 seconds.');
    await expect((loaded as Scene).backend.requests).toHaveLength(1);
  },
};

export const OtherChannels: Story = {
  loaders: [
    scene(undefined, {
      challenge: { channels: ['sms', 'call', 'whatsapp', 'email', 'flashcall'] },
    }),
  ],
  render: (_, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <ChannelPicker verification={verification} />}
    </WithVerification>
  ),
  play: async ({ canvasElement, loaded }) => {
    const call = await within(canvasElement).findByRole('button', { name: 'Call me instead' });
    await (loaded as Scene).clock.advance(31_000);
    await userEvent.click(call);
    await within(canvasElement).findByRole('button', { name: 'Text me instead' });
  },
};

export const PrimaryButton: Story = {
  render: (_, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <SubmitButton verification={verification} />}
    </WithVerification>
  ),
};

export const Transaction: Story = {
  render: () => (
    <TransactionSummary
      transaction={{ amount: '49.90', currency: 'EUR', payee: 'Northwind Traders' }}
    />
  ),
};
