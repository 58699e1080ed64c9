import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { OtpInput } from '../src/index.js';

const meta = {
  title: 'Parts/OtpInput',
  component: OtpInput,
  args: { label: 'Code', onChange: fn(), onComplete: fn(), onInvalid: fn() },
} satisfies Meta<typeof OtpInput>;

export default meta;
type Story = StoryObj<typeof meta>;

const field = (canvasElement: HTMLElement) => within(canvasElement).getByRole('textbox');

export const Empty: Story = {};

/** The next slot is marked; the caret stands in it. */
export const Typing: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.type(field(canvasElement), '123');
    await expect(args.onChange).toHaveBeenLastCalledWith('123', { reason: 'type' });
  },
};

/** Completion is told once. */
export const Complete: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.type(field(canvasElement), '123456');
    await expect(args.onComplete).toHaveBeenCalledTimes(1);
    await expect(args.onComplete).toHaveBeenCalledWith('123456');
  },
};

/** The code is found in whatever was copied. */
export const Pasted: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(field(canvasElement));
    await userEvent.paste('Acme2 code is 123-456');
    await expect(field(canvasElement)).toHaveValue('123456');
  },
};

/** What is no code changes nothing, and is told. */
export const NothingUsable: Story = {
  args: { defaultValue: '12' },
  play: async ({ canvasElement, args }) => {
    await userEvent.click(field(canvasElement));
    await userEvent.paste('no code');
    await expect(field(canvasElement)).toHaveValue('12');
    await expect(args.onInvalid).toHaveBeenCalledWith('no code');
  },
};

export const Invalid: Story = { args: { defaultValue: '000000', 'aria-invalid': true } };
export const Success: Story = {
  args: { defaultValue: '123456', ...{ 'data-status': 'success' } },
};
export const Busy: Story = { args: { defaultValue: '123456', 'aria-busy': true } };
export const ReadOnly: Story = { args: { defaultValue: '123456', readOnly: true } };
export const Disabled: Story = { args: { defaultValue: '123456', disabled: true } };
export const Masked: Story = { args: { defaultValue: '1234', mask: true } };
export const Groups: Story = { args: { defaultValue: '1234', groups: [3, 3] } };
export const FourDigits: Story = { args: { length: 4 } };
export const TenCharacters: Story = { args: { length: 10, alphabet: 'alphanumeric' } };

/** Letters become capitals. */
export const Alphanumeric: Story = {
  args: { alphabet: 'alphanumeric' },
  play: async ({ canvasElement }) => {
    await userEvent.type(field(canvasElement), 'a1b2');
    await expect(field(canvasElement)).toHaveValue('A1B2');
  },
};

/** A code runs left to right on every page. */
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: Typing.play as never };
export const Dark: Story = { globals: { theme: 'dark' }, play: Typing.play as never };
export const Narrow: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: Typing.play as never,
};
