import { useEffect, useRef, useState } from 'react';
import { type Messages, VerifyForm, type VerifyFormProps } from 'react-otp-verify';
import { makeScene, type Scene } from '../support/Scene.js';
import type { Person, State } from './states.js';

interface Props {
  state: State;
  messages?: Partial<Messages> | undefined;
}

/** One status of the screen, brought about by what brings it about in life, and held. */
export function Still({ state, messages }: Props) {
  const [scene] = useState(() => makeScene(state.script, { challenge: state.challenge }));
  const frame = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const gone = new AbortController();
    perform(state, scene, current, gone.signal).then(
      () => setReady(true),
      (error) => {
        if (!gone.signal.aborted) throw error;
      },
    );
    return () => gone.abort();
  }, [state, scene]);

  return (
    <div ref={frame} className="still" data-state={state.id} data-ready={isReady}>
      <VerifyForm
        autoSend
        input={{}}
        initialFocus="none"
        headingLevel={3}
        messages={messages}
        onCancel={() => {}}
        onChangeDestination={() => {}}
        {...(state.props as Partial<VerifyFormProps>)}
        {...scene}
        verification={undefined}
      />
    </div>
  );
}

/** What happens, and then until no request is under way but one that is held. */
async function perform({ act, props }: State, scene: Scene, frame: HTMLElement, gone: AbortSignal) {
  const find = (selector: string) => () => frame.querySelector<HTMLElement>(selector);
  const first = props?.autoSend === false ? 'form' : 'form:not([data-status="idle"])';
  await until(find(`${first}, form[data-error]`), frame, gone);
  const person: Person = {
    async type(code) {
      const field = await until(
        find('form[data-status="awaiting"] input[name="code"]'),
        frame,
        gone,
      );
      // As autofill does it; React reads what the browser's own setter was told.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, code);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    async press(selector) {
      const button = `form[data-status="awaiting"] ${selector}:not([aria-disabled="true"])`;
      (await until(find(button), frame, gone)).click();
    },
  };
  if (act) await until(find('form[data-status="awaiting"]'), frame, gone);
  await act?.(person, scene);
}

/** Waits for an element to be there. */
function until(
  find: () => HTMLElement | null,
  frame: HTMLElement,
  gone: AbortSignal,
): Promise<HTMLElement> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (!found) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(frame, { subtree: true, childList: true, attributes: true });
    gone.addEventListener('abort', () => {
      observer.disconnect();
      reject(gone.reason);
    });
    look();
  });
}
