import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { kitPath } from './kitPath.js';
import { misfitOf, serveBuilt } from './serveBuilt.js';

const openPage = serveBuilt(join(kitPath, 'styling'), {
  permissions: ['clipboard-read', 'clipboard-write'],
});

async function open(app: string): Promise<Page> {
  const page = await openPage(`/${app}/index.html`);
  await page.getByRole('textbox').waitFor();
  return page;
}

function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
}

/** A colour as red, green and blue, however it is written. */
function rgbOf(page: Page, colour: string): Promise<number[]> {
  return page.evaluate((fill) => {
    const brush = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    brush.fillStyle = fill;
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, colour);
}

const parts = (page: Page) => ({
  heading: page.getByRole('heading'),
  submit: page.getByRole('button', { name: 'Verify' }),
  resend: page.getByRole('button', { name: 'Resend code' }),
  slot: page.locator('.otp-input__slot').last(),
});

describe('Tailwind', () => {
  it('utilities win over the style sheet, which wins over the base', async () => {
    const page = await open('tailwind');
    const { heading, submit, slot } = parts(page);
    expect(await styleOf(heading, 'font-size')).toBe('30px');
    expect(parseFloat(await styleOf(submit, 'border-radius'))).toBeGreaterThan(1000);
    expect(await styleOf(slot, 'border-width')).toBe('1px');
    expect(await styleOf(submit, 'min-height')).toBe('48px');
    await page.close();
  });

  it('values of the theme reach the parts through --otp-*', async () => {
    const page = await open('tailwind');
    const { submit, slot } = parts(page);
    expect(await styleOf(slot, 'border-radius')).toBe('8px');
    const brand = await rgbOf(page, 'oklch(0.5 0.15 160)');
    const shown = await rgbOf(page, await styleOf(submit, 'background-color'));
    shown.forEach((part, index) => {
      expect(Math.abs(part - (brand[index] ?? 0))).toBeLessThanOrEqual(2);
    });
    await page.close();
  });
});

describe('CSS modules', () => {
  it('classes win over the style sheet, which comes after them', async () => {
    const page = await open('css-modules');
    const { heading, submit, resend } = parts(page);
    expect(await styleOf(heading, 'font-size')).toBe('32px');
    expect(await styleOf(submit, 'background-color')).toBe('rgb(102, 51, 153)');
    expect(await styleOf(submit, 'border-radius')).toBe('0px');
    expect(await styleOf(resend, 'border-style')).toBe('solid');
    await page.close();
  });
});

describe('no style sheet', () => {
  it('draws the field by the app’s own rules alone, characters in their slots', async () => {
    const page = await open('headless');
    const rules = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
    );
    expect(rules.length).toBeGreaterThan(3);
    expect(rules.join()).not.toMatch(/otp/);

    const field = page.getByRole('textbox');
    await field.pressSequentially('12');
    const slots = page.locator('.code span');
    expect(await styleOf(slots.nth(1), 'border-bottom-color')).toBe('rgb(0, 0, 0)');
    expect(await styleOf(slots.nth(2), 'border-bottom-color')).toBe('rgb(0, 0, 255)');
    expect(await styleOf(slots.nth(3), 'border-bottom-color')).toBe('rgb(128, 128, 128)');

    expect(Math.abs(await field.evaluate(misfitOf))).toBeLessThan(0.1);
    await page.close();
  });

  it('takes a pasted sentence, says that a code is wrong, and verifies the right one', async () => {
    const page = await open('headless');
    const paste = async (text: string) => {
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await page.getByRole('textbox').focus();
      await page.keyboard.press('ControlOrMeta+V');
    };
    await paste('Your code is 000 000.');
    await page.getByText('That code is not right.').waitFor();
    await paste('Your code is 123 456.');
    await page.getByText('You are in.').waitFor();
    await page.close();
  });
});
