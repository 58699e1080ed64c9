import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import { example } from './support/example.js';
import { Playground as PropertyPlayground } from './support/theming/Playground.js';

const meta: Meta = { title: 'Examples/Theming', tags: ['!dev', '!autodocs'] };

export default meta;

export const Playground: StoryObj = {
  render: () => <PropertyPlayground />,
  play: async ({ canvas, canvasElement }) => {
    const amount = await canvas.findByText('Amount');
    const muted = getComputedStyle(amount).color;
    fireEvent.input(canvas.getByLabelText('--otp-text'), { target: { value: '#1d3b6f' } });
    // Mixed from the text, as at the root.
    await waitFor(() => expect(getComputedStyle(amount).color).not.toBe(muted));
    await userEvent.selectOptions(canvas.getByLabelText('Look'), 'soft');
    await expect(await canvas.findByText(/--otp-text: #1d3b6f;/)).toBeVisible();
    const heading = await canvas.findByRole('heading', { name: 'Enter your code' });
    await expect(heading).toHaveStyle({ color: 'rgb(29, 59, 111)' });
    const preview = canvasElement.querySelector('.playground-preview') as HTMLElement;
    await expect(preview).toHaveAttribute('data-otp-theme', 'soft');
    await userEvent.click(canvas.getByRole('button', { name: 'Reset --otp-text' }));
    await expect(preview).not.toHaveAttribute('style', expect.stringContaining('--otp-text'));
  },
};
export const OtherLooks = example('OtherLooks');
export const LightAndDark = example('LightAndDark');
export const Densities = example('Densities');
export const Brands = example('Brands');
export const OwnClasses = example('OwnClasses', async ({ canvas }) => {
  const field = await canvas.findByRole('textbox');
  await userEvent.type(field, '000000');
  await expect(await canvas.findByText(/Invalid code/)).toHaveClass('pay-alert');
});
