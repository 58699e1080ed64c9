import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createHttpBackend, VerifyForm } from '../../src/index.js';

type Answer = (response: ServerResponse) => void;

const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

const sent = json(200, {
  verification_id: 'v1',
  status: 'pending',
  code_length: 6,
  timeout_secs: 300,
  resend_after_secs: 30,
});

const notChecked = 'The code could not be checked just now. Wait a moment and try again.';
const noConnection = 'Could not verify. Check your connection and try again.';

/** What a server may answer to a check, and what the person is told. */
const answers: [what: string, answer: Answer, told: string][] = [
  [
    'HTML',
    (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works! accepted</h1>'),
    notChecked,
  ],
  ['nothing', (response) => response.writeHead(200).end(), notChecked],
  ['204', (response) => response.writeHead(204).end(), notChecked],
  ['half a JSON', json(200, '{"status":"accep'), notChecked],
  ['JSON with no word of success', json(200, { ok: true }), notChecked],
  ['a redirect', (response) => response.writeHead(302, { location: '/verify' }).end(), notChecked],
  [
    '200 with rejected',
    json(200, { response_code: 'rejected' }),
    'Invalid code. Check it and try again.',
  ],
  ['an error page of a proxy', (response) => response.writeHead(502).end('<html>'), notChecked],
  ['a connection that breaks', (response) => response.destroy(), noConnection],
  ['no answer in time', () => {}, noConnection],
];

const open: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real server that sends well, and checks as told: badly the first time, well from then on. */
async function serve(bad: Answer): Promise<string> {
  let checks = 0;
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    request.resume().on('end', () => {
      if (request.url === '/send') return sent(response);
      if (request.url !== '/verify') return void response.writeHead(204).end();
      checks += 1;
      if (checks === 1) return bad(response);
      json(200, { status: 'accepted', token: 'real' })(response);
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each(answers)(
  'N11, N13: %s is no success: the screen says so, keeps the code, and leaves a way on',
  async (what, bad, told) => {
    const baseUrl = await serve(bad);
    // Long enough for every answer that comes, on a busy machine too.
    const timeoutMs = what === 'no answer in time' ? 100 : 10_000;
    const backend = createHttpBackend({ baseUrl, timeoutMs });
    const user = userEvent.setup();
    render(<VerifyForm backend={backend} input={{}} autoSend />);
    await screen.findByText(/We sent a code/);
    await user.type(screen.getByRole('textbox'), '123456');
    expect(await screen.findByText(told)).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveValue('123456');
    expect(screen.getByRole('textbox')).not.toHaveAttribute('readonly');

    // The way on: the same again, unless it is known to be wrong.
    if (told.startsWith('Invalid')) {
      await user.clear(screen.getByRole('textbox'));
      await user.type(screen.getByRole('textbox'), '654321');
    } else await user.click(screen.getByRole('button', { name: 'Verify' }));
    expect(await screen.findByText('You’re verified')).toBeVisible();
  },
);
