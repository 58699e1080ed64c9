import { expect, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { createContext, json, serve } from './serve.js';

// In jsdom AbortController is the window's and fetch is Node's: each must put up with the other.
test('works in the jsdom of an app that tests its own screens', async () => {
  const server = await serve((_, response) =>
    json(response, 200, { status: 'accepted', token: 't-1' }),
  );
  const backend = createHttpBackend({ baseUrl: server.url });
  expect(window).toBeDefined();
  expect(await backend.verify({ challenge: {}, code: '12345' }, createContext())).toEqual({
    status: 'verified',
    proof: { token: 't-1' },
  });
});
