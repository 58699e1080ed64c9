import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, StrictMode, useState } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OtpInputOptions } from '../../src/hooks/OtpInputOptions.js';
import { type OtpInputAttributes, useOtpInput } from '../../src/hooks/useOtpInput.js';

/** Markup of one's own: groups, a drawn dash, and a button of its own inside. */
function Field({ attributes, ...options }: OtpInputOptions & { attributes?: OtpInputAttributes }) {
  const otp = useOtpInput({ length: 4, ...options });
  return (
    <section {...otp.getRootProps()} aria-label="Root">
      <p>
        <i {...otp.getSlotProps(0)} />
        <i {...otp.getSlotProps(1)} />
      </p>
      <b aria-hidden="true">-</b>
      <p>
        <i {...otp.getSlotProps(2)} />
        <i {...otp.getSlotProps(3)} />
      </p>
      <input {...otp.getInputProps({ 'aria-label': 'Code', ...attributes })} />
      <button type="button">Help</button>
    </section>
  );
}

const field = () => screen.getByRole<HTMLInputElement>('textbox');
const marked = (attribute: string) =>
  [...document.querySelectorAll('[data-slot]')].flatMap((slot, index) =>
    slot.hasAttribute(attribute) ? index : [],
  );

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

describe('markup of one’s own', () => {
  it('B61: slots are found wherever they are, and nothing else counts', async () => {
    const user = userEvent.setup();
    render(<Field />);
    await user.type(field(), '123');
    expect(marked('data-filled')).toEqual([0, 1, 2]);
    expect(marked('data-active')).toEqual([3]);
    expect(screen.getByRole('region')).not.toHaveAttribute('data-complete');
    await user.keyboard('4');
    expect(screen.getByRole('region')).toHaveAttribute('data-complete');
    expect(document.querySelector('b')).not.toHaveAttribute('data-filled');
  });

  it('keys and clicks on other elements of the root are their own', async () => {
    const user = userEvent.setup();
    render(<Field defaultValue="1234" />);
    act(() => field().focus());
    await user.keyboard('{Home}');
    const help = screen.getByRole('button');
    help.focus();
    await user.keyboard('{ArrowRight}{Control>}{Backspace}{/Control}');
    expect(help).toHaveFocus();
    expect(field()).toHaveValue('1234');
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 1]);
  });

  it('B28: handlers are called, before the field’s own', async () => {
    const onKeyDown = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    const user = userEvent.setup();
    render(<Field defaultValue="12" attributes={{ onKeyDown }} />);
    act(() => field().focus());
    await user.keyboard('{ArrowLeft}3');
    expect(onKeyDown).toHaveBeenCalledTimes(2);
    expect(field().selectionStart).toBe(2);
    expect(field()).toHaveValue('12');
  });

  it('attributes are added, and may replace the defaults', () => {
    render(<Field attributes={{ name: 'otp', autoComplete: 'off', className: 'mine' }} />);
    expect(field()).toHaveAttribute('name', 'otp');
    expect(field()).toHaveAttribute('autocomplete', 'off');
    expect(field()).toHaveClass('mine');
  });

  it('keeps its listeners through StrictMode, and tells once', async () => {
    const onChange = vi.fn();
    const user = userEvent.setup();
    render(<Field onChange={onChange} />, { wrapper: StrictMode });
    await user.type(field(), '1');
    expect(onChange.mock.calls).toEqual([['1', { reason: 'type' }]]);
  });

  it('hears no document and no window', async () => {
    const targets = [document, window] as const;
    const spies = targets.map((target) => vi.spyOn(target, 'addEventListener'));
    const user = userEvent.setup();
    const container = document.body.appendChild(document.createElement('div'));
    cleanups.push(() => container.remove());
    render(<div />, { container });
    for (const spy of spies) spy.mockClear();
    render(<Field />, { container });
    await user.type(field(), '1234');
    for (const spy of spies) {
      // React's own, for selections and for the errors of a render.
      expect(spy.mock.calls.filter(([type]) => !/^(selectionchange|error)$/.test(type))).toEqual(
        [],
      );
      spy.mockRestore();
    }
  });
});

describe('hydration (P4, B40, B58)', () => {
  /** A page from the server, into which something is put before React is there. */
  function hydrate(element: ReactElement, prepare: (input: HTMLInputElement) => void) {
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(element);
    prepare(container.querySelector('input') as HTMLInputElement);
    const onRecoverableError = vi.fn();
    let root: Root | undefined;
    act(() => {
      root = hydrateRoot(container, element, { onRecoverableError });
    });
    cleanups.push(() => {
      act(() => root?.unmount());
      container.remove();
    });
    expect(onRecoverableError).not.toHaveBeenCalled();
  }

  it('adopts what was filled in, normalised, and tells of it', () => {
    const onChange = vi.fn();
    const onComplete = vi.fn();
    hydrate(<Field onChange={onChange} onComplete={onComplete} />, (input) => {
      input.value = '12 34';
    });
    expect(field()).toHaveValue('1234');
    expect(marked('data-filled')).toEqual([0, 1, 2, 3]);
    expect(onChange.mock.calls).toEqual([['1234', { reason: 'hydrate' }]]);
    expect(onComplete).not.toHaveBeenCalled();
  });

  it('completes it when the person is in the field', () => {
    const onComplete = vi.fn();
    hydrate(
      <StrictMode>
        <Field onComplete={onComplete} />
      </StrictMode>,
      (input) => {
        input.focus();
        input.value = '1234';
      },
    );
    expect(onComplete.mock.calls).toEqual([['1234']]);
    expect(marked('data-active')).toEqual([3]);
  });

  it('adopts it into a held value, if the app takes it', () => {
    function Held() {
      const [code, setCode] = useState('');
      return <Field value={code} onChange={setCode} />;
    }
    hydrate(<Held />, (input) => {
      input.value = '123';
    });
    expect(field()).toHaveValue('123');
  });

  it('shows a held value that the server’s HTML leaves out', () => {
    hydrate(<Field value="12" />, (input) => {
      expect(input).toHaveValue('');
    });
    expect(field()).toHaveValue('12');
    expect(marked('data-filled')).toEqual([0, 1]);
  });

  it('tells nothing of a default that is there as it was sent', () => {
    const onChange = vi.fn();
    hydrate(<Field defaultValue="12" onChange={onChange} />, (input) => {
      expect(input).toHaveValue('12');
    });
    expect(onChange).not.toHaveBeenCalled();
    expect(marked('data-filled')).toEqual([0, 1]);
  });
});
