import type { Meta } from '@storybook/react-vite';
import { en } from 'react-otp-verify';
import { userEvent } from 'storybook/test';
import { example, typeCode } from './support/example.js';

const meta: Meta = { title: 'Examples/Any backend', tags: ['!dev', '!autodocs'] };

export default meta;

const verified = en.heading({ status: 'verified' });

export const OwnBackend = example('OwnBackend', async ({ canvas, canvasElement }) => {
  await typeCode(canvasElement, '2468');
  await canvas.findByRole('heading', { name: verified });
});
export const NothingTyped = example('NothingTyped', async ({ canvas }) => {
  await canvas.findByRole('heading', { name: /call/i });
  await userEvent.click(canvas.getByRole('button', { name: 'On the phone: press 1' }));
  await canvas.findByRole('heading', { name: verified });
});
export const StepUpFetch = example('StepUpFetch', async ({ canvas, canvasElement }) => {
  await userEvent.click(canvas.getByRole('button'));
  await typeCode(canvasElement, '123456');
  await canvas.findByText('Ordered: 3 chairs.');
});
