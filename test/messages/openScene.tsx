import { act, fireEvent, render, waitFor } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { en, type Messages, VerifyDialog, VerifyForm } from '../../src/index.js';
import {
  createClock,
  createFakeBackend,
  type FakeBackend,
  type FakeBackendOptions,
} from '../../src/testing/index.js';

/** A screen in one of its states, and how it gets there. */
export interface Scene {
  title: string;
  fake?: FakeBackendOptions;
  props?: Partial<ComponentProps<typeof VerifyForm>>;
  isDialog?: true;
  /** What the server answers otherwise than well. */
  script?(backend: FakeBackend): void;
  /** What happens once the first send is answered. The code that is right is `123456`. */
  act?(person: Person): void | Promise<void>;
}

/** Somebody at the screen, and whatever happens around them. */
export interface Person {
  backend: FakeBackend;
  type(code: string): Promise<void>;
  press(selector: string): Promise<void>;
  wait(seconds: number): Promise<void>;
  /** Types the right code in another tab of the browser. */
  verifyInAnotherTab(): Promise<void>;
}

const dialog = { open: true, onOpenChange() {} };

/** Brings a screen into a state. Once there, `speak` changes its language. */
export async function openScene({ fake, props, isDialog, script, act: happen }: Scene) {
  const clock = createClock();
  const backend = createFakeBackend({ ...fake, clock });
  script?.(backend);
  const { status: _, ...withoutStatus } = backend;
  const Screen = (isDialog ? VerifyDialog : VerifyForm) as typeof VerifyForm;

  const screen = (messages: Messages) => {
    const all = {
      autoSend: true,
      input: {},
      offerChannels: 'always',
      onCancel() {},
      onChangeDestination() {},
      ...dialog,
      ...props,
      // A tab that cannot ask the server learns of the others from themselves alone.
      backend: fake?.scope ? withoutStatus : backend,
      clock,
      messages,
    } as ComponentProps<typeof VerifyForm>;
    return <Screen {...all} />;
  };

  const { container, rerender } = render(screen(en));
  const find = (selector: string) => container.querySelector(selector) as HTMLElement;
  const wait = (seconds: number) => act(() => clock.advance(seconds * 1000));
  const typeIn = async (field: Element | null, value: string) => {
    fireEvent.change(field as HTMLInputElement, { target: { value } });
    await wait(0);
  };

  await wait(0);
  await happen?.({
    backend,
    wait,
    type: (code) => typeIn(find('input'), code),
    async press(selector) {
      fireEvent.click(find(selector));
      await wait(0);
    },
    async verifyInAnotherTab() {
      const tab = render(<VerifyForm backend={withoutStatus} clock={clock} input={{}} autoSend />);
      await wait(0);
      await typeIn(tab.container.querySelector('input'), '123456');
      await waitFor(() => {
        if (find('form').dataset.status !== 'cancelled') throw new Error('not told yet');
      });
      tab.unmount();
    },
  });
  return { container, speak: (messages: Messages) => rerender(screen(messages)) };
}
