import type { Page } from 'playwright';

/** Targets below 24 by 24 px, and below 44 px in height what a screen of ours is worked with (A20). */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = 'a[href], button, input, select, textarea, summary, [role=button]';
    const main = ':is(.otp-submit, .otp-way, .otp-link, .otp-close, .otp-form .otp-input__control)';
    const dense = '[data-otp-density=compact], [data-otp-theme=contrast]';
    return [...document.querySelectorAll<HTMLElement>(targets)]
      .filter((target) => target.checkVisibility())
      .flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const least = target.matches(main) && !target.closest(dense) ? 44 : 24;
        // Lengths in rem come out a hundredth short.
        const isSmall = width < 24 || height + 0.01 < least;
        const name = target.textContent || target.getAttribute('aria-label') || target.className;
        return isSmall ? `${name}: ${width} × ${height} px, least ${least}` : [];
      });
  });
}
