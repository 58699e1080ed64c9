import type { Meta, StoryObj } from '@storybook/react-vite';
import { Stage } from './app/Stage.js';
import { lines, personOn, written } from './people.js';
import { RegistrationApp } from './RegistrationApp.js';

interface LiveArgs {
  /** Whose phone, 0 to 99. */
  line: number;
}

/** A number from a form, proved by a text message, a call or a missed call. */
const meta = {
  title: 'Live/Registration',
  tags: ['!autodocs'],
  parameters: { canvas: 'bare' },
  args: { line: lines.registration },
  render: ({ line }) => {
    const person = personOn(line);
    return (
      <Stage
        address="fernhill.example/open-account"
        person={person}
        note={
          <p>
            Any name will do. {person.name}’s number is{' '}
            <code dir="ltr">{written(person.number)}</code>; a code for another number goes to
            another phone.
          </p>
        }
      >
        <RegistrationApp />
      </Stage>
    );
  },
} satisfies Meta<LiveArgs>;
export default meta;

export const Registration: StoryObj<typeof meta> = {};
