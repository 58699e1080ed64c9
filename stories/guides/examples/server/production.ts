import express from 'express';
import { Redis } from 'ioredis';
import {
  createVerificationHandler,
  nodeRequestOf,
  redisStore,
  telnyxProvider,
  toNodeListener,
} from 'react-otp-verify/server';
import Telnyx from 'telnyx';
import { sessionIdOf } from './accounts.js';
import { login } from './login.js';

const { REDIS_URL = '', TELNYX_API_KEY, TELNYX_PUBLIC_KEY } = process.env;

const handler = createVerificationHandler({
  provider: telnyxProvider({
    client: new Telnyx({ apiKey: TELNYX_API_KEY, publicKey: TELNYX_PUBLIC_KEY }),
    verifyProfileId: '4900017a-e7c8-e79e-0a7c-0d98f49b09cc',
    channels: ['sms', 'call'],
  }),
  flows: { login },
  store: redisStore({
    client: new Redis(REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 0 }),
  }),
  limits: { timeoutSecs: 180, resendAfterSecs: [30, 60, 120], maxAttempts: 3 },
  session: sessionIdOf,
  clientIp: (request) => nodeRequestOf<express.Request>(request).ip,
  log: (entry) => console.log(JSON.stringify(entry)),
  onError: (fault) => console.error(fault),
});

express().use('/api/verification', toNodeListener(handler)).listen(3000);
