import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../live/support/useChromium.js';
import { findFocusFaults } from './checks/findFocusFaults.js';
import { findMotion, watchMotion } from './checks/findMotion.js';
import { findOverflow } from './checks/findOverflow.js';
import { findSmallTargets } from './checks/findSmallTargets.js';
import { findViolations } from './checks/findViolations.js';
import { largeText, textSpacing, withStyle } from './checks/readerStyles.js';
import { type Entry, openStories, show } from './support/openStories.js';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 320, height: 256 } });
  await page.addInitScript(axe.source);
  await page.addInitScript(watchMotion);
});
afterAll(() => browser.close());

/** Of one origin, since for each new one Chromium starts a process. */
async function open(body: string): Promise<Page> {
  await page.route('http://localhost/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><title>A page</title><body>${body}`,
    }),
  );
  await page.goto('http://localhost/');
  return page;
}

const find = {
  targets: findSmallTargets,
  violations: (page: Page) => findViolations(page),
  'violations of whole pages': (page: Page) => findViolations(page, { kind: 'page' }),
  'faint codes': (page: Page) => findViolations(page, { only: 'forced' }),
  overflow: findOverflow,
  'overflow with text spacing': (page: Page) => withStyle(page, textSpacing, findOverflow),
  'overflow with large text': (page: Page) => withStyle(page, largeText, findOverflow),
  'focus faults': findFocusFaults,
  motion: findMotion,
};

const button = '<button style="width: 24px; height: 24px; margin: 8px">A</button>';
const field = (style: string, slot = 'background: #fff') => `
  <div class="otp-input" style="display: flex; width: 80px; position: relative">
    <input class="otp-input__control" aria-label="Code" value="12" style="position: absolute; inset: 0;
      box-sizing: border-box; border: 0; padding: 0; background: none; font: 16px monospace; letter-spacing: 24px;
      ${style}">
    <i data-filled style="width: 40px; height: 40px; ${slot}"></i>
    <i data-filled style="width: 40px; height: 40px; ${slot}"></i>
  </div>`;

describe('the walk finds what was planted', () => {
  test.each<[check: keyof typeof find, finding: RegExp, good: string, bad: string]>([
    ['targets', /A: 20 × 24/, button, button.replace('24px', '20px')],
    ['targets', /least 44/, '', '<button class="otp-way" style="height: 40px; width: 99px">Way'],
    ['violations', /^button-name/, button, '<button></button>'],
    [
      'violations',
      /^target-size/,
      button,
      '<button style="width: 10px; height: 10px; padding: 0">A</button>'.repeat(2),
    ],
    [
      'violations',
      /^autocomplete-valid/,
      field(''),
      field('').replace('<input', '<input autocomplete="otp"'),
    ],
    ['violations', /^color-contrast/, '<p>Text', '<p style="color: #aaa">Text'],
    [
      'violations',
      /^contrast of [1-4]\./,
      '<p style="background: linear-gradient(#fff, #ccc)">A',
      '<p style="background: linear-gradient(#fff, #555)">A',
    ],
    ['violations', /^contrast of 2\.8/, field('color: #333'), field('color: #999')],
    [
      'violations',
      /^contrast of/,
      field('color: #000; opacity: .7'),
      field('color: #000; opacity: .4'),
    ],
    ['faint codes', /^contrast of/, field('color: #333'), field('color: #333', 'background: #555')],
    [
      'violations of whole pages',
      /^page-has-heading-one/,
      '<main><h1>A</h1></main>',
      '<main><p>A</p></main>',
    ],
    ['overflow', /page scrolls sideways/, '<p style="width: 200px">A', '<p style="width: 400px">A'],
    [
      'overflow',
      /box scrolls sideways/,
      '',
      '<div class="box" style="overflow: auto; width: 99px"><p style="width: 200px">A',
    ],
    [
      'overflow with text spacing',
      /cut by .box: Some text/,
      '<p style="overflow: hidden; width: 99px">Some text',
      '<p class="box" style="overflow: hidden; width: 70px; white-space: nowrap">Some text',
    ],
    [
      'overflow with large text',
      /cut by .box/,
      '<p style="overflow: clip; height: 3em">Some text',
      '<p class="box" style="overflow: clip; height: 20px">Some text',
    ],
    [
      'overflow',
      /one over the other: One . Other/,
      '<p>One<p>Other',
      '<p style="margin: 0">One<p style="margin: -15px 0 0">Other',
    ],
    ['overflow', /off the page: A/, '<p>A', '<p style="position: absolute; left: -20px">A'],
    [
      'overflow',
      /characters of 42.0 px in slots of 40.0 px/,
      field(''),
      field('letter-spacing: -2px'),
    ],
    ['overflow', /higher than slots/, field(''), field('font-size: 48px')],
    [
      'focus faults',
      /covered by <div class="bar">/,
      button.repeat(2),
      `${button}<div class="bar" style="position: fixed; inset: 0"></div>`,
    ],
    [
      'focus faults',
      /looks the same with focus/,
      button.repeat(2),
      `<style>button { outline: none }</style>${button}`,
    ],
    [
      'focus faults',
      /^B comes after A/,
      button.repeat(2),
      `<div style="display: flex; flex-direction: row-reverse">${button}${button.replace('A<', 'B<')}</div>`,
    ],
    [
      'focus faults',
      /^B comes after A/,
      button.repeat(2),
      `<div style="display: flex; flex-direction: column-reverse">${button}${button.replace('A<', 'B<')}</div>`,
    ],
    [
      'focus faults',
      /Tab reaches 1 of Away, A/,
      button.repeat(2),
      `<button onfocus="this.blur()">Away</button>${button}`,
    ],
    [
      'motion',
      /turn of .turns/,
      '<style>@keyframes wait { from { visibility: visible } }</style><p style="animation: wait 9s">A',
      '<style>@keyframes turn { to { rotate: 1turn } }</style><p class="turns" style="animation: turn 1ms">A',
    ],
    ['motion', /a caret that blinks/, '', '<input class="otp-input__control">'],
  ])('%s: %s', async (check, finding, good, bad) => {
    expect(await find[check](await open(good))).toEqual([]);
    expect(await find[check](await open(bad))).toContainEqual(expect.stringMatching(finding));
  });

  test('a play that throws, and a story that is not there', async () => {
    const stories = await openStories(browser, inject('pagesUrl'));
    const story = (id: string): Entry => ({ id, type: 'story' });
    const unmasked = story('parts-phonehint--unmasked');
    expect(await show(stories, unmasked)).toEqual([]);
    expect(await show(stories, story('parts-phonehint--nowhere'))).toEqual([
      expect.stringMatching(/^storyMissing/),
    ]);
    // As if the number were shown.
    await stories.evaluate(() => {
      Object.defineProperty(Node.prototype, 'textContent', { get: () => '3456', set() {} });
    });
    expect(await show(stories, unmasked)).toEqual([
      expect.stringMatching(/^playFunctionThrewException: .*3456/s),
    ]);
  });
});
