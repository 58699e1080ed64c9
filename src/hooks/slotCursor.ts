import { findMoveTarget } from '../core/codeEdit.js';

/*
 * The cursor of a field in slots. On a filled slot it is a selection of that one character, so that typing replaces
 * it; on the insertion point, the end of the text, it is the browser's own caret.
 */

export type Slots = ArrayLike<Element>;

/** From where to where the text is selected. */
export function readSelection(input: HTMLInputElement): [start: number, end: number] {
  return [input.selectionStart as number, input.selectionEnd as number];
}

/** Moves to a slot; past the filled ones, and where none is given, to the insertion point. */
export function moveTo(input: HTMLInputElement, index = input.value.length): void {
  // Selecting in a field without the focus fetches the focus in Safari. The browser cuts what is past the end.
  if (input.matches(':focus')) input.setSelectionRange(index, index + 1);
}

/** Slot by slot with the arrows; the rest of the keyboard is the browser's. */
export function moveByKey(input: HTMLInputElement, event: KeyboardEvent): void {
  const { key, code, type, shiftKey, altKey } = event;
  const isJump = event.ctrlKey || event.metaKey;
  const [start, end] = readSelection(input);
  const count = input.value.length;
  if (type === 'keyup') {
    // On Tab, WebKit selects all after it has told of the focus. On Shift+Tab it has no name for the key.
    if (code === 'Tab') moveTo(input);
    return;
  }
  const target = altKey ? undefined : findMoveTarget(key, isJump, start, end, count);
  const isDeletion = key === 'Backspace' || (key === 'Delete' && start < count);
  // Option deletes words on Apple's keyboards. Elsewhere Alt+Backspace is "undo", or nothing.
  const isWordKey = isJump || (altKey && /Mac|iP/.test(navigator.platform));
  if (isDeletion && isWordKey && !input.readOnly) {
    // A code is one word, of which the browser would delete the selected slot alone.
    input.select();
  } else if (target !== undefined && !shiftKey) {
    event.preventDefault();
    moveTo(input, target);
  } else if (target !== undefined && end - start === 1) {
    // The selection grows from the slot to either side, instead of shrinking to nothing first.
    input.setSelectionRange(start, end, target > start ? 'forward' : 'backward');
  }
}

/**
 * Before a press: on what is selected the browser would begin to drag it away, and not to select; and a click there
 * would let go of it only after its event, when the slot of the click has been selected already.
 */
export function releaseSelection(input: HTMLInputElement, { button, shiftKey }: MouseEvent): void {
  const [start, end] = readSelection(input);
  if (!button && !shiftKey && start < end) input.setSelectionRange(start, start);
}

/**
 * After a click or a tap: engines put the caret before the character, after it or by its middle; the slot is where
 * the pointer is. A drag or a double click has selected what it should.
 */
export function moveToPointer(
  input: HTMLInputElement,
  slots: Slots,
  { clientX, clientY, detail }: MouseEvent,
): void {
  const [start, end] = readSelection(input);
  const { top, bottom } = input.getBoundingClientRect();
  // Not from here: a click on the label comes with the label's place, a screen reader's or a script's with no detail.
  if (start !== end || !detail || clientY < top || clientY > bottom) return;
  let index = slots.length - 1;
  while (index > 0 && clientX < (slots[index] as Element).getBoundingClientRect().left) index--;
  moveTo(input, index);
}

/** Shows the state to CSS, in attributes that React never renders, so that no render takes them away. */
export function markSlots(
  root: Element,
  input: HTMLInputElement,
  slots: Slots,
  count: number,
): void {
  const isFocused = input.matches(':focus:enabled');
  const selection = readSelection(input);
  const start = Math.min(selection[0], count, slots.length - 1);
  const end = Math.max(selection[1], start + 1);
  root.toggleAttribute('data-focused', isFocused);
  root.toggleAttribute('data-complete', count === slots.length);
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] as Element;
    slot.toggleAttribute('data-filled', index < count);
    slot.toggleAttribute('data-active', isFocused && index >= start && index < end);
  }
}
