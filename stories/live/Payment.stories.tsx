import type { Meta, StoryObj } from '@storybook/react-vite';
import { Stage } from './app/Stage.js';
import { lines, personOn } from './people.js';

interface LiveArgs {
  /** Whose account and phone, 0 to 99. */
  line: number;
}

/**
 * A payment, confirmed in a dialog. The app has a page of its own in the window: an open dialog shuts off all of
 * its page, and the phone is not part of it.
 */
const meta = {
  title: 'Live/Payment',
  // Under a test runner there is no Storybook to take the inner page from; that page is a story and tested itself.
  tags: ['!autodocs', '!test'],
  parameters: { canvas: 'bare' },
  args: { line: lines.payment },
  render: ({ line }, { globals }) => {
    const person = personOn(line);
    const query = new URLSearchParams({
      id: 'live-payment-app--app',
      viewMode: 'story',
      args: `line:${line}`,
      globals: `theme:${globals.theme};direction:${globals.direction}`,
    });
    return (
      <Stage
        address="fernhill.example/pay"
        person={person}
        note={
          <p>
            {person.name} pays. The code that comes to the phone is good for this amount and this
            payee alone.
          </p>
        }
      >
        <iframe title="Fernhill" src={`iframe.html?${query}`} />
      </Stage>
    );
  },
} satisfies Meta<LiveArgs>;
export default meta;

export const Payment: StoryObj<typeof meta> = {};
