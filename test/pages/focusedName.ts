/** What has the focus, by role and name, as a person would say it; `nothing` is the page itself. */
export function focusedName(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return 'nothing';
  const labelled = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
  const seen = (labelled ?? focused).cloneNode(true) as HTMLElement;
  for (const hidden of seen.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  const role =
    { INPUT: 'field', H1: 'heading', H2: 'heading' }[focused.tagName] ?? focused.localName;
  return `${role} ${focused.ariaLabel ?? seen.textContent?.trim()}`;
}
