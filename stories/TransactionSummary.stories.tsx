import type { Meta, StoryObj } from '@storybook/react-vite';
import { within } from 'storybook/test';
import { TransactionSummary } from '../src/index.js';

const meta = {
  title: 'Parts/TransactionSummary',
  component: TransactionSummary,
  args: { transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind Traders' } },
} satisfies Meta<typeof TransactionSummary>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Payment: Story = {
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('€49.90');
  },
};

/** What is no currency is shown as the server said it, and nothing in a name is markup. */
export const Unusual: Story = {
  args: { transaction: { amount: '1200', currency: 'points', payee: '<b>Airline</b> & Sons' } },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('1200 points');
    await within(canvasElement).findByText('<b>Airline</b> & Sons');
  },
};
