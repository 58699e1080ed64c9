/** Puts a text into a field as if it were typed. By the prototype's setter: React keeps one of its own on the element. */
export function fill(input: HTMLInputElement, code: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, code);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
