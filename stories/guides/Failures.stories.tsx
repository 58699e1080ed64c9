import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { enterCode, example } from './support/example.js';
import { FailureExplorer } from './support/failures/FailureExplorer.js';
import { failures } from './support/failures/failures.js';

const meta: Meta = { title: 'Examples/Failures', tags: ['!dev', '!autodocs'] };

export default meta;

export const EveryFailure: StoryObj = {
  render: () => <FailureExplorer />,
  play: async ({ canvas, canvasElement }) => {
    const [which] = await canvas.findAllByRole('combobox');
    for (const { code } of failures) {
      await userEvent.selectOptions(which as HTMLElement, code);
      await expect(await canvas.findByRole('alert')).not.toBeEmptyDOMElement();
      await expect(canvasElement.querySelectorAll('form')).toHaveLength(1);
    }
  },
};

export const HandsBack = example('HandsBack', enterCode('Signed in.'));
export const OffersChannels = example('OffersChannels', async ({ canvas }) => {
  await canvas.findByRole('textbox');
  await userEvent.click(canvas.getByRole('button', { name: 'Let the message get lost' }));
  await canvas.findByRole('button', { name: /WhatsApp/ });
});
