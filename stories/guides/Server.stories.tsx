import type { Meta } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { example } from './support/example.js';

const meta: Meta = { title: 'Examples/Server', tags: ['!dev', '!autodocs'] };

export default meta;

export const ServerInPage = example('ServerInPage', async ({ canvas }) => {
  await userEvent.click(await canvas.findByRole('button', { name: 'Send code' }));
  const message = await canvas.findByText(/On the phone/);
  const code = /\d{6}/.exec(message.textContent)?.[0] ?? '';
  await userEvent.type(await canvas.findByRole('textbox'), code);
  await canvas.findByRole('heading', { name: 'Verified' });
});
