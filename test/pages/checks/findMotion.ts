import type { Page } from 'playwright';

declare global {
  interface Window {
    moved: string[];
  }
}

/** Runs in a page before anything else: notes every animation and transition that begins, also a short one. */
export function watchMotion(): void {
  window.moved = [];
  const note = (event: AnimationEvent | TransitionEvent) => {
    const target = event.target as Element;
    const properties = target
      .getAnimations()
      .flatMap((animation) => (animation.effect as KeyframeEffect).getKeyframes())
      .flatMap((keyframe) => Object.keys(keyframe))
      .filter((name) => !/^(offset|computedOffset|easing|composite)$/.test(name));
    // An animation of nothing that is seen may serve as a clock. A short one is over by now.
    if (properties.length > 0 && properties.every((name) => name === 'visibility')) return;
    const name = 'animationName' in event ? event.animationName : event.propertyName;
    window.moved.push(`${name} of .${target.className}`);
  };
  addEventListener('animationstart', note, true);
  addEventListener('transitionrun', note, true);
}

/** What moved since this was last asked, though the person wants less motion (A22). */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What begins with the first frame is told with the next one.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    // Storybook's own spinner, before a story is there.
    const found = window.moved.filter((one) => !/(^|[. ])sb-/.test(one));
    window.moved = [];
    for (const control of document.querySelectorAll('.otp-input__control')) {
      if (getComputedStyle(control).getPropertyValue('caret-animation') !== 'manual') {
        found.push('a caret that blinks');
      }
    }
    return found;
  });
}
