import type { CodeEdit } from '../core/codeEdit.js';

/**
 * Replaces a part of the text as if it were typed, so that undo knows of it. `isSimulated`: by a tool that imitates a
 * person in a browser, and would not notice.
 */
export function replaceText(
  input: HTMLInputElement,
  { start, end, text }: CodeEdit,
  isSimulated: boolean,
): void {
  input.setSelectionRange(start, end);
  // The only edit by script that undo knows of: deprecated, and in every browser. Not in jsdom.
  if (isSimulated || !input.ownerDocument.execCommand?.('insertText', false, text)) {
    input.setRangeText(text, start, end, 'end');
  }
}
