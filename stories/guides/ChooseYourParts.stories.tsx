import type { Meta } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { enterCode, example, typeCode } from './support/example.js';

const meta: Meta = { title: 'Examples/Choose your parts', tags: ['!dev', '!autodocs'] };

export default meta;

export const FormInline = example('FormInline', enterCode('Signed in.'));
export const InDialog = example('InDialog', async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Pay €49.90' }));
  const dialog = within(await canvas.findByRole('dialog'));
  await dialog.findByText('Northwind');
});
export const ByCall = example('ByCall', async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button'));
  const dialog = within(await canvas.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
  await canvas.findByText('Nothing was deleted.');
});
export const PartsArranged = example('PartsArranged', async (context) => {
  // The number is known once a code was sent to it.
  await context.canvas.findByText('number ending 3456');
  await enterCode('Thank you.')(context);
});
export const OwnMarkup = example('OwnMarkup', async ({ canvas, canvasElement }) => {
  await userEvent.click(canvas.getByRole('button'));
  await typeCode(canvasElement, '123456{Enter}');
  await canvas.findByText('Thank you.');
});
export const FieldAlone = example('FieldAlone', enterCode('123456 is complete.'));
export const OwnSlots = example('OwnSlots');
