import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { OtpInput } from '../../src/components/OtpInput.js';
import { box, cleanups, clickSlot, type Field, key, mount, mountField } from './otpField.js';

/** The middle of each character, by the font and the spacing that the browser has worked out. */
function characterCentres({ input }: Field) {
  const { fontWeight, fontSize, fontFamily, letterSpacing, paddingLeft } = getComputedStyle(input);
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const { width } = context.measureText('0');
  const start = box(input).left + Number.parseFloat(paddingLeft) + width / 2;
  const pitch = width + Number.parseFloat(letterSpacing);
  return Array.from(input.value, (_, index) => start + index * pitch);
}

/** The middle of the ink in each slot, from what is on the screen. */
async function inkCentres({ root, slots }: Field) {
  const base64 = await page.screenshot({ element: root, base64: true, save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  const scale = image.naturalWidth / box(root).width;
  return slots.map((slot) => {
    const inset = 4;
    const left = Math.round((box(slot).left - box(root).left + inset) * scale);
    const width = Math.round((box(slot).width - 2 * inset) * scale);
    const top = Math.round(inset * scale);
    const { data } = context.getImageData(left, top, width, canvas.height - 2 * top);
    const columns = Array.from({ length: width }, (_, x) =>
      Array.from(
        { length: data.length / 4 / width },
        (_, y) => data[(y * width + x) * 4] as number,
      ),
    );
    const inked = columns.flatMap((column, x) => (Math.min(...column) < 128 ? x : []));
    const middle = ((inked[0] as number) + (inked.at(-1) as number) + 1) / 2;
    return (middle - width / 2) / scale;
  });
}

describe('geometry', () => {
  const centresAreInSlots = (field: Field) => {
    const centres = characterCentres(field);
    expect(centres.length).toBe(field.slots.length);
    centres.forEach((centre, index) => {
      const slot = box(field.slots[index]);
      expect(Math.abs(centre - (slot.left + slot.width / 2))).toBeLessThan(1);
    });
  };
  const codes = {
    4: '1234',
    5: '12345',
    6: '123456',
    7: '1234567',
    8: '12345678',
    9: '123456789',
    10: '1234567890',
  };

  it.each([4, 5, 6, 7, 8, 9, 10] as const)(
    'characters of a code of %i are in the middle of their slots',
    (length) => {
      const field = mountField({ length, defaultValue: codes[length] });
      centresAreInSlots(field);
      expect(box(field.slots[0]).width).toBeCloseTo(48, 0);
      expect(field.input.scrollWidth).toBe(field.input.clientWidth);
    },
  );

  it.each([6, 10] as const)(
    'B65, A18: %i slots fit a card on a screen of 320 px, in a grid as well',
    async (length) => {
      await page.viewport(320, 600);
      for (const display of ['block', 'grid', 'flex']) {
        const field = mount(
          <div style={{ display, padding: 16 }}>
            <OtpInput aria-label="Code" length={length} defaultValue={codes[length]} />
          </div>,
        );
        expect(document.documentElement.scrollWidth).toBe(320);
        expect(box(field.slots.at(-1)).right).toBeLessThanOrEqual(304.5);
        centresAreInSlots(field);
      }
    },
  );

  it('the ink itself is in the middle, on the screen', async () => {
    for (const props of [
      { defaultValue: '088008' },
      { defaultValue: '088008', mask: true },
      { defaultValue: 'O0X8MWVTH0', length: 10, alphabet: 'alphanumeric' },
    ] as const) {
      const field = mountField(props);
      for (const offset of await inkCentres(field)) expect(Math.abs(offset)).toBeLessThan(1);
    }
  });

  it('keeps its size in a parent that fits its content', () => {
    const field = mount(
      <div style={{ display: 'inline-block' }}>
        <OtpInput aria-label="Code" />
      </div>,
    );
    expect(box(field.root).width).toBe(6 * 48 + 5 * 8);
  });

  it('A18: text-spacing overrides leave the characters in their slots', () => {
    const style = document.head.appendChild(document.createElement('style'));
    cleanups.push(() => style.remove());
    style.textContent =
      '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }';
    centresAreInSlots(mountField({ defaultValue: '123456' }));
  });

  it('follows other sizes and fonts', () => {
    const container = document.body.appendChild(document.createElement('div'));
    for (const [name, value] of Object.entries({
      '--otp-slot-size': '4rem',
      '--otp-slot-gap': '1rem',
      '--otp-code-size': '2rem',
      '--otp-code-font': 'monospace',
    })) {
      container.style.setProperty(name, value);
    }
    const field = mount(<OtpInput aria-label="Code" defaultValue="123456" />, container);
    centresAreInSlots(field);
    // The width that six slots of the default size have.
    container.style.width = '20.5rem';
    container.style.setProperty('--otp-slot-gap', '0.25rem');
    centresAreInSlots(field);
  });

  it('follows the page’s own size of text', () => {
    document.documentElement.style.fontSize = '20px';
    cleanups.push(() => document.documentElement.removeAttribute('style'));
    const field = mountField({ defaultValue: '123456' });
    expect(box(field.slots[0]).width).toBe(60);
    centresAreInSlots(field);
  });

  it('a full code does not scroll, with the caret after it', async () => {
    const { input } = mountField({ defaultValue: '123456' });
    input.focus();
    await key('{End}');
    expect(input.scrollLeft).toBe(0);
  });

  it('B62: the end of the input, where badges go, is past the last slot and out of sight', () => {
    const field = mountField({ defaultValue: '123456' });
    expect(box(field.input).right - box(field.slots.at(-1)).right).toBeGreaterThan(44);
    expect(getComputedStyle(field.root).overflowX).toBe('clip');
    expect(document.documentElement.scrollWidth).toBe(window.innerWidth);
  });

  it('B65, P2, A20: text of 16 px or more, an input that covers its slots, slots of 44 px or more', () => {
    const field = mountField();
    expect(Number.parseFloat(getComputedStyle(field.input).fontSize)).toBeGreaterThanOrEqual(16);
    for (const slot of field.slots) {
      expect(box(slot).width).toBeGreaterThanOrEqual(44);
      expect(box(slot).height).toBeGreaterThanOrEqual(44);
      expect(box(field.input).left).toBeLessThanOrEqual(box(slot).left);
      expect(box(field.input).right).toBeGreaterThanOrEqual(box(slot).right);
      expect(box(field.input).height).toBe(box(slot).height);
    }
  });

  it('B24, A23: on a right-to-left page the code runs left to right, at the page’s start', async () => {
    document.documentElement.dir = 'rtl';
    const field = mountField({ defaultValue: '123456' });
    expect(box(field.slots[0]).left).toBeLessThan(box(field.slots[1]).left);
    expect(box(field.root).right).toBeCloseTo(box(document.body).right, 0);
    centresAreInSlots(field);
    field.input.focus();
    await key('{Home}{ArrowRight}');
    expect(field.active()).toEqual([1]);
    await clickSlot(field, 4);
    expect(field.active()).toEqual([4]);
  });

  it.each([800, 320])(
    'B61: a separator has room, and moves the middle of no slot, on %i px',
    async (width) => {
      await page.viewport(width, 600);
      const middles = ({ slots }: Field) =>
        slots.map((slot) => box(slot).left + box(slot).width / 2);
      const plain = mountField({ defaultValue: '123456' });
      const grouped = mountField({ defaultValue: '123456', groups: [1, 3, 2] });
      for (const [index, middle] of middles(plain).entries()) {
        expect(middles(grouped)[index]).toBeCloseTo(middle, 1);
      }
      const gaps = grouped.slots
        .slice(1)
        .map((slot, index) => box(slot).left - box(grouped.slots[index]).right);
      expect(gaps.map(Math.round)).toEqual([14, 11, 11, 14, 11]);
      centresAreInSlots(grouped);
    },
  );
});
