const regions = '[role=alert], [role=status], [aria-live]';

/**
 * Watches every live region there is or will be. Returns what they were told to say since the last call: words that
 * came into a region that was there, and, which only some screen readers announce, regions that came with their words.
 */
export function recordRegions(): () => string[] {
  const known = new WeakSet<Element>();
  const heard: string[] = [];

  function hear({ target, addedNodes }: MutationRecord): void {
    const element = target instanceof Element ? target : target.parentElement;
    const region = element?.closest(regions);
    if (region?.textContent) heard.push(`said: ${region.textContent}`);
    if (region) return;
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      for (const added of [node, ...node.querySelectorAll('*')]) {
        if (!added.matches(regions) || known.has(added)) continue;
        known.add(added);
        if (added.textContent) heard.push(`came with: ${added.textContent}`);
      }
    }
  }

  const observer = new MutationObserver((records) => records.forEach(hear));
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.takeRecords().forEach(hear);
    return heard.splice(0);
  };
}
