import { Router } from 'express';
import type { Verify } from './createVerify.js';
import { sessionOf } from './session.js';

const TIMEOUT_SECS = 600;

/** A form, then a code. The only way to another code is the whole form again. */
export function registration({ trigger, isAccepted }: Verify): Router {
  const router = Router();

  router.post('/register/start', async (req, res) => {
    const { name, email, phone_number, password } = req.body;
    if (!name || !email || !phone_number || !password) {
      return res.status(400).json({ error: 'Missing required fields' });
    }
    if (email === 'taken@example.com') {
      return res.status(409).json({ error: 'Email already registered' });
    }
    sessionOf(res).registration = { ...(await trigger(phone_number, TIMEOUT_SECS)), email };
    return res.json({ verification_sent: true, timeout_secs: TIMEOUT_SECS });
  });

  router.post('/register/verify', async (req, res) => {
    const session = sessionOf(res);
    if (!session.registration) return res.status(400).json({ error: 'No pending registration' });
    if (!(await isAccepted(res, session.registration, req.body.code))) return undefined;
    delete session.registration;
    return res.status(201).json({ user_id: 'u-1', token: 'jwt-1' });
  });

  return router;
}
