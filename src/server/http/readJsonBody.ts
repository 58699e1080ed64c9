import { Problem } from './Problem.js';
import { readText } from './readText.js';

/** Far more than a send with a whole registration form needs. */
const maxBytes = 16 * 1024;

/** @throws Problem `invalid_request`: 415 for another type, 413 past the cap, 400 for anything but a JSON object. */
export async function readJsonBody(
  request: Request,
): Promise<{ text: string; body: Record<string, unknown> }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new Problem('invalid_request', {
      status: 415,
      detail: 'The Content-Type must be application/json.',
    });
  }
  const text = await readText(request, maxBytes);
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('invalid_request', { detail: 'The body must be a JSON object.' });
  }
  return { text, body: body as Record<string, unknown> };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid_request', { detail: 'The body must be JSON.' });
  }
}
