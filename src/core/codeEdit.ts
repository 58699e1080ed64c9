import { type CodeFormat, normaliseCode } from './code.js';

/** A replacement of the characters from `start` up to `end` by `text`. */
export interface CodeEdit {
  start: number;
  end: number;
  text: string;
}

/** The edit that has made `raw` of `code`, with the caret at `caret` now. */
export function findEdit(code: string, raw: string, caret: number): CodeEdit {
  // Who sets a text may leave the caret anywhere.
  const at = code.endsWith(raw.slice(caret)) ? caret : raw.length;
  const end = code.length - raw.length + at;
  let start = 0;
  while (start < at && start < end && raw[start] === code[start]) start++;
  return { start, end, text: raw.slice(start, at) };
}

/**
 * What an edit comes to; with an empty text, nothing in it is usable.
 *
 * - A whole code replaces everything, wherever the caret is.
 * - Otherwise it goes in where the caret is; what finds no room overwrites what follows.
 * - Past the last slot there is nowhere to go: the last slot is written again.
 */
export function fitEdit(
  code: string,
  { start, end, text: raw }: CodeEdit,
  format: CodeFormat,
): CodeEdit {
  const { length } = format;
  const usable = normaliseCode(raw, format);
  const from = usable.length === length ? 0 : usable ? Math.min(start, length - 1) : start;
  const text = usable.slice(0, length - from);
  return {
    start: from,
    end: Math.max(end, code.length - length + from + text.length),
    text,
  };
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
  const left = end - start > 1 ? start : Math.max(0, start - 1);
  const right = Math.min(count, Math.max(end, start + 1));
  return {
    ArrowLeft: isJump ? 0 : left,
    ArrowRight: isJump ? count : right,
    ArrowUp: 0,
    Home: 0,
    ArrowDown: count,
    End: count,
  }[key];
}
