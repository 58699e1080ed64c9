import { Router } from 'express';
import type { Verify } from './createVerify.js';
import { sessionOf } from './session.js';

const TIMEOUT_SECS = 300;

interface Account {
  phone: string;
  hasTwoFactor: boolean;
}

const accounts: Readonly<Record<string, Account>> = {
  'ada@example.com': { phone: '+15551233456', hasTwoFactor: true },
  'bob@example.com': { phone: '+15551237890', hasTwoFactor: false },
};

/** A password, then a code: nothing but the session says which verification is meant. */
export function login({ trigger, isAccepted }: Verify): Router {
  const router = Router();

  router.post('/login', async (req, res) => {
    const account = accounts[req.body.email];
    if (!account || req.body.password !== 'correct horse') {
      return res.status(401).json({ error: 'Invalid credentials' });
    }
    if (!account.hasTwoFactor) return res.json({ token: 'jwt-1' });
    sessionOf(res).login = await trigger(account.phone, TIMEOUT_SECS);
    return res.json({
      requires_2fa: true,
      phone_hint: `+1******${account.phone.slice(-4)}`,
      timeout_secs: TIMEOUT_SECS,
    });
  });

  router.post('/login/verify', async (req, res) => {
    const session = sessionOf(res);
    if (!session.login) return res.status(400).json({ error: 'No pending verification' });
    if (!(await isAccepted(res, session.login, req.body.code))) return undefined;
    delete session.login;
    return res.json({ token: 'jwt-1' });
  });

  router.post('/login/resend', async (_req, res) => {
    const session = sessionOf(res);
    if (!session.login) return res.status(400).json({ error: 'No pending verification' });
    session.login = await trigger(session.login.phone, TIMEOUT_SECS);
    return res.json({ message: 'Verification code resent', timeout_secs: TIMEOUT_SECS });
  });

  return router;
}
