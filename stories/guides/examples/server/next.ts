// app/api/verification/[...action]/route.ts
import { handler } from './handler.js';

export const POST = handler;
