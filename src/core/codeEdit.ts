import { type CodeFormat, normaliseCode } from './code.js';

/** A replacement of the characters from `start` up to `end` by `text`. */
export interface CodeEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * What putting `raw` in the place of `start` to `end` comes to, or nothing when no character of it is usable.
 *
 * - A whole code replaces everything, wherever the caret is.
 * - Otherwise it goes in where the caret is; what finds no room overwrites what follows.
 * - Past the last slot there is nowhere to go: the last slot is written again.
 */
export function planInsert(
  code: string,
  { start, end, text: raw }: CodeEdit,
  format: CodeFormat,
): CodeEdit | undefined {
  const text = normaliseCode(raw, format);
  if (text === '') return undefined;
  if (text.length === format.length) return { start: 0, end: code.length, text };

  const from = Math.min(start, format.length - 1);
  const fitting = text.slice(0, format.length - from);
  const excess = code.length - (end - from) + fitting.length - format.length;
  return { start: from, end: end + Math.max(0, excess), text: fitting };
}

/** The code with the edit made. */
export function applyEdit(code: string, { start, end, text }: CodeEdit): string {
  return code.slice(0, start) + text + code.slice(end);
}

/** The one stretch in which `after` differs from `before`, for changes that were not announced. */
export function findEdit(before: string, after: string): CodeEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = before.length;
  let tail = after.length;
  while (end > start && tail > start && before[end - 1] === after[tail - 1]) {
    end--;
    tail--;
  }
  return { start, end, text: after.slice(start, tail) };
}

/** A key as the keyboard gives it, and whether Ctrl or Cmd is held. */
export interface MoveKey {
  key: string;
  isJump: boolean;
}

/**
 * The slot that a key moves to, from a selection in a code of `count` characters; `count` itself is the insertion
 * point, and a result outside 0 to `count` means the nearer end. Nothing for a key that does not move.
 */
export function findMoveTarget(
  { key, isJump }: MoveKey,
  { start, end }: Pick<CodeEdit, 'start' | 'end'>,
  count: number,
): number | undefined {
  // Leaving a selection of several slots goes to its edge, as in any field.
  const isRange = end - start > 1;
  switch (key) {
    case 'ArrowLeft':
      if (isJump) return 0;
      return isRange ? start : start - 1;
    case 'ArrowRight':
      if (isJump) return count;
      return isRange ? end : start + 1;
    case 'ArrowUp':
    case 'Home':
      return 0;
    case 'ArrowDown':
    case 'End':
      return count;
    default:
      return undefined;
  }
}
