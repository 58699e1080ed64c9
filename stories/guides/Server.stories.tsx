import type { Meta } from '@storybook/react-vite';
import { en } from 'react-otp-verify';
import { userEvent } from 'storybook/test';
import { example, typeCode } from './support/example.js';

const meta: Meta = { title: 'Examples/Server', tags: ['!dev', '!autodocs'] };

export default meta;

export const ServerInPage = example('ServerInPage', async ({ canvas, canvasElement }) => {
  await userEvent.click(await canvas.findByRole('button', { name: 'Send code' }));
  const message = await canvas.findByText(/On the phone/);
  const code = /\d{6}/.exec(message.textContent)?.[0] ?? '';
  await typeCode(canvasElement, code);
  await canvas.findByRole('heading', { name: en.heading({ status: 'verified' }) });
});
