import type { Locator } from 'playwright';

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Measured {
  /** The worst ratio of the text to any pixel behind it. */
  contrast: number;
  /** What WCAG 1.4.3 wants of a text of this size. */
  least: number;
}

/**
 * The contrast of a text with what is really painted behind it, by a picture of the page without text. For where axe
 * cannot tell: a code lies over its slots, and a gradient is not one colour.
 */
export async function measureContrast(element: Locator): Promise<Measured> {
  await element.scrollIntoViewIfNeeded();
  const { areas, color, least } = await element.evaluate(hideText);
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const width = Math.max(...areas.map((area) => area.x + area.width)) - x;
  const height = Math.max(...areas.map((area) => area.y + area.height)) - y;
  const picture = await element.page().screenshot({ clip: { x, y, width, height } });
  const contrast = await element.page().evaluate(compare, {
    url: `data:image/png;base64,${picture.toString('base64')}`,
    areas: areas.map((area) => ({ ...area, x: area.x - x, y: area.y - y })),
    color,
  });
  return { contrast, least };
}

/** In the page: where the text is and which colour it has. Then no text is painted any more. */
function hideText(element: Element): { areas: Area[]; color: number[]; least: number } {
  const style = getComputedStyle(element);
  const size = Number.parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);

  const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  canvas.fillStyle = style.getPropertyValue('-webkit-text-fill-color');
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
  let alpha = opacity / 255;
  for (let up: Element | null = element; up; up = up.parentElement) {
    alpha *= Number(getComputedStyle(up).opacity);
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

  const hiding = Object.assign(document.createElement('style'), { id: 'without-text' });
  hiding.textContent = `*, ::selection {
    color: transparent !important;
    -webkit-text-fill-color: transparent !important;
    caret-color: transparent !important;
  }`;
  document.head.append(hiding);
  return {
    areas,
    color: [red / 255, green / 255, blue / 255, alpha],
    least: isLarge ? 3 : 4.5,
  };
}

/** In the page: shows text again, and compares its colour with each pixel of the picture. */
async function compare({ url, areas, color }: { url: string; areas: Area[]; color: number[] }) {
  document.getElementById('without-text')?.remove();
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const picture = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  picture.drawImage(image, 0, 0);

  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const luminance = (channels: number[]) => {
    const [red = 0, green = 0, blue = 0] = channels.map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const alpha = color[3] ?? 1;
  let worst = 21;
  for (const { x, y, width, height } of areas) {
    const { data } = picture.getImageData(x, y, width, height);
    for (let at = 0; at < data.length; at += 4) {
      const behind = [...data.slice(at, at + 3)].map((channel) => channel / 255);
      const text = behind.map((value, index) => value + ((color[index] ?? 0) - value) * alpha);
      const [low = 0, high = 0] = [luminance(text), luminance(behind)].sort((a, b) => a - b);
      worst = Math.min(worst, (high + 0.05) / (low + 0.05));
    }
  }
  return worst;
}
