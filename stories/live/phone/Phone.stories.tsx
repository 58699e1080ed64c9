import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Phone } from './Phone.js';
import type { PhoneMessage } from './PhoneMessage.js';

const text: PhoneMessage = {
  id: '1',
  channel: 'sms',
  from: 'Fernhill',
  text: 'Your Fernhill code is 481516. It is good for 5 minutes. We will never ask you for it.',
  code: '481516',
};
const call: PhoneMessage = {
  id: '2',
  channel: 'call',
  from: '+1 (202) 555-0100',
  text: 'Hello, this is Fernhill. Your code is 4, 8, 1, 5, 1, 6. Once more: 4, 8, 1, 5, 1, 6. Goodbye.',
  code: '481516',
};

/** The drawn telephone of the live journeys, each thing that can happen to it. */
const meta = {
  title: 'Live/Phone',
  component: Phone,
  args: { owner: 'Ada', number: '+12025550142', messages: [] },
  tags: ['!autodocs'],
} satisfies Meta<typeof Phone>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Locked: Story = {};
export const TextMessage: Story = { args: { messages: [text] } };
export const Several: Story = {
  args: {
    messages: [
      { ...text, id: '4', text: 'Your Fernhill code is 234200.', code: '234200' },
      { ...text, id: '3', channel: 'whatsapp', isOld: true },
      { ...text, isOld: true },
    ],
  },
};
/** Nobody has to answer: after three rings it answers itself. */
export const Ringing: Story = {
  args: { messages: [call] },
  play: async ({ canvas, step, userEvent }) => {
    await expect(canvas.getByText('Incoming call')).toBeVisible();
    await canvas.findByText('Live captions', undefined, { timeout: 10_000 });
    await step('hang up', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Hang up' }));
      await expect(canvas.getByRole('listitem')).toHaveTextContent('481516'.split('').join(', '));
    });
  },
};
export const MissedFlashCall: Story = {
  args: { messages: [{ ...text, channel: 'flashcall', from: '+1202555481516', text: '' }] },
};
export const Email: Story = { args: { messages: [{ ...text, channel: 'email' }] } };
