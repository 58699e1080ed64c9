import type { Meta, StoryObj } from '@storybook/react-vite';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Announcements } from './support/accessibility/Announcements.js';
import { Spoken, spokenJourneys } from './support/accessibility/Spoken.js';
import { example } from './support/example.js';

const meta: Meta = { title: 'Examples/Accessibility', tags: ['!dev', '!autodocs'] };

export default meta;

export const Announced: StoryObj = {
  loaders: [async () => ({ backend: createFakeBackend({ latencyMs: 400 }) })],
  render: (_, { loaded }) => (
    <Announcements>
      <VerifyForm
        backend={loaded.backend}
        input={{}}
        autoSend
        initialFocus="none"
        headingLevel={2}
      />
    </Announcements>
  ),
  play: async ({ canvas, canvasElement }) => {
    const log = within(canvasElement.querySelector('.announcements-log') as HTMLElement);
    await log.findByText('Code sent to number ending 3456.');
    await userEvent.type(await canvas.findByRole('textbox'), '000000');
    await log.findByText('Invalid code. 4 attempts remaining.');
    await userEvent.click(canvas.getByRole('button', { name: 'Resend code' }));
    await log.findByText(/^Available in \d+ seconds\.$/);
  },
};
/** What the page shows of the tests is there. */
export const Heard: StoryObj = {
  render: () => (
    <>
      {Object.keys(spokenJourneys).map((journey) => (
        <Spoken key={journey} journey={journey as keyof typeof spokenJourneys} />
      ))}
    </>
  ),
};
export const CalmCountdown = example('CalmCountdown', async ({ canvas }) => {
  await canvas.findByText('Code expires in 5 minutes');
  await expect(canvas.getAllByRole('timer')).toHaveLength(1);
});
export const ReadFirst = example('ReadFirst', async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Pay €49.90' }));
  const heading = await canvas.findByRole('heading', { name: 'Confirm your payment' });
  await waitFor(() => expect(heading).toHaveFocus());
});
export const NextScreen = example('NextScreen', async ({ canvas }) => {
  await userEvent.type(await canvas.findByRole('textbox'), '123456');
  await expect(await canvas.findByRole('heading', { name: 'Welcome, Ada' })).toHaveFocus();
});
