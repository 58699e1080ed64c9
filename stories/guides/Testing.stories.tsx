import type { Meta } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { example } from './support/example.js';

const meta: Meta = { title: 'Examples/Testing', tags: ['!dev', '!autodocs'] };

export default meta;

export const ScriptedBackend = example('ScriptedBackend', async ({ canvas }) => {
  const press = (name: string) => userEvent.click(canvas.getByRole('button', { name }));
  const field = await canvas.findByRole('textbox');
  await press('No network');
  await userEvent.type(field, '123456');
  await canvas.findByText(/Check your connection/);
  await press('30 seconds later');
  await canvas.findByText('Code expires in 4:30');
  await press('5 minutes later');
  await canvas.findByText(/Code expired/);
});
