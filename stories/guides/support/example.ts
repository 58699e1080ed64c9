import type { StoryObj } from '@storybook/react-vite';
import { type ComponentType, createElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import './examples.css';

type Play = NonNullable<StoryObj['play']>;

const modules = import.meta.glob<Record<string, ComponentType>>('../examples/*.tsx', {
  eager: true,
});
const sources = import.meta.glob<string>('../examples/*.tsx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** A story of what `examples/NAME.tsx` exports under its name, shown with that very file's source. */
export function example(name: string, play?: Play): StoryObj {
  const path = `../examples/${name}.tsx`;
  const Component = modules[path]?.[name];
  if (!Component) throw new Error(`${path} does not export ${name}`);
  return {
    render: () => createElement(Component),
    parameters: { docs: { source: { code: sources[path]?.trim() ?? '' } } },
    ...(play && { play }),
  };
}

/** Types the code that the fake backend takes for right, and waits for words that tell of success. */
export function enterCode(success: string): Play {
  return async ({ canvas, canvasElement }) => {
    await typeCode(canvasElement, '123456');
    await canvas.findByText(success);
  };
}

/** Types a code once it has been sent, as a person would who read it. */
export async function typeCode(canvasElement: HTMLElement, code: string): Promise<void> {
  const field = await within(canvasElement).findByRole('textbox');
  await waitFor(() => expect(canvasElement.querySelector('[aria-busy="true"]')).toBeNull());
  await userEvent.type(field, code);
}
