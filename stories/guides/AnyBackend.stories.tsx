import type { Meta } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { example } from './support/example.js';

const meta: Meta = { title: 'Examples/Any backend', tags: ['!dev', '!autodocs'] };

export default meta;

export const OwnBackend = example('OwnBackend', async ({ canvas }) => {
  await userEvent.type(await canvas.findByRole('textbox'), '2468');
  await canvas.findByRole('heading', { name: 'Verified' });
});
export const NothingTyped = example('NothingTyped', async ({ canvas }) => {
  await canvas.findByRole('heading', { name: /call/i });
  await userEvent.click(canvas.getByRole('button', { name: 'On the phone: press 1' }));
  await canvas.findByRole('heading', { name: 'Verified' });
});
export const StepUpFetch = example('StepUpFetch', async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button'));
  const dialog = within(await canvas.findByRole('dialog'));
  await userEvent.type(await dialog.findByRole('textbox'), '123456');
  await canvas.findByText('Ordered: 3 chairs.');
});
