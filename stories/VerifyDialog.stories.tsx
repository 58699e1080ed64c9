import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { VerifyDialog } from '../src/index.js';
import { expectFocus } from './support/expectFocus.js';
import { type Scene, scene } from './support/Scene.js';

function PayButton({ scene: made, initialFocus }: { scene: Scene; initialFocus?: 'heading' }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="otp-submit" onClick={() => setOpen(true)}>
        Pay €49.90
      </button>
      <VerifyDialog
        {...made}
        input={{}}
        autoSend
        open={open}
        onOpenChange={setOpen}
        title="Confirm your payment"
        initialFocus={initialFocus}
      />
    </>
  );
}

const meta = {
  title: 'Screens/VerifyDialog',
  component: VerifyDialog,
  // What a dialog shows must be driven from its opener; props of one that is closed would show nothing.
  args: { open: false, onOpenChange: () => {}, backend: undefined as never, input: {} },
  parameters: { controls: { disable: true }, docs: { story: { inline: false, height: '34rem' } } },
  loaders: [
    scene(undefined, {
      challenge: { transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind Traders' } },
    }),
  ],
  render: (_, { loaded }) => <PayButton scene={loaded as Scene} />,
} satisfies Meta<typeof VerifyDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

async function open(canvasElement: HTMLElement): Promise<HTMLElement> {
  await userEvent.click(within(canvasElement).getByRole('button', { name: /Pay/ }));
  const dialog = await within(canvasElement).findByRole('dialog', { name: 'Confirm your payment' });
  await within(dialog).findByText('Code expires in 5:00');
  return dialog;
}

export const Open: Story = {
  play: async ({ canvasElement }) => {
    const dialog = await open(canvasElement);
    await expectFocus(within(dialog).getByRole('textbox'));
  },
};

/** The focus begins on the heading, for a payment whose amount must be read first. */
export const ReadFirst: Story = {
  render: (_, { loaded }) => <PayButton scene={loaded as Scene} initialFocus="heading" />,
  play: async ({ canvasElement }) => {
    const dialog = await open(canvasElement);
    await expectFocus(within(dialog).getByRole('heading'));
  },
};

/** Closing gives the focus back and tells the server once. */
export const Closed: Story = {
  play: async ({ canvasElement, loaded }) => {
    const dialog = await open(canvasElement);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    await expectFocus(within(canvasElement).getByRole('button', { name: /Pay/ }));
    const kinds = (loaded as Scene).backend.requests.map(({ kind }) => kind);
    await expect(kinds).toEqual(['send', 'cancel']);
  },
};

export const Dark: Story = { globals: { theme: 'dark' }, play: Open.play as never };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: Open.play as never };
export const Narrow: Story = {
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: Open.play as never,
};
