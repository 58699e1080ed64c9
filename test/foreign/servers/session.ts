import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** What was sent, and until when it counts. */
export interface Pending {
  verificationId: string;
  phone: string;
  expiresAtMs: number;
}

interface Payment {
  status: 'pending_verification' | 'completed';
  pending: Pending;
}

/** What a server keeps of one browser. */
export interface Session {
  login?: Pending;
  registration?: Pending & { email: string };
  payments: Map<string, Payment>;
}

/** The session of a request behind `cookieSession`. */
export const sessionOf = (res: { locals: Record<string, unknown> }) =>
  res.locals.session as Session;

/** A session in memory, named by a cookie. */
export function cookieSession(): RequestHandler {
  const sessions = new Map<string, Session>();
  return (req, res, next) => {
    const id = /\bsid=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1] ?? randomUUID();
    const session = sessions.get(id) ?? { payments: new Map() };
    sessions.set(id, session);
    res.cookie('sid', id, { httpOnly: true, sameSite: 'lax' });
    res.locals.session = session;
    next();
  };
}
