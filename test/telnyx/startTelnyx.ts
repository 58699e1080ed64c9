import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './ApiError.js';
import { createSigner, type SignedWebhook, type WebhookOptions } from './createSigner.js';
import { createVerifyApi, type PhoneEvent, triggerTypes } from './createVerifyApi.js';

export interface TelnyxOptions {
  /** Digits in a code. @default 5 */
  codeLength?: number;
  /** Wrong codes until a check answers `max_attempts_exceeded`. @default 5 */
  maxAttempts?: number;
  /** The clock that codes expire by, in milliseconds. @default Date.now */
  now?: () => number;
}

/** An answer to whatever is asked; an `ApiError` is one. */
interface CannedAnswer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/**
 * How it fails, until told otherwise. `lost` does the work and drops the answer; `reset` drops the connection
 * before it; `hang` never answers.
 */
export type TelnyxFault = 'reset' | 'lost' | 'hang' | 'html' | 'empty' | CannedAnswer;

/** A request that arrived. */
interface TelnyxCall {
  method: string;
  /** Below `/v2`. */
  path: string;
  body: Record<string, unknown>;
}

export interface TelnyxStandIn {
  /** For `new Telnyx({ baseURL })`. */
  baseUrl: string;
  apiKey: string;
  /** For `new Telnyx({ publicKey })`. */
  publicKey: string;
  verifyProfileId: string;
  /** Everything that was asked of it, in order, refusals included. */
  calls: readonly TelnyxCall[];
  /** What a phone got, oldest first. */
  phone(number: string): readonly PhoneEvent[];
  /** The person presses a key during the last `dtmf_confirm` call. */
  press(number: string, key: string): void;
  /** Fails every request from now on; without a fault it works again. */
  fail(fault?: TelnyxFault): void;
  /** A signed webhook about a verification, to be posted by the test itself. */
  webhook(eventType: string, verificationId: string, options?: WebhookOptions): SignedWebhook;
  /** Signs any body. */
  sign(body: string, timestampSecs?: number): SignedWebhook;
  /** Posts a signed webhook about a verification to a URL. */
  emit(
    url: string,
    eventType: string,
    verificationId: string,
    options?: WebhookOptions,
  ): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * Telnyx's Verify API as far as its SDK reaches it, over real HTTP on a loopback port of its own: state, codes,
 * refusals and webhooks as documented, and faults on demand. Its answers leak codes and numbers as the real
 * ones do, so that tests can look for them where they must not be.
 */
export async function startTelnyx(options: TelnyxOptions = {}): Promise<TelnyxStandIn> {
  const { codeLength = 5, maxAttempts = 5, now = Date.now } = options;
  const apiKey = `KEY_${randomUUID()}`;
  const verifyProfileId = randomUUID();
  const api = createVerifyApi({ verifyProfileId, codeLength, maxAttempts, now });
  const signer = createSigner();
  const calls: TelnyxCall[] = [];
  let fault: TelnyxFault | undefined;

  function answer(request: IncomingMessage, { method, path, body }: TelnyxCall): unknown {
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      throw new ApiError(401, '10009', 'No key found matching the one that was sent');
    }
    const [resource, first = '', second = '', third = '', fourth] = path.split('/').slice(1);
    const route = `${method} ${resource}`;
    if (route === 'POST verifications') {
      if (triggerTypes.some((type) => type === first) && second === '')
        return api.trigger(first, body);
      if (second === 'actions' && third === 'verify') return api.check(first, body);
      if (first === 'by_phone_number' && third === 'actions' && fourth === 'verify') {
        return api.check(api.newestOf(decodeURIComponent(second)), body);
      }
    }
    if (route === 'GET verifications') {
      return first === 'by_phone_number'
        ? api.list(decodeURIComponent(second))
        : api.retrieve(first);
    }
    throw new ApiError(404, '10005', `There is no ${path}`);
  }

  const server = createServer(async (request, response) => {
    const call = await read(request);
    calls.push(call);
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    if (fault === 'html') return send(response, { status: 200, body: '<html>Bad gateway</html>' });
    if (fault === 'empty') return send(response, { status: 200, body: '' });
    if (typeof fault === 'object') return send(response, fault);
    const canned = attempt(() => answer(request, call));
    if (fault === 'lost') return void request.socket.resetAndDestroy();
    send(response, canned);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  const webhook: TelnyxStandIn['webhook'] = (eventType, id, given) =>
    signer.event(eventType, api.retrieve(id).data, given);
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    apiKey,
    publicKey: signer.publicKey,
    verifyProfileId,
    calls,
    phone: api.phone,
    press(number, key) {
      const call = api.phone(number).findLast(({ type }) => type === 'dtmf_confirm');
      if (!call) throw new Error(`nobody is calling ${number}`);
      api.press(call.verificationId, key);
    },
    fail(next) {
      fault = next;
    },
    webhook,
    sign: signer.signed,
    emit: (url, ...event) => fetch(url, { method: 'POST', ...webhook(...event) }),
    stop: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<TelnyxCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '', 'http://telnyx').pathname.replace(/^\/v2/, ''),
    body: text === '' ? {} : JSON.parse(text),
  };
}

function attempt(work: () => unknown): CannedAnswer {
  try {
    return { status: 200, body: work() };
  } catch (refusal) {
    if (refusal instanceof ApiError) return refusal;
    throw refusal;
  }
}

function send(response: ServerResponse, { status, headers, body }: CannedAnswer): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
