import type { Page } from 'playwright';

/** What is lost where there is little room or the text is large (A18): text that is cut, hidden by other text, or far to the side. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      found.push(`the page scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX } = getComputedStyle(element);
      const isWider = element.scrollWidth > element.clientWidth;
      if (/auto|scroll/.test(overflowX) && isWider) {
        found.push(`.${element.className} scrolls sideways`);
      }
    }

    // Each line of each text, and the boxes that cut it.
    const lines: { text: string; parent: Element; rect: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim().slice(0, 40) ?? '';
      if (!parent || !text || parent.closest('.otp-sr') || !parent.checkVisibility()) continue;
      const range = new Range();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width && rect.height) lines.push({ text, parent, rect });
      }
    }
    for (const { text, parent, rect } of lines) {
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, overflowY, display } = getComputedStyle(box);
        if (display === 'inline') continue;
        const around = box.getBoundingClientRect();
        const isCutAcross =
          /hidden|clip/.test(overflowX) &&
          (rect.left < around.left - 1 || rect.right > around.right + 1);
        // Glyphs are lower than their line, which may be a little higher than its box.
        const isCutDown =
          /hidden|clip/.test(overflowY) &&
          (rect.top < around.top - 2 || rect.bottom > around.bottom + 2);
        if (isCutAcross || isCutDown) found.push(`cut by .${box.className}: ${text}`);
      }
      if (rect.left < -1 && !parent.closest('dialog')) found.push(`off the page: ${text}`);
    }
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (one.parent === other.parent) continue;
        const across =
          Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const down =
          Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
        // The boxes of lines that are set tight touch; their glyphs do not.
        const isBehindDialog = one.parent.closest('dialog') !== other.parent.closest('dialog');
        if (across > 1 && down > one.rect.height / 3 && !isBehindDialog) {
          found.push(`one over the other: ${one.text} / ${other.text}`);
        }
      }
    }

    // Every character of a code in its slot: as wide as that, and as high.
    for (const control of document.querySelectorAll<HTMLInputElement>('.otp-input__control')) {
      const slots = [...(control.parentElement?.children ?? [])].filter((one) => one !== control);
      const [first, second] = slots.map((slot) => slot.getBoundingClientRect());
      if (!first || !second) continue;
      const style = getComputedStyle(control);
      const pitch = Math.abs(second.left - first.left);
      const glyph = pitch - Number.parseFloat(style.letterSpacing);
      if (glyph > first.width) {
        found.push(`characters of ${glyph.toFixed(1)} px in slots of ${first.width.toFixed(1)} px`);
      }
      if (Number.parseFloat(style.fontSize) > first.height)
        found.push('characters higher than slots');
    }
    return found;
  });
}
