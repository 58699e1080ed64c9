import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { VerifyForm } from '../../src/index.js';
import {
  createClock,
  createFakeBackend,
  type FakeBackendOptions,
} from '../../src/testing/index.js';

type FormProps = Partial<ComponentProps<typeof VerifyForm>> & { fake?: FakeBackendOptions };

/** A screen on a fake clock and a fake backend, and a person in front of it. */
export async function openScreen({ fake, ...props }: FormProps = {}) {
  const clock = createClock();
  const backend = createFakeBackend({ ...fake, clock });
  const user = userEvent.setup();
  const form = {
    autoSend: true,
    input: {},
    ...props,
    backend,
    clock,
  } as ComponentProps<typeof VerifyForm>;
  const view = render(<VerifyForm {...form} />);
  const advance = (seconds: number) => act(() => clock.advance(seconds * 1000));
  await advance(0);
  return {
    ...view,
    backend,
    clock,
    user,
    advance,
    field: () => screen.getByRole('textbox'),
    button: (name: RegExp | string) => screen.getByRole('button', { name }),
    alert: () => screen.getByRole('alert'),
    /** The app passes something else. */
    update(changes: FormProps) {
      Object.assign(form, changes);
      view.rerender(<VerifyForm {...form} />);
    },
    kinds: () => backend.requests.map((request) => request.kind),
    /** Types a code and lets the answer come. */
    async enter(code: string) {
      await user.clear(screen.getByRole('textbox'));
      await user.type(screen.getByRole('textbox'), code);
      await advance(0);
    },
  };
}
