import { type CodeFormat, normaliseCode } from './code.js';

/** A replacement of the characters from `start` up to `end` by `text`. */
export interface CodeEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * What putting `raw` in the place of `start` to `end` comes to; with an empty text, no character of it is usable.
 *
 * - A whole code replaces everything, wherever the caret is.
 * - Otherwise it goes in where the caret is; what finds no room overwrites what follows.
 * - Past the last slot there is nowhere to go: the last slot is written again.
 */
export function planInsert(
  code: string,
  { start, end, text: raw }: CodeEdit,
  format: CodeFormat,
): CodeEdit {
  const { length } = format;
  const whole = normaliseCode(raw, format);
  if (whole.length === length) return { start: 0, end: code.length, text: whole };

  const from = Math.min(start, length - 1);
  const text = whole.slice(0, length - from);
  const excess = code.length - (end - from) + text.length - length;
  return { start: from, end: end + Math.max(0, excess), text };
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
  const isRange = end - start > 1;
  switch (key) {
    case 'ArrowLeft':
      return isJump ? 0 : Math.max(0, isRange ? start : start - 1);
    case 'ArrowRight':
      return isJump ? count : Math.min(count, isRange ? end : start + 1);
    case 'ArrowUp':
    case 'Home':
      return 0;
    case 'ArrowDown':
    case 'End':
      return count;
  }
}
