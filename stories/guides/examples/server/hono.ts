import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { handler } from './handler.js';

const app = new Hono().mount('/api/verification', handler);
serve({ fetch: app.fetch, port: 3000 });
