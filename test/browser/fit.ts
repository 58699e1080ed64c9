/** How texts are drawn: where, in how many lines, in which order. */

/** The texts that are seen, each with the element it is in. */
function seenTexts(root: Element): { text: Text; element: HTMLElement }[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const seen = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const element = text.parentElement as HTMLElement;
    const isHidden = element.closest('.otp-sr') || boxOf(text).width === 0;
    if (!isHidden && text.data.trim()) seen.push({ text, element });
  }
  return seen;
}

function rangeOf(text: Text, start = 0, end = text.length): Range {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}

function boxOf(...part: Parameters<typeof rangeOf>): DOMRect {
  return rangeOf(...part).getBoundingClientRect();
}

/** Texts that leave the button or the form they are in, and whatever makes the page scroll sideways. */
export function spills(root: Element): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
  for (const { text, element } of seenTexts(root)) {
    const part = element.closest('button, form') as HTMLElement;
    const outer = part.getBoundingClientRect();
    const box = boxOf(text);
    const isInside =
      // Half a pixel is rounding.
      box.left >= outer.left - 0.5 &&
      box.right <= outer.right + 0.5 &&
      box.top >= outer.top - 0.5 &&
      box.bottom <= outer.bottom + 0.5;
    if (!isInside) found.push(`leaves its ${part.localName}: ${text.data}`);
    // A control that scrolls in itself clips what is in it.
    if (part.localName === 'button' && part.scrollWidth > part.clientWidth)
      found.push(`does not fit into its button: ${text.data}`);
  }
  return found;
}

/** Words that were broken in two, as `overflow-wrap: anywhere` does to what is longer than a line. */
export function brokenWords(root: Element, tag: string): string[] {
  // In these a line ends after any sign.
  if (/^(ja|zh)/.test(tag)) return [];
  const words = new Intl.Segmenter(tag, { granularity: 'word' });
  return seenTexts(root).flatMap(({ text }) =>
    [...words.segment(text.data)]
      .filter(({ isWordLike, index, segment }) => {
        const boxes = [...rangeOf(text, index, index + segment.length).getClientRects()];
        return isWordLike && boxes.some((box) => box.top >= (boxes[0] as DOMRect).bottom);
      })
      .map(({ segment }) => `broken in two: ${segment}`),
  );
}

/** Numbers, times and masked numbers whose signs do not stand one after the other from left to right. */
export function tornNumbers(root: Element): { read: string[]; torn: string[] } {
  const read: string[] = [];
  const torn: string[] = [];
  for (const { text } of seenTexts(root)) {
    for (const { 0: number, index } of text.data.matchAll(/\+?\p{Nd}(?:[ *:.,٫٬]*\p{Nd})*/gu)) {
      read.push(number);
      const boxes = [...number].map((_, at) => boxOf(text, index + at, index + at + 1));
      const isInOrder = boxes.every((box, at) => {
        const last = boxes[at - 1];
        return !last || (Math.abs(box.left - last.right) < 1 && Math.abs(box.top - last.top) < 1);
      });
      if (!isInOrder) torn.push(number);
    }
  }
  return { read, torn };
}

/** What does not stand where a right-to-left page has it, in a dialog with a wrong code. */
export function unmirrored(root: Element): string[] {
  const box = (selector: string) => {
    const element = root.querySelector(selector) as HTMLElement;
    const text = seenTexts(element)[0]?.text;
    return text ? boxOf(text) : element.getBoundingClientRect();
  };
  const form = (root.querySelector('form') as HTMLElement).getBoundingClientRect();
  const isAtRight = (selector: string) => Math.abs(box(selector).right - form.right) < 1;
  const places = {
    'the heading is not at the right': isAtRight('.otp-heading'),
    'the name of the field is not at the right': isAtRight('.otp-label'),
    'the field is not at the right': isAtRight('.otp-input'),
    'the clock is not left of the name': box('.otp-countdown').right < box('.otp-label').left,
    'the sign of the alert is not right of it':
      box('.otp-alert .otp-icon').left > box('.otp-alert').right,
    'the close button is not at the left': box('.otp-close').right < form.left + form.width / 2,
  };
  return Object.entries(places).flatMap(([fault, isRight]) => (isRight ? [] : [fault]));
}
