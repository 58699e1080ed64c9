/** Puts a text into a field as if it were typed. By the prototype's setter: React keeps one of its own on the element. */
export function fill(input: HTMLInputElement, code: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, code);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Takes the code out of the field, and out of whatever keeps an eye on it, as soon as it is of no more use (S2). */
export function erase({ current }: { readonly current: HTMLInputElement | null }): void {
  if (current?.value) fill(current, '');
}
