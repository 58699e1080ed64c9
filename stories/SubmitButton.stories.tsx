import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { within } from 'storybook/test';
import { SubmitButton, type SubmitButtonProps } from '../src/index.js';
import { type Scene, scene, WithVerification } from './support/Scene.js';

/** The verification is the scene's. */
type Args = Omit<SubmitButtonProps, 'verification'>;

const meta: Meta<Args> = {
  title: 'Parts/SubmitButton',
  component: SubmitButton as ComponentType<Args>,
  loaders: [scene()],
  render: (args, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <SubmitButton {...args} verification={verification} />}
    </WithVerification>
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

export const Verify: Story = {
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Verify' });
  },
};

export const Sending: Story = {
  loaders: [scene(({ backend }) => backend.hold('send'))],
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Sending code…' });
  },
};

/** The server asked for a wait. */
export const Waiting: Story = {
  loaders: [
    scene(({ backend }) =>
      backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 95 }),
    ),
  ],
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Send code in 1:35');
  },
};

export const Resend: Story = {
  play: async ({ canvasElement, loaded }) => {
    await within(canvasElement).findByRole('button', { name: 'Verify' });
    await (loaded as Scene).clock.advance(300_000);
    await within(canvasElement).findByRole('button', { name: 'Resend code' });
  },
};
