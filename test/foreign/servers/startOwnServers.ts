import express, { Router } from 'express';
import { type Codes, createCodes } from './createCodes.js';
import { serveApp } from './serveApp.js';

export interface OwnServers extends Codes {
  url: string;
  /** Every request fails from now on, in the API's own way; `false` ends it. */
  fail(isDown: boolean): void;
}

/** Three APIs of three manners, for the three backends of `page/ownBackends.ts`. */
export async function startOwnServers(): Promise<OwnServers> {
  const codes = createCodes();
  let isDown = false;
  const url = await serveApp((app) => {
    app.use(cookieApi(codes, () => isDown));
    app.use(graphql(codes, () => isDown));
    app.use(sms(codes, () => isDown));
  });
  return {
    url,
    ...codes,
    fail(next) {
      isDown = next;
    },
  };
}

type Api = (codes: Codes, isDown: () => boolean) => Router;

const cookieApi: Api = (codes, isDown) => {
  const router = Router();
  router.use('/session', express.urlencoded(), (_req, res, next) => {
    if (isDown()) res.status(502).send('<h1>Bad gateway</h1>');
    else next();
  });
  const idOf = (cookies = '') => /\bcode=([\w-]+)/.exec(cookies)?.[1] ?? '';
  router.post('/session/code', (_req, res) => {
    res.cookie('code', codes.issue(), { httpOnly: true, sameSite: 'strict' }).sendStatus(204);
  });
  router.put('/session', (req, res) => {
    const verdict = codes.check(idOf(req.headers.cookie), req.body.code);
    if (verdict === 'right') res.clearCookie('code').json({ token: 'a token' });
    else res.sendStatus({ wrong: 401, expired: 410, unknown: 404 }[verdict]);
  });
  router.delete('/session/code', (req, res) => {
    codes.forget(idOf(req.headers.cookie));
    res.sendStatus(204);
  });
  return router;
};

const graphql: Api = (codes, isDown) => {
  const router = Router();
  const types = { right: 'Verified', wrong: 'WrongCode', expired: 'ExpiredCode' } as const;
  router.post('/graphql', express.json(), (req, res) => {
    const { query, variables } = req.body;
    const fails = (message: string) => res.json({ data: null, errors: [{ message }] });
    if (isDown()) return fails('down');
    if (query.includes('sendCode')) {
      return res.json({ data: { sendCode: { ticket: codes.issue(), expiresIn: 120 } } });
    }
    const { ticket, code } = variables;
    if (query.includes('forgetCode')) {
      return res.json({ data: { forgetCode: codes.forget(ticket) } });
    }
    const verdict = codes.check(ticket, code);
    if (verdict === 'unknown') return fails('no such ticket');
    return res.json({
      data: {
        verifyCode: {
          __typename: types[verdict],
          ...(verdict === 'right' && { token: 'a token' }),
          ...(verdict === 'wrong' && { attemptsLeft: codes.attemptsLeft(ticket) }),
        },
      },
    });
  });
  return router;
};

const sms: Api = (codes, isDown) => {
  const router = Router();
  const reasons = {
    wrong: 'wrong_code',
    expired: 'code_expired',
    unknown: 'unknown_request',
  } as const;
  router.post('/sms/:action', express.json(), (req, res) => {
    const { requestId, code } = req.body;
    if (isDown()) return res.status(500).json({ reason: 'internal' });
    if (req.params.action === 'start') return res.json({ requestId: codes.issue() });
    if (req.params.action === 'stop') return res.json({ isStopped: codes.forget(requestId) });
    const verdict = codes.check(requestId, code);
    if (verdict === 'right') return res.json({ token: 'a token' });
    return res.status(400).json({ reason: reasons[verdict] });
  });
  return router;
};
