/**
 * The numbers in a test file's titles: `B7: ...`, `A1, B57: ...`, `B18-B23: ...`, `... (A2, B36)`, or `B32` alone in a
 * row of `it.each`.
 */
export function readTitles(source: string): string[] {
  const ids = String.raw`(?:[A-Z]\d+(?:-[A-Z]?\d+)?(?:, )?)+`;
  const title = new RegExp(String.raw`(['"\`])(${ids})(?=:|\1)|\((${ids})\)['"\`]`, 'g');
  return [...source.matchAll(title)].map(([, , first, last]) => first ?? last ?? '');
}

/** The numbers of one letter that a title names, ranges written out. */
export function readNumbers(letter: string, title: string): number[] {
  const names = new RegExp(String.raw`\b${letter}(\d+)(?:-${letter}?(\d+))?`, 'g');
  return [...title.matchAll(names)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
  );
}
