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

async function readBytes(request: Request): Promise<ArrayBuffer> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();
  // Read piece by piece where there is a stream, so that an endless one is left off; not every browser has it.
  const bytes = request.body
    ? await new Blob(await readChunks(request.body)).arrayBuffer()
    : await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) throw tooLarge();
  return bytes;
}

async function readChunks(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = stream.getReader();
  const chunks = [];
  let length = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(chunk.value);
  }
  return chunks;
}

function tooLarge(): Problem {
  return new Problem('invalid_request', {
    status: 413,
    detail: `The body must not be longer than ${maxBytes} bytes.`,
  });
}

function decode(bytes: ArrayBuffer): string {
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
