import type { Meta } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { enterCode, example } from './support/example.js';

const meta: Meta = { title: 'Examples/Migration', tags: ['!dev', '!autodocs'] };

export default meta;

export const FromInputOtp = example('FromInputOtp', enterCode('Complete.'));
export const FromReactOtpInput = example('FromReactOtpInput', async ({ canvas }) => {
  const field = canvas.getByRole('textbox', { name: 'One-time code' });
  await userEvent.click(field);
  await userEvent.paste('Your code: 12-34');
  await expect(field).toHaveValue('1234');
});
