import type { Meta, StoryObj } from '@storybook/react-vite';
import { Stage } from './app/Stage.js';
import { LoginApp } from './LoginApp.js';
import { lines, PASSWORD, personOn } from './people.js';

interface LiveArgs {
  /** Whose account and phone, 0 to 99. */
  line: number;
}

/** A password, then a one-time code, against a server that is really there. */
const meta = {
  title: 'Live/Login',
  tags: ['!autodocs'],
  parameters: { canvas: 'bare' },
  args: { line: lines.login },
  render: ({ line }) => {
    const person = personOn(line);
    return (
      <Stage
        address="fernhill.example/sign-in"
        person={person}
        note={
          <p>
            Sign in as <code>{person.email}</code> with the password <code>{PASSWORD}</code>. The
            code comes to {person.name}’s phone. Try a wrong one, reload, or take the call.
          </p>
        }
      >
        <LoginApp />
      </Stage>
    );
  },
} satisfies Meta<LiveArgs>;
export default meta;

export const Login: StoryObj<typeof meta> = {};
