import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { OtpInput, useOtpInput } from '../src/index.js';
import './OtpInput.css';

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
    field(canvasElement).focus();
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

/** Where a group ends, its slots make room for the separator. */
export const Groups: Story = { args: { defaultValue: '1234', groups: [3, 3] } };
export const ThreeGroups: Story = {
  args: { length: 8, alphabet: 'alphanumeric', defaultValue: 'A1B2C3', groups: [2, 4, 2] },
};

/** From 4 to 10. The slots become narrower where there is no room. */
export const Lengths: Story = {
  render: (args) => (
    <div className="story-fields">
      {[4, 5, 6, 7, 8, 9, 10].map((length) => (
        <div key={length}>
          <OtpInput {...args} label={`Code of ${length}`} length={length} defaultValue="123" />
        </div>
      ))}
    </div>
  ),
};

/** By the `--otp-*` properties of whatever is around the field. */
export const Sizes: Story = {
  args: { defaultValue: '123', groups: [3, 3] },
  render: (args) => (
    <div className="story-fields">
      {['small', 'default', 'large'].map((size) => (
        <div key={size} className={`story-${size}`}>
          <OtpInput {...args} label={`A ${size} one`} />
        </div>
      ))}
    </div>
  ),
};

/** Digits are refused, letters become capitals. */
export const Alphabetic: Story = {
  args: { alphabet: 'alphabetic' },
  play: async ({ canvasElement }) => {
    await userEvent.type(field(canvasElement), 'a1b');
    await expect(field(canvasElement)).toHaveValue('AB');
  },
};

/** Letters become capitals. */
export const Alphanumeric: Story = {
  args: { alphabet: 'alphanumeric' },
  play: async ({ canvasElement }) => {
    await userEvent.type(field(canvasElement), 'a1b2');
    await expect(field(canvasElement)).toHaveValue('A1B2');
  },
};

/** Classes of one's own, here for lines instead of boxes. */
export const OwnClasses: Story = {
  args: { defaultValue: '123', classNames: { root: 'story-lines', slot: 'story-line' } },
};

function Rings() {
  const otp = useOtpInput({ length: 5, defaultValue: '123' });
  return (
    <div {...otp.getRootProps()} className="otp-input">
      <input {...otp.getInputProps({ className: 'otp-input__control', 'aria-label': 'Code' })} />
      {[0, 1, 2, 3, 4].map((index) => (
        <span key={index} {...otp.getSlotProps(index)} className="story-ring" />
      ))}
    </div>
  );
}

/** Elements of one's own, by the prop getters of `useOtpInput`. */
export const OwnElements: Story = {
  render: () => <Rings />,
  play: async ({ canvasElement }) => {
    await userEvent.type(field(canvasElement), '4');
    const filled = canvasElement.querySelectorAll('.story-ring[data-filled]');
    await expect(filled).toHaveLength(4);
  },
};

/** A code runs left to right on every page. */
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: Typing.play as never };
export const Dark: Story = { globals: { theme: 'dark' }, play: Typing.play as never };
export const Narrow: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: Typing.play as never,
};
