import { Problem } from './Problem.js';

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
  const text = decode(await readBytes(request));
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('invalid_request', { detail: 'The body must be a JSON object.' });
  }
  return { text, body: body as Record<string, unknown> };
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();
  // Firefox before 2026 has no `request.body`: there the handler runs in a page, whose bodies are its own.
  if (!request.body) return checked(new Uint8Array(await request.arrayBuffer()));
  const reader = request.body.getReader();
  let bytes = new Uint8Array();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (bytes.length + chunk.value.length > maxBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    const longer = new Uint8Array(bytes.length + chunk.value.length);
    longer.set(bytes);
    longer.set(chunk.value, bytes.length);
    bytes = longer;
  }
  return bytes;
}

function checked(bytes: Uint8Array): Uint8Array {
  if (bytes.length > maxBytes) throw tooLarge();
  return bytes;
}

function tooLarge(): Problem {
  return new Problem('invalid_request', {
    status: 413,
    detail: `The body must not be longer than ${maxBytes} bytes.`,
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid_request', { detail: 'The body must be UTF-8.' });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid_request', { detail: 'The body must be JSON.' });
  }
}
