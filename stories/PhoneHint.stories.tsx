import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { PhoneHint } from '../src/index.js';

const meta = {
  title: 'Parts/PhoneHint',
  component: PhoneHint,
  args: { destination: '+1 ******3456' },
  render: (args) => (
    <p>
      We sent a code to <PhoneHint {...args} />
    </p>
  ),
} satisfies Meta<typeof PhoneHint>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Spoken as "number ending 3456". */
export const Phone: Story = {
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('number ending 3456');
  },
};

export const Email: Story = { args: { destination: 'a***@example.com' } };

/** A hint that the server forgot to mask is not shown. */
export const Unmasked: Story = {
  args: { destination: '+15551233456' },
  play: ({ canvasElement }) => expect(canvasElement).not.toHaveTextContent('3456'),
};

/** Left to right in every language. */
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
