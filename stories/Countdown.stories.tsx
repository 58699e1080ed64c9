import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { expect, within } from 'storybook/test';
import { Countdown, type CountdownProps } from '../src/index.js';
import { type Scene, scene, WithVerification } from './support/Scene.js';

/** The verification is the scene's. */
type Args = Omit<CountdownProps, 'verification'>;

const meta: Meta<Args> = {
  title: 'Parts/Countdown',
  component: Countdown as ComponentType<Args>,
  loaders: [scene()],
  render: (args, { loaded }) => (
    <WithVerification scene={loaded as Scene}>
      {(verification) => <Countdown {...args} verification={verification} />}
    </WithVerification>
  ),
};

export default meta;
type Story = StoryObj<typeof meta>;

export const Seconds: Story = {
  play: async ({ canvasElement, loaded }) => {
    await within(canvasElement).findByText('Code expires in 5:00');
    await (loaded as Scene).clock.advance(28_000);
    await within(canvasElement).findByText('Code expires in 4:32');
  },
};

/** For those whom running seconds distract. */
export const Minutes: Story = {
  args: { display: 'minutes' },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Code expires in 5 minutes');
  },
};

/** Not seen, and still spoken at 60, 30 and 10 seconds. */
export const Hidden: Story = {
  args: { display: 'hidden' },
  play: async ({ canvasElement, loaded }) => {
    const spoken = await within(canvasElement).findByRole('status');
    await (loaded as Scene).clock.advance(240_000);
    await expect(spoken).toHaveTextContent('Code expires in 1 minute.');
    await expect(within(canvasElement).queryByRole('timer')).toBeNull();
  },
};
