import type { Page } from 'playwright';

/**
 * Walks with Tab through all that can have the focus, once round. Each stop shows that it has it, lies open to the
 * eye (2.4.11), and comes in the order in which the page is read.
 */
export async function findFocusFaults(page: Page): Promise<string[]> {
  const stops = await page.evaluate(collectStops);
  const found: string[] = [];
  const order: number[] = [];
  for (let presses = 0; presses < stops.length * 2 + 2; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtStop);
    // Between the last and the first the browser itself has its turn.
    if (stop === undefined) continue;
    if (order.includes(stop.index)) break;
    order.push(stop.index);
    const name = stops[stop.index]?.name ?? 'what was not there before';
    if (stop.isCovered) found.push(`${name}: covered by ${stop.coveredBy}`);
    if (stop.look === stops[stop.index]?.look) found.push(`${name}: looks the same with focus`);
  }
  const first = order.indexOf(Math.min(...order));
  const walked = [...order.slice(first), ...order.slice(0, first)].map((index) => stops[index]);
  if (walked.length !== stops.length) {
    found.push(`Tab reaches ${walked.length} of ${stops.map(({ name }) => name).join(', ')}`);
  }
  for (const [index, stop] of walked.entries()) {
    const before = walked[index - 1];
    if (!stop || !before) continue;
    const isAbove = stop.bottom <= before.top;
    const isSameLine = stop.top < before.bottom && before.top < stop.bottom;
    const isBefore = stop.isRtl ? stop.right > before.right : stop.left < before.left;
    if (isAbove || (isSameLine && isBefore)) found.push(`${stop.name} comes after ${before.name}`);
  }
  return found;
}

interface Stop {
  name: string;
  /** Everything by which a focus can show. */
  look: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
  isRtl: boolean;
}

declare global {
  interface Window {
    stops: HTMLElement[];
    lookOf(stop: HTMLElement): string;
  }
}

/** In the page: what Tab should reach, as it is without the focus. */
function collectStops(): Stop[] {
  window.lookOf = (stop) => {
    // The slots show where a code is typed.
    const slots = stop.parentElement?.querySelectorAll('.otp-input > :not(input)') ?? [];
    return [stop, ...slots]
      .map((element) => {
        const style = getComputedStyle(element);
        const outline =
          style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
        return [outline, style.boxShadow, style.borderColor, style.borderWidth].join();
      })
      .join(';');
  };
  const focused = document.activeElement as HTMLElement;
  focused.blur();
  const modal = document.querySelector('dialog:modal');
  const candidates = (modal ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]',
  );
  window.stops = [...candidates].filter(
    (one) => one.checkVisibility() && !one.matches(':disabled') && one.tabIndex >= 0,
  );
  const stops = window.stops.map((stop) => {
    const { top, bottom, left, right } = stop.getBoundingClientRect();
    return {
      name: stop.textContent || stop.getAttribute('aria-label') || stop.className,
      look: window.lookOf(stop),
      top,
      bottom,
      left,
      right,
      isRtl: getComputedStyle(stop.parentElement ?? stop).direction === 'rtl',
    };
  });
  focused.focus();
  return stops;
}

/** In the page: the stop that has the focus, if the page has it at all. */
function lookAtStop() {
  const focused = document.activeElement;
  // A dialog that scrolls is a stop of Chromium's own, for the arrow keys.
  if (!(focused instanceof HTMLElement) || focused.matches('body, dialog')) return undefined;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  return {
    index: window.stops.indexOf(focused),
    look: window.lookOf(focused),
    isCovered: !focused.contains(above),
    coveredBy: above ? `<${above.localName} class="${above.className}">` : 'the edge of the window',
  };
}
