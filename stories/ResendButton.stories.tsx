import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { ResendButton, type ResendButtonProps } from '../src/index.js';
import { type Scene, scene, WithVerification } from './support/Scene.js';

/** The verification is the scene's. */
type Args = Omit<ResendButtonProps, 'verification'>;

const meta: Meta<Args> = {
  title: 'Parts/ResendButton',
  component: ResendButton as ComponentType<Args>,
  loaders: [scene()],
  render: (args, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <ResendButton {...args} verification={verification} />}
    </WithVerification>
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

/** Pressed too early, it keeps the focus and says how long there is to wait. */
export const CoolingDown: Story = {
  play: async ({ canvasElement, loaded }) => {
    const button = await within(canvasElement).findByRole('button', { name: 'Resend code' });
    await within(canvasElement).findByText('Resend code in 0:30');
    await userEvent.click(button);
    await within(canvasElement).findByText('Available in 30 seconds.');
    await expect(button).toHaveFocus();
    await expect((loaded as Scene).backend.requests).toHaveLength(1);
  },
};

export const Ready: Story = {
  play: async ({ canvasElement, loaded }) => {
    const button = await within(canvasElement).findByRole('button', { name: 'Resend code' });
    await within(canvasElement).findByText('Resend code in 0:30');
    await (loaded as Scene).clock.advance(31_000);
    await userEvent.click(button);
    await expect((loaded as Scene).backend.requests).toHaveLength(2);
  },
};
