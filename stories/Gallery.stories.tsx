import type { Meta, StoryObj } from '@storybook/react-vite';
import type { Messages } from 'react-otp-verify';
import { expect, waitFor } from 'storybook/test';
import { Still } from './gallery/Still.js';
import { states } from './gallery/states.js';
import './gallery/gallery.css';

/** Every status side by side, in whatever look, light, density and language the toolbar says. */
function Gallery({ messages }: { messages?: Partial<Messages> | undefined }) {
  return (
    <ul className="gallery">
      {states.map((state) => (
        <li key={state.id}>
          <h2>{state.title}</h2>
          <Still state={state} messages={messages} />
        </li>
      ))}
    </ul>
  );
}

const meta = {
  title: 'Gallery',
  component: Gallery,
  tags: ['!autodocs'],
  argTypes: { messages: { control: false } },
} satisfies Meta<typeof Gallery>;

export default meta;
type Story = StoryObj<typeof meta>;

export const AllStatuses: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(
      () => expect(canvasElement.querySelectorAll('[data-ready="false"]')).toHaveLength(0),
      { timeout: 20_000 },
    );
  },
};
