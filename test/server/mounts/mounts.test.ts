// @vitest-environment node
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { toNodeListener } from '../../../src/server/index.js';
import { describeMount } from './describeMount.js';
import { startMount } from './startMount.js';

describeMount('Node’s http alone', () => startMount((handler) => toNodeListener(handler)));

describeMount('Express', () =>
  startMount((handler) => {
    const app = express();
    app.use('/api/verification', toNodeListener(handler));
    return app;
  }),
);

describeMount('Express, behind express.json()', () =>
  startMount((handler) => {
    const app = express();
    app.use(express.json());
    app.use('/api/verification', toNodeListener(handler));
    return app;
  }),
);

describeMount('Hono', () =>
  startMount((handler) => {
    const app = new Hono();
    app.mount('/api/verification', handler);
    return getRequestListener(app.fetch);
  }),
);
