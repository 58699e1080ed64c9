import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { userEvent, within } from 'storybook/test';
import { ChannelPicker, type ChannelPickerProps } from '../src/index.js';
import { type Scene, scene, WithVerification } from './support/Scene.js';

/** The verification is the scene's. */
type Args = Omit<ChannelPickerProps, 'verification'>;

const meta: Meta<Args> = {
  title: 'Parts/ChannelPicker',
  component: ChannelPicker as ComponentType<Args>,
  loaders: [
    scene(undefined, {
      challenge: { channels: ['sms', 'call', 'whatsapp', 'email', 'flashcall'] },
    }),
  ],
  render: (args, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <ChannelPicker {...args} verification={verification} />}
    </WithVerification>
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

/** They wait as Resend does. */
export const CoolingDown: Story = {
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Call me instead' });
  },
};

/** What was chosen leaves the list, and what was in use before comes into it. */
export const Chosen: Story = {
  play: async ({ canvasElement, loaded }) => {
    const call = await within(canvasElement).findByRole('button', { name: 'Call me instead' });
    await (loaded as Scene).clock.advance(31_000);
    await userEvent.click(call);
    await within(canvasElement).findByRole('button', { name: 'Text me instead' });
  },
};
