import express, { type ErrorRequestHandler } from 'express';
import { onTestFinished } from 'vitest';
import { startTelnyx, type TelnyxStandIn } from '../../telnyx/startTelnyx.js';
import { createVerify } from './createVerify.js';
import { login } from './login.js';
import { payments } from './payments.js';
import { registration } from './registration.js';
import { serveApp } from './serveApp.js';
import { cookieSession, sessionOf } from './session.js';

export interface TelnyxServers {
  url: string;
  telnyx: TelnyxStandIn;
  /** Moves the clock of the servers, or that of Telnyx. */
  pass(whose: 'servers' | 'telnyx', secs: number): void;
}

/** The three examples in one app: a session by cookie, `{ error }` on failure, and the real SDK. */
export async function startTelnyxServers(): Promise<TelnyxServers> {
  const passedMs = { servers: 0, telnyx: 0 };
  const telnyx = await startTelnyx({ maxAttempts: 2, now: () => Date.now() + passedMs.telnyx });
  onTestFinished(() => telnyx.stop());
  const verify = createVerify(telnyx, () => Date.now() + passedMs.servers);
  const url = await serveApp((app) => {
    app.use(express.json(), cookieSession());
    app.use(login(verify), registration(verify), payments(verify));
    app.post('/verify/cancel', (_req, res) => {
      const session = sessionOf(res);
      delete session.login;
      delete session.registration;
      session.payments.clear();
      res.sendStatus(204);
    });
    app.use(((_error, _req, res, _next) => {
      res.status(500).json({ error: 'Verification failed' });
    }) satisfies ErrorRequestHandler);
  });
  return {
    url,
    telnyx,
    pass(whose, secs) {
      passedMs[whose] += secs * 1000;
    },
  };
}
