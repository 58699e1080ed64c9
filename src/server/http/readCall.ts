import type { Call, Incoming } from '../Service.js';
import { checkOrigin } from './checkOrigin.js';
import { Problem } from './Problem.js';
import { readJsonBody } from './readJsonBody.js';
import { readSession, type SessionReader } from './readSession.js';

const maxKeyLength = 255;

interface Reading {
  allowedOrigins: readonly string[];
  session: SessionReader | undefined;
  clientIp: ((request: Request) => string | undefined) | undefined;
}

/**
 * Reads a request for an action, and lets in only what a page of the app, or a program, can have sent: a
 * form of another site can set neither the JSON type nor its own Origin (S4).
 * @throws Problem `invalid_request`, `not_allowed` or `unauthenticated`
 */
export async function readCall(
  { request, atMs, about }: Incoming,
  { allowedOrigins, session, clientIp }: Reading,
): Promise<Call> {
  checkOrigin(request, allowedOrigins);
  const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
  if (idempotencyKey !== undefined && !(idempotencyKey.length <= maxKeyLength && idempotencyKey)) {
    throw new Problem('invalid_request', {
      detail: `The Idempotency-Key must have 1 to ${maxKeyLength} characters.`,
    });
  }
  return {
    request,
    ...(await readJsonBody(request)),
    session: await readSession(request, session),
    idempotencyKey,
    atMs,
    ip: clientIp?.(request),
    about,
  };
}
