import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { createHttpBackend, VerifyForm } from '../../src/index.js';
import type { VerificationFlow } from '../../src/server/index.js';
import { createClock } from '../../src/testing/index.js';
import { createBench, otherThan } from './support/createBench.js';

const known = '+15551233456';
const unknown = '+15559873456';

/** A forgotten password: anybody may name any number, and only one has an account. */
const forgotten: VerificationFlow = {
  authorize: (_request, { phone_number }) => ({
    recipient: String(phone_number),
    isDecoy: phone_number !== known,
  }),
};

/** Everything that a person sees and hears between the first code and the last wrong one. */
async function journey(phone_number: string): Promise<string[]> {
  const { handle, lastCode } = createBench({
    flows: { forgotten },
    session: () => 'one person',
    limits: { maxAttempts: 3 },
  });
  const backend = createHttpBackend({
    baseUrl: 'https://app.example/verification',
    // The page's signals are jsdom's own, which Node's requests do not take.
    fetch: (url, init) => handle(new Request(String(url), { ...init, signal: null })),
  });
  const user = userEvent.setup();
  const view = render(
    <VerifyForm backend={backend} input={{ phone_number }} clock={createClock()} autoSend />,
  );
  const field = screen.getByRole('textbox');
  await screen.findByText(/We sent a code/);
  const seen = [view.container.innerHTML];
  const wrong = lastCode().startsWith('none') ? '123456' : otherThan(lastCode());
  for (const left of [2, 1, 0]) {
    await user.clear(field);
    await user.type(field, wrong);
    const words = left > 0 ? new RegExp(`${left} attempt`) : /too many/i;
    await waitFor(() => expect(view.container).toHaveTextContent(words));
    seen.push(view.container.innerHTML);
  }
  view.unmount();
  return seen.map((html) => html.replaceAll(wrong, 'CODE').replace(/«\w+»|_r_\w+_|:r\w+:/g, 'ID'));
}

test('S5: the screen shows and says the same whether or not a number is known', async () => {
  const [own, nobodys] = [await journey(known), await journey(unknown)];
  expect(own).toHaveLength(4);
  expect(new Set(own).size).toBe(4);
  expect(nobodys).toEqual(own);
});
