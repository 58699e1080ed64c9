/*
 * The oracle: what a plain `<input>` makes of the same keys, its text a code of six digits. A field in slots differs from
 * it on purpose, and only in what is said here.
 */

export interface Snapshot {
  text: string;
  start: number;
  end: number;
  direction: HTMLInputElement['selectionDirection'];
}

export type Step =
  | { type: 'digit'; key: string }
  | { type: 'letter' }
  | { type: 'delete'; key: 'Backspace' | 'Delete'; isWord?: boolean }
  | { type: 'move'; key: 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' }
  | { type: 'extend'; key: 'ArrowLeft' | 'ArrowRight' }
  | { type: 'all' | 'copy' | 'cut' | 'paste' | 'undo' | 'redo' };

/** What may be on the clipboard, and the code in it. Cut and copied text is its own. */
export const clips: Record<string, string> = {
  '7': '7',
  '12': '12',
  '1 2-3': '123',
  '４５６': '456',
  '98765': '98765',
  '654321': '654321',
  '98765432': '987654',
  'Acme2 code is 123 456': '123456',
  'no code': '',
};

export const length = 6;

export function look({
  value,
  selectionStart,
  selectionEnd,
  selectionDirection,
}: HTMLInputElement) {
  return {
    text: value,
    start: selectionStart as number,
    end: selectionEnd as number,
    direction: selectionDirection,
  };
}

/** What the key does after `prepare`, and how the field then stands to the plain input. */
interface Prepared {
  /** The key is not for the plain input: refused, or done already. */
  isDone?: boolean;
  /**
   * `same`: text and selection. `slot`: the caret stands in a slot and selects what is in it. `text`: the text alone,
   * since undo restores selections that only one of them had.
   */
  compare: 'same' | 'slot' | 'text';
}

/** Brings a plain input to where the field was, so that the key does in it what it should do in the field. */
export function prepare(
  input: HTMLInputElement,
  step: Step,
  { text, start, end, direction }: Snapshot,
  clipboard: string,
): Prepared {
  const count = text.length;
  const is = look(input);
  // Nothing is set that is so: it would end the step of undo.
  if (is.start !== start || is.end !== end || is.direction !== direction) {
    input.setSelectionRange(start, end, direction ?? undefined);
  }
  switch (step.type) {
    case 'digit': {
      // A full code has no room: the slot of the caret is written again, past the end the last one.
      const slot = Math.min(start, length - 1);
      const isFull = count === length && start === end;
      if (isFull) insert(input, slot, slot + 1, step.key);
      return { isDone: isFull, compare: 'slot' };
    }
    case 'letter':
      return { isDone: true, compare: 'same' };
    case 'delete':
      // The code is one word. Between two characters the caret stays, so that typing refills the gap.
      if (step.isWord && (step.key === 'Backspace' || start < count)) input.select();
      return { compare: 'same' };
    case 'move':
      // A selected slot is a caret in a box. To move ends the step of undo, also where there is nowhere to go.
      input.setSelectionRange(start, end - start === 1 ? start : end);
      return { compare: 'slot' };
    case 'extend': {
      // From a slot the selection grows to either side.
      const towards = step.key === 'ArrowLeft' ? 'backward' : 'forward';
      if (end - start === 1) input.setSelectionRange(start, end, towards);
      return { compare: 'same' };
    }
    case 'paste': {
      const code = clips[clipboard] ?? clipboard;
      if (code === '') return { isDone: true, compare: 'same' };
      // A whole code replaces all. Of any other the left part stays, and what finds no room overwrites what follows.
      const isWhole = code.length === length;
      const from = isWhole ? 0 : Math.min(start, length - 1);
      const inserted = code.slice(0, length - from);
      const kept = isWhole ? 0 : Math.min(count - end, length - from - inserted.length);
      const isNative = inserted === clipboard && from === start && count - kept === end;
      if (!isNative) insert(input, from, count - kept, inserted);
      return { isDone: !isNative, compare: 'slot' };
    }
    case 'undo':
    case 'redo':
      return { compare: 'text' };
    default:
      return { compare: 'same' };
  }
}

/** As a step of its own for undo. */
function insert(input: HTMLInputElement, start: number, end: number, text: string): void {
  input.setSelectionRange(start, end);
  document.execCommand('insertText', false, text);
  input.setSelectionRange(start + text.length, start + text.length);
}

/** Where the field must be when the plain input is there. */
export function expectedOf({ text, start, end }: Snapshot, compare: Prepared['compare']) {
  switch (compare) {
    case 'same':
      return { text, start, end };
    case 'slot':
      return { text, start, end: Math.min(start + 1, text.length) };
    case 'text':
      return { text };
  }
}
