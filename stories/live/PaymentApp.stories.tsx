import type { Meta, StoryObj } from '@storybook/react-vite';
import { PaymentApp } from './PaymentApp.js';
import { lines, personOn } from './people.js';

interface LiveArgs {
  line: number;
}

/** What the window of `Live/Payment` holds. */
const meta = {
  title: 'Live/Payment app',
  tags: ['!autodocs', '!dev'],
  parameters: { canvas: 'bare' },
  args: { line: lines.payment },
  render: ({ line }) => <PaymentApp payer={personOn(line).email} />,
} satisfies Meta<LiveArgs>;
export default meta;

export const App: StoryObj<typeof meta> = {};
