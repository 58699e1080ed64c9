import type { Meta } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { example } from './support/example.js';

const meta: Meta = { title: 'Examples/The clocks', tags: ['!dev', '!autodocs'] };

export default meta;

export const TwoClocks = example('TwoClocks', async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Send code' }));
  await canvas.findByText(/Code expires in 0:\d\d/);
});
export const SlowerClock = example('SlowerClock', async ({ canvas }) => {
  await canvas.findByText('Code expires in 5 minutes');
});
export const OwnClocks = example('OwnClocks', async ({ canvas }) => {
  await canvas.findByText(/Another code in \d+ s/);
});
