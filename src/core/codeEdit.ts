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
 * The code in the text of a field, which was `code` before. Where an input method has put `composed` into it, up to
 * `at`, that counts as had it been typed; nothing comes of it when no character of it is usable.
 */
export function readText(
  raw: string,
  { code, at, composed }: { code: string; at: number; composed: string },
  format: CodeFormat,
): string {
  const from = at - composed.length;
  if (!composed || raw.slice(from, at) !== composed) return normaliseCode(raw, format);
  const to = code.length - raw.length + at;
  const { start, end, text } = planInsert(code, { start: from, end: to, text: composed }, format);
  return text && code.slice(0, start) + text + code.slice(end);
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
