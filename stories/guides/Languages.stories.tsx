import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { example } from './support/example.js';
import { AllLanguages } from './support/languages/AllLanguages.js';
import { languages } from './support/languages/languages.js';

const meta: Meta = { title: 'Examples/Languages', tags: ['!dev', '!autodocs'] };

export default meta;

export const All: StoryObj = {
  render: () => <AllLanguages />,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('textbox');
    const screen = canvasElement.querySelector('.languages-screen') as HTMLElement;
    for (const { tag, ownName, messages } of languages) {
      await userEvent.click(canvas.getByRole('button', { name: `${ownName} ${tag}` }));
      await expect(screen).toHaveAttribute('lang', tag);
      await within(screen).findByLabelText(messages.codeLabel);
    }
  },
};
export const SwitchLanguage = example('SwitchLanguage', async ({ canvas }) => {
  await userEvent.type(await canvas.findByRole('textbox'), '12');
  await userEvent.selectOptions(canvas.getByLabelText('Language'), 'de');
  // The verification goes on, with what was typed.
  await expect(await canvas.findByLabelText('Bestätigungscode')).toHaveValue('12');
});
export const LanguageOfRequest = example('LanguageOfRequest', async ({ canvas }) => {
  await canvas.findByLabelText('Code de vérification');
});
export const OneMessage = example('OneMessage', async ({ canvas }) => {
  await canvas.findByRole('heading', { name: 'Fast geschafft' });
  await expect(canvas.getByRole('textbox')).toHaveAccessibleName('SMS-Code');
});
export const OwnLanguage = example('OwnLanguage', async ({ canvas }) => {
  await userEvent.type(await canvas.findByRole('textbox'), '000000');
  await canvas.findByText('Forkert kode. 4 forsøg tilbage.');
});
export const Plurals = example('Plurals');
export const RightToLeft = example('RightToLeft');
