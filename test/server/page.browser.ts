import { expect, test } from 'vitest';
import { createVerificationHandler, devProvider } from '../../src/server/index.js';

test('the handler answers inside a page, with no Node module and a session of the page’s own', async () => {
  const provider = devProvider();
  const handle = createVerificationHandler({
    provider,
    flows: { login: { authorize: () => ({ recipient: '+15551233456' }) } },
    session: () => 'this page',
  });
  const post = async (action: string, body: object) => {
    const response = await handle(
      new Request(new URL(`/api/verification/${action}`, location.href), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    return response.json();
  };
  const sent = await post('send', {});
  const [message] = provider.inbox.messages();
  expect(message?.text).toContain(`@${location.hostname} #${message?.code}`);
  const verified = await post('verify', { ...sent, code: message?.code });
  expect(verified).toMatchObject({ status: 'accepted' });
  expect(await post('verify', { ...sent, code: message?.code })).toMatchObject({ status: 404 });
});
