import { type ReactElement, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { OtpInput, type OtpInputProps } from '../../src/components/OtpInput.js';
import '../../src/styles/tokens.css';
import '../../src/styles/otp-input.css';

export const cleanups: (() => void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) cleanup();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('dir');
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  await page.viewport(800, 600);
});

export function mount(element: ReactElement, container: Element = document.createElement('div')) {
  if (!container.isConnected) document.body.append(container);
  const root: Root = createRoot(container);
  cleanups.push(() => root.unmount());
  flushSync(() => root.render(<StrictMode>{element}</StrictMode>));
  return fieldIn(container);
}

export function mountField(props: OtpInputProps = {}) {
  return mount(<OtpInput aria-label="Code" {...props} />);
}

export type Field = ReturnType<typeof fieldIn>;

export function fieldIn(container: ParentNode) {
  const root = container.querySelector('.otp-input') as HTMLElement;
  const input = root.querySelector('input') as HTMLInputElement;
  const slots = [...root.querySelectorAll<HTMLElement>('.otp-input__slot')];
  return {
    container,
    root,
    input,
    slots,
    active: () => slots.flatMap((slot, index) => (slot.hasAttribute('data-active') ? index : [])),
    selection: () => [input.selectionStart, input.selectionEnd],
  };
}

export function box(element: Element | undefined): DOMRect {
  if (!element) throw new Error('no element');
  return element.getBoundingClientRect();
}

/** The middle of a slot, from the corner of the root. */
export function middleOf({ root, slots }: Field, index: number) {
  const slot = box(slots[index]);
  return { x: slot.left + slot.width / 2 - box(root).left, y: slot.height / 2 };
}

/** A click with the real mouse, on what is there: the input lies over the slots. */
export async function clickSlot(field: Field, index: number) {
  await userEvent.click(field.root, { position: middleOf(field, index), force: true });
}

export const key = (keys: string) => userEvent.keyboard(keys);

/** The machine's own clipboard, filled by copying. */
export async function copy(text: string) {
  const source = document.body.appendChild(document.createElement('textarea'));
  source.value = text;
  source.select();
  await key('{Control>}c{/Control}');
  source.remove();
}
