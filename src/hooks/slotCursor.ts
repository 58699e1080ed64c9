import { findMoveTarget } from '../core/codeEdit.js';

/*
 * The cursor of a field in slots. On a filled slot it is a selection of that one character, so that typing replaces
 * it and a screen reader speaks it; on the insertion point, the end of the text, it is the browser's own caret.
 */

/** From where to where the text is selected. */
export function readSelection(input: HTMLInputElement) {
  return { start: input.selectionStart ?? 0, end: input.selectionEnd ?? 0 };
}

/** Moves to a slot, or from the end on to the insertion point. */
export function moveTo(input: HTMLInputElement, index: number): void {
  const start = Math.max(0, Math.min(index, input.value.length));
  // Selecting in a field without the focus fetches the focus in Safari.
  if (input.matches(':focus')) {
    input.setSelectionRange(start, Math.min(start + 1, input.value.length));
  }
}

/** Slot by slot with the arrows; the rest of the keyboard is the browser's. */
export function moveByKey(input: HTMLInputElement, event: KeyboardEvent): void {
  const { key, shiftKey, altKey, isComposing } = event;
  const isJump = event.ctrlKey || event.metaKey;
  const { start, end } = readSelection(input);
  if (isComposing || altKey) return;
  if (key === 'Backspace' && isJump && !input.readOnly) {
    // The browser would stop at the selected slot.
    input.select();
  } else if (!shiftKey) {
    const target = findMoveTarget({ key, isJump }, { start, end }, input.value.length);
    if (target === undefined) return;
    event.preventDefault();
    moveTo(input, target);
  } else if (end - start === 1 && /^Arrow(Left|Right)$/.test(key)) {
    // The selection grows from the slot to either side, instead of shrinking to nothing first.
    input.setSelectionRange(start, end, key === 'ArrowLeft' ? 'backward' : 'forward');
  }
}

/** Before a press: on a selected slot the browser would begin to drag its character away, and not to select. */
export function releaseSlot(input: HTMLInputElement, { button }: MouseEvent): void {
  const { start, end } = readSelection(input);
  if (button === 0 && end - start === 1) input.setSelectionRange(start, start);
}

/**
 * After a click or a tap: engines put the caret before the character, after it or by its middle; the slot is where
 * the pointer is. A drag or a double click has selected what it should.
 */
export function moveToPointer(
  input: HTMLInputElement,
  slots: ArrayLike<Element>,
  { clientX, detail }: MouseEvent,
): void {
  const { start, end } = readSelection(input);
  // Not from a pointer: a label, a screen reader or a script.
  if (start !== end || detail === 0) return;
  let index = slots.length - 1;
  while (index > 0 && clientX < (slots[index] as Element).getBoundingClientRect().left) index--;
  moveTo(input, index);
}

/** Shows the state to CSS. Typing changes attributes that React never renders, so no render takes them away. */
export function markSlots(
  root: Element,
  input: HTMLInputElement,
  slots: ArrayLike<Element>,
  count: number,
): void {
  const isFocused = input.matches(':focus:not(:disabled)');
  const selection = readSelection(input);
  const start = Math.min(selection.start, count, slots.length - 1);
  const end = Math.max(Math.min(selection.end, count), start + 1);
  root.toggleAttribute('data-focused', isFocused);
  root.toggleAttribute('data-complete', count === slots.length);
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] as Element;
    slot.toggleAttribute('data-filled', index < count);
    slot.toggleAttribute('data-active', isFocused && index >= start && index < end);
  }
}
