/**
 * What changed a code. `history` is undo and redo; `autofill` is the browser, a password manager or a script;
 * `hydrate`, that it was filled in before React was there; `format`, that it was cut because the field's `length` or
 * `alphabet` changed.
 */
export type CodeChangeReason =
  | 'type'
  | 'delete'
  | 'paste'
  | 'drop'
  | 'history'
  | 'autofill'
  | 'reset'
  | 'hydrate'
  | 'format';

/** @see https://w3c.github.io/input-events/#interface-InputEvent-Attributes */
export function findReason(inputType = ''): CodeChangeReason {
  if (/^insert(Text|.*Composition)/.test(inputType)) return 'type';
  if (/^delete/.test(inputType)) return 'delete';
  if (/^history/.test(inputType)) return 'history';
  if (/^insertFrom(Paste|Yank)/.test(inputType)) return 'paste';
  // Password managers and scripts send a bare event, browsers' own autofill `insertReplacementText` or nothing.
  return inputType === 'insertFromDrop' ? 'drop' : 'autofill';
}
