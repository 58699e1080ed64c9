import { Hono } from 'hono';
import { handler } from './handler.js';

export const app = new Hono().mount('/api/verification', handler);
