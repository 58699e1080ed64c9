import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { box, type Field, mountField } from './otpField.js';

interface DomNode {
  nodeId: number;
  nodeName: string;
  attributes?: string[];
  children?: DomNode[];
  contentDocument?: DomNode;
}

function findControl(node: DomNode): DomNode | undefined {
  if (node.attributes?.includes('otp-input__control')) return node;
  const inside = [
    ...(node.children ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ];
  return inside.map(findControl).find(Boolean);
}

/** Chromium's own look of a filled field, its colour included. */
async function showAsAutofilled() {
  await cdp().send('DOM.enable');
  await cdp().send('CSS.enable');
  const { root } = await cdp().send('DOM.getDocument', { depth: -1, pierce: true });
  const control = findControl(root as DomNode);
  await cdp().send('CSS.forcePseudoState', {
    nodeId: control?.nodeId as number,
    forcedPseudoClasses: ['autofill'],
  });
}

/** The pixels of a field on the screen, red, green, blue and opacity in one number each. */
async function takePicture({ root }: Field): Promise<Uint32Array> {
  const frame = window.frameElement as HTMLElement;
  const scale = box(frame).width / window.innerWidth;
  const { left, top, width, height } = box(root);
  const clip = {
    x: box(frame).left + left * scale,
    y: box(frame).top + top * scale,
    width: width * scale,
    height: height * scale,
    scale: 1,
  };
  const { data } = await cdp().send('Page.captureScreenshot', { format: 'png', clip });
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context?.drawImage(image, 0, 0);
  const pixels = context?.getImageData(0, 0, image.width, image.height).data;
  return new Uint32Array(pixels?.buffer as ArrayBuffer);
}

const white = 0xffffffff;
/** How many places that were empty are not so any more. */
const countCovered = (before: Uint32Array, after: Uint32Array) =>
  before.filter((pixel, index) => pixel === white && after[index] !== white).length;

it('B62: the colour that the browser gives to what it filled in covers no slot', async () => {
  const field = mountField({ defaultValue: '123456' });
  const before = await takePicture(field);
  await showAsAutofilled();
  expect(field.input.matches(':autofill')).toBe(true);
  expect(getComputedStyle(field.input).backgroundColor).toBe('rgb(232, 240, 254)');
  expect(countCovered(before, await takePicture(field))).toBe(0);
  // It would be seen, were it not kept under the characters.
  field.input.style.backgroundClip = 'border-box';
  expect(countCovered(before, await takePicture(field))).toBeGreaterThan(before.length / 2);
});

it('B62: nor does anything move', async () => {
  const field = mountField({ defaultValue: '123456' });
  const places = () => [field.input, ...field.slots].map((element) => box(element).toJSON());
  const before = places();
  await showAsAutofilled();
  expect(places()).toEqual(before);
});
