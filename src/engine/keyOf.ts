/**
 * A short name for what must not be named: 20 bits of FNV-1a. A thousand phone numbers share each, so that it gives none
 * away, while two recipients in one browser share one once in a million. Needs no secure context, unlike `crypto.subtle`.
 * @see https://www.rfc-editor.org/rfc/rfc9923
 */
export function keyOf(...words: (string | undefined)[]): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(words);
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return ((hash ^ (hash >>> 20)) & 0xfffff).toString(36);
}
