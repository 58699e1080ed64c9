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

/**
 * From the kind of an `InputEvent`. Password managers and scripts send a bare event, and a browser's own autofill
 * `insertReplacementText` or nothing.
 *
 * @see https://w3c.github.io/input-events/#interface-InputEvent-Attributes
 */
export function findReason(inputType = ''): CodeChangeReason {
  const found = /delete|history|paste|drop|hydrate/.exec(inputType.toLowerCase());
  if (found) return found[0] as CodeChangeReason;
  return /^insertText|Comp/.test(inputType) ? 'type' : 'autofill';
}
