import type { Property } from './properties.js';

const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
const brush = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;

/** What follows the brand has no value of its own: it is worked out where it is used, as on the primary button. */
const workedOut: Record<string, string> = {
  '--otp-accent': '--_accent',
  '--otp-focus': '--_ring',
  '--otp-on-accent': '--_on-button',
};

/** A property as it is in an element now: a colour as `#rrggbb`, anything else as it is written. */
export function readProperty(element: HTMLElement, { name, kind }: Property): string {
  if (kind !== 'colour') return getComputedStyle(element).getPropertyValue(name).trim();
  const probe = element.appendChild(document.createElement('i'));
  probe.className = 'otp-submit';
  probe.style.color = `var(${workedOut[name] ?? name})`;
  brush.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  brush.fillRect(0, 0, 1, 1);
  const [...channels] = brush.getImageData(0, 0, 1, 1).data.slice(0, 3);
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
