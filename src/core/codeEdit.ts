import { type CodeFormat, normaliseCode } from './code.js';

/** A code after an edit, where the caret is then, and whether a whole code was put in. */
export type EditedCode = [code: string, caret: number, isWhole: boolean];

/**
 * What becomes of a code when its characters from `start` up to `end` are replaced by `raw`; nothing, where no character
 * of that is usable.
 *
 * - A whole code replaces everything, wherever the caret is.
 * - Otherwise it goes in where the caret is; what finds no room overwrites what follows.
 * - Past the last slot there is nowhere to go: the last slot is written again.
 */
export function editCode(
  code: string,
  start: number,
  end: number,
  raw: string,
  format: CodeFormat,
): EditedCode | undefined {
  const { length } = format;
  const usable = normaliseCode(raw, format);
  if (raw && !usable) return;
  const isWhole = usable.length === length;
  const from = isWhole ? 0 : Math.min(start, usable ? length - 1 : length);
  const text = usable.slice(0, length - from);
  const caret = from + text.length;
  const kept = code.slice(Math.max(end, code.length - length + caret));
  return [code.slice(0, from) + text + kept, caret, isWhole];
}

/** The edit that has made `raw` of `code`, with the caret at `caret` now. */
export function findEdit(
  code: string,
  raw: string,
  caret: number,
): [start: number, end: number, text: string] {
  // Who sets a text may leave the caret anywhere.
  const at = code.endsWith(raw.slice(caret)) ? caret : raw.length;
  const end = code.length - raw.length + at;
  let start = 0;
  while (start < at && start < end && raw[start] === code[start]) start++;
  return [start, end, raw.slice(start, at)];
}

/**
 * The slot that a key moves to, from a selection in a code of `count` characters; `count` is the insertion point.
 * Nothing for a key that does not move. `isJump`: Ctrl or Cmd is held.
 */
export function findMoveTarget(
  key: string,
  isJump: boolean,
  start: number,
  end: number,
  count: number,
): number | undefined {
  // Leaving a selection of several slots goes to its edge, as in any field.
  return {
    ArrowLeft: isJump ? 0 : end - start > 1 ? start : Math.max(0, start - 1),
    ArrowRight: isJump ? count : Math.min(count, Math.max(end, start + 1)),
    ArrowUp: 0,
    Home: 0,
    ArrowDown: count,
    End: count,
  }[key];
}
