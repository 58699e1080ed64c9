import type { Page } from 'playwright';

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Text {
  html: string;
  areas: Area[];
  /** Red, green, blue and alpha, each up to 1. */
  color: number[];
  /** What WCAG 1.4.3 wants of a text of this size. */
  least: number;
}

/**
 * Compares texts with what is really painted behind them, by a picture of the page without text, and tells those whose
 * contrast is too low. For where axe cannot tell: a code lies over its slots, and a gradient is not one colour.
 */
export async function findFaintTexts(page: Page, selectors: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(hideText, selectors);
  const areas = texts.flatMap((text) => text.areas);
  if (areas.length === 0) return [];
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const width = Math.max(...areas.map((area) => area.x + area.width)) - x;
  const height = Math.max(...areas.map((area) => area.y + area.height)) - y;
  const picture = await page.screenshot({ fullPage: true, clip: { x, y, width, height } });
  for (const area of areas) {
    area.x -= x;
    area.y -= y;
  }
  return page.evaluate(compare, {
    url: `data:image/png;base64,${picture.toString('base64')}`,
    texts,
  });
}

/** In the page: where each text is and which colour it has. Then no text is painted any more. */
function hideText(selectors: readonly string[]): Text[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('A browser without canvas');
  const elements = selectors.flatMap((selector) => [...document.querySelectorAll(selector)]);
  const texts = elements.map((element) => {
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);

    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = style.getPropertyValue('-webkit-text-fill-color');
    canvas.fillRect(0, 0, 1, 1);
    const color = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => channel / 255);
    for (let up: Element | null = element; up; up = up.parentElement) {
      color[3] = (color[3] ?? 1) * Number(getComputedStyle(up).opacity);
    }

    const range = new Range();
    range.selectNodeContents(element);
    const slots = element.parentElement?.querySelectorAll('.otp-input [data-filled]') ?? [];
    const areas = slots.length
      ? // Of a slot the middle, where its character is, without its border.
        [...slots].map((slot) => {
          const { x, y, width, height } = slot.getBoundingClientRect();
          return { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
        })
      : [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
    for (const area of areas) {
      area.x += scrollX;
      area.y += scrollY;
    }
    return { html: element.outerHTML.slice(0, 120), areas, color, least: isLarge ? 3 : 4.5 };
  });

  if (texts.length === 0) return [];
  const hiding = Object.assign(document.createElement('style'), { id: 'without-text' });
  hiding.textContent = `*, ::selection {
    color: transparent !important;
    -webkit-text-fill-color: transparent !important;
    caret-color: transparent !important;
  }`;
  document.head.append(hiding);
  return texts;
}

/** In the page: shows text again, and compares the colour of each with every colour behind it. */
async function compare({ url, texts }: { url: string; texts: Text[] }): Promise<string[]> {
  document.getElementById('without-text')?.remove();
  const image = new Image();
  image.src = url;
  await image.decode();
  const picture = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!picture) throw new Error('A browser without canvas');
  picture.drawImage(image, 0, 0);

  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const luminance = (channels: number[]) => {
    const [red = 0, green = 0, blue = 0] = channels.map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return texts.flatMap(({ html, areas, color, least }) => {
    const alpha = color[3] ?? 1;
    const behind = new Map<string, number[]>();
    for (const { x, y, width, height } of areas) {
      const { data } = picture.getImageData(x, y, width, height);
      for (let at = 0; at < data.length; at += 4) {
        const pixel = [...data.subarray(at, at + 3)];
        behind.set(pixel.join(), pixel);
      }
    }
    const ratios = [...behind.values()].map((pixel) => {
      const ground = pixel.map((channel) => channel / 255);
      const text = ground.map((value, index) => value + ((color[index] ?? 0) - value) * alpha);
      const [low = 0, high = 0] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    });
    const contrast = Math.min(...ratios);
    return contrast < least ? `contrast of ${contrast.toFixed(2)}: ${html}` : [];
  });
}
