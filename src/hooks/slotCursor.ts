import { findMoveTarget } from '../core/codeEdit.js';

/*
 * The cursor of a field in slots. On a filled slot it is a selection of that one character, so that typing replaces
 * it; on the insertion point, the end of the text, it is the browser's own caret.
 */

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
  const { key, shiftKey, altKey } = event;
  const isJump = event.ctrlKey || event.metaKey;
  const [start, end] = readSelection(input);
  const count = input.value.length;
  const target = altKey ? undefined : findMoveTarget(key, isJump, start, end, count);
  if (
    (key === 'Backspace' || (key === 'Delete' && start < count)) &&
    // Option deletes words on Apple's keyboards. Elsewhere Alt+Backspace is "undo", or nothing.
    (isJump || (altKey && /Mac|iP/.test(navigator.platform)))
  ) {
    // A code is one word, of which the browser would delete the selected slot alone.
    input.select();
  } else if (target !== undefined) {
    if (!shiftKey) {
      event.preventDefault();
      moveTo(input, target);
    } else if (end - start === 1) {
      // The selection grows from the slot to either side, instead of shrinking to nothing first.
      input.setSelectionRange(start, end, target > start ? 'forward' : 'backward');
    }
  }
}
