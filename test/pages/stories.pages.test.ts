import type { Page } from 'playwright';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { findFocusFaults } from './checks/findFocusFaults.js';
import { findMotion } from './checks/findMotion.js';
import { findOverflow } from './checks/findOverflow.js';
import { findSmallTargets } from './checks/findSmallTargets.js';
import { findViolations } from './checks/findViolations.js';
import { largeText, textSpacing, withStyle } from './checks/readerStyles.js';
import { type Walked, walkStories } from './support/walkStories.js';

/** Apps around a screen of ours: pages with a first heading and landmarks of their own. */
const wholePages = [
  'live-login--login',
  'live-registration--registration',
  'live-payment-app--app',
];

/** As the toolbar does it, without playing the story again. */
function setDirection(page: Page, dir: 'ltr' | 'rtl'): Promise<void> {
  return page.evaluate((dir) => {
    const canvas = document.querySelector<HTMLElement>('.canvas');
    if (!canvas) throw new Error('The story has no canvas');
    canvas.dir = dir;
  }, dir);
}

let walked: Walked;

// Each story is shown once, and looked at in every way, since playing it takes longer than looking.
beforeAll(async () => {
  walked = await walkStories(inject('pagesUrl'), async (page, { id, type }, keep) => {
    if (type === 'docs') {
      await page.setViewportSize({ width: 1280, height: 1024 });
      keep('docs', await findViolations(page, { kind: 'docs' }));
      return;
    }
    const kind = wholePages.includes(id) ? 'page' : 'part';
    await page.setViewportSize({ width: 1280, height: 1024 });
    keep('motion', await findMotion(page));
    keep('targets', await findSmallTargets(page));
    keep('light', await findViolations(page, { kind }));
    await page.emulateMedia({ colorScheme: 'dark' });
    keep('dark', await findViolations(page, { kind, only: 'colours' }));
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    keep('forced', await findViolations(page, { kind, only: 'forced' }));
    await page.emulateMedia({ forcedColors: 'none' });
    await setDirection(page, 'rtl');
    keep('rtl', await findViolations(page, { kind, only: 'layout' }));
    await setDirection(page, 'ltr');

    // Around the live apps a window and a phone are drawn, which are no part of what is shipped.
    if (kind === 'page') keep('focus', await findFocusFaults(page));
    if (id.startsWith('live-')) return;
    await page.setViewportSize({ width: 320, height: 256 });
    keep('narrow', await findOverflow(page));
    keep('spacing', await withStyle(page, textSpacing, findOverflow));
    keep('focus', await findFocusFaults(page));
    await page.setViewportSize({ width: 640, height: 512 });
    keep('large', await withStyle(page, largeText, findOverflow));
  });
}, 240_000);

describe('every story', () => {
  test.each([
    ['is played to its end', 'play'],
    ['A1, A3, A13, A19, A20, P1: has nothing that axe finds, target sizes among it', 'light'],
    ['A19: has nothing that axe finds in dark', 'dark'],
    ['A21: has nothing that axe finds in forced colours, and codes that can be read', 'forced'],
    ['A23: has nothing that axe finds from right to left', 'rtl'],
    ['A18: at 320 by 256 px cuts nothing, hides nothing and does not scroll sideways', 'narrow'],
    ['A18: nor does it with the text spacing that a reader sets', 'spacing'],
    ['A18: nor with text of 200 %', 'large'],
    ['A13, A18: is walked by Tab as it is read, each stop to be seen and not covered', 'focus'],
    ['A20: has no target below 24 by 24 px, and screens none below 44 px in height', 'targets'],
    ['A22: has nothing that moves for those who want less motion', 'motion'],
  ])('%s', (_, check) => {
    expect(walked.findings(check)).toEqual([]);
  });

  test('A3, A19, A20: pages of the documentation have nothing that axe finds', () => {
    expect(walked.findings('docs')).toEqual([]);
  });

  test('was looked at', () => {
    const ids = walked.entries.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['start-here--docs', ...wholePages]));
  });
});
