import { expect } from 'storybook/test';

/** On a page of the documentation each story in a frame takes the focus from the one before: there nothing is expected. */
export async function expectFocus(element: HTMLElement): Promise<void> {
  if (!window.frameElement?.closest('.sbdocs')) await expect(element).toHaveFocus();
}
