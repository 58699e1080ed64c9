// @vitest-environment node
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { generateSource } from 'oazapfts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemStatus } from '../../src/contract/failure.js';
import document from '../../src/server/openapi.json';
import { createBench, otherThan } from './support/createBench.js';
import { listen } from './support/listen.js';

const path = join(import.meta.dirname, '../../src/server/openapi.json');
const modules = join(import.meta.dirname, '../../node_modules');

describe('the OpenAPI document', () => {
  test('is one, by the schema of OpenAPI 3.1', async () => {
    await expect(SwaggerParser.validate(path)).resolves.toMatchObject({ openapi: '3.1.1' });
  });

  test('names every failure of the contract, under its status', () => {
    const { Problem } = document.components.schemas;
    expect(Problem.properties.code.enum).toEqual(Object.keys(problemStatus));
    const answers: Record<string, object> = document.paths['/send'].post.responses;
    const shared: Record<string, object> = document.components.responses;
    for (const [code, status] of Object.entries(problemStatus)) {
      const name = /responses\/(\w+)/.exec(JSON.stringify(answers[status]))?.[1] ?? '';
      expect(JSON.stringify(shared[name])).toContain(`"${code}"`);
    }
  });
});

interface Answered {
  status: number;
  data: Record<string, unknown>;
}

/** What `oazapfts` generates, as far as it is used here. */
interface Client {
  defaults: { baseUrl: string; fetch: typeof fetch };
  send(args: { idempotencyKey?: string; sendRequest: object }): Promise<Answered>;
  verify(args: { idempotencyKey?: string; verifyRequest: object }): Promise<Answered>;
  status(args: { verificationName: object }): Promise<Answered>;
  cancel(args: { verificationName: object }): Promise<Answered>;
  events(args: { verificationName: object }): Promise<{ status: number; data: string }>;
}

describe('a client generated from the document', () => {
  let folder = '';
  let file = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(modules, '.openapi-client-'));
    file = join(folder, 'client.mjs');
    const source = await generateSource(path, { argumentStyle: 'object' });
    const { transformWithOxc } = await import('vite');
    await writeFile(file, (await transformWithOxc(source, 'client.ts')).code);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A client with a jar for its cookies, on a server of its own. */
  async function connect(bench: ReturnType<typeof createBench>): Promise<Client> {
    const url = `${pathToFileURL(file)}?${crypto.randomUUID()}`;
    const client: Client = await import(/* @vite-ignore */ url);
    let cookie = '';
    client.defaults.baseUrl = `${await listen(bench.handle)}/api/verification`;
    client.defaults.fetch = async (input, init) => {
      const headers = new Headers(init?.headers);
      if (cookie !== '') headers.set('cookie', cookie);
      const response = await fetch(input, { ...init, headers });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return response;
    };
    return client;
  }

  test('sends, mistypes, asks where it stands, verifies, and repeats with the same key', async () => {
    const bench = createBench();
    const { send, verify, status } = await connect(bench);
    const sendRequest = { phone_number: '+15551233456' };
    const idempotencyKey = crypto.randomUUID();
    const sent = await send({ sendRequest });
    const { verification_id } = sent.data;
    expect(sent).toMatchObject({ status: 200, data: { status: 'pending', channel: 'sms' } });

    const code = bench.lastCode();
    const wrong = await verify({ verifyRequest: { verification_id, code: otherThan(code) } });
    expect(wrong).toMatchObject({
      status: 422,
      data: { code: 'incorrect', attempts_remaining: 4 },
    });
    const standing = await status({ verificationName: { verification_id } });
    expect(standing).toMatchObject({ status: 200, data: { attempts_remaining: 4 } });

    const verifyRequest = { verification_id, code };
    const right = await verify({ idempotencyKey, verifyRequest });
    expect(right).toMatchObject({ status: 200, data: { status: 'accepted' } });
    expect(await verify({ idempotencyKey, verifyRequest })).toEqual(right);
  });

  test('resends, cancels and listens to how it ended', async () => {
    const bench = createBench({ limits: { resendAfterSecs: 1 } });
    const { send, cancel, events } = await connect(bench);
    const { data } = await send({ sendRequest: {} });
    const { verification_id } = data;
    const early = await send({ sendRequest: { verification_id, channel: 'call' } });
    expect(early).toMatchObject({ status: 429, data: { code: 'rate_limited', retry_after: 1 } });

    const verificationName = { verification_id };
    const heard = events({ verificationName });
    const cancelled = await cancel({ verificationName });
    expect(cancelled.status).toBe(204);
    expect((await heard).data).toContain('"code":"cancelled"');
    const again = await send({ sendRequest: { verification_id } });
    expect(again).toMatchObject({ status: 410, data: { code: 'cancelled' } });
  });
});
