import { UsageError } from '../../contract/UsageError.js';
import { Problem } from './Problem.js';

/**
 * The body as it came, which only UTF-8 survives.
 * @throws Problem `invalid_request`: 413 past the cap, 400 for other bytes.
 * @throws UsageError when something before the handler has read it.
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  if (request.bodyUsed || request.body?.locked) {
    throw new UsageError(
      "a request's body was read before it reached the verification handler",
      'so there was nothing left to verify, and a webhook had no bytes to check the signature of',
      'Mount the handler before any body parser, such as `express.json()`.',
    );
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid_request', { detail: 'The body must be UTF-8.' });
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<ArrayBuffer> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  // Read piece by piece where there is a stream, so that an endless one is left off; not every browser has it.
  const bytes = request.body
    ? await new Blob(await readChunks(request.body, maxBytes)).arrayBuffer()
    : await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
  return bytes;
}

async function readChunks(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = stream.getReader();
  const chunks = [];
  let length = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(chunk.value);
  }
  return chunks;
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('invalid_request', {
    status: 413,
    detail: `The body must not be longer than ${maxBytes} bytes.`,
  });
}
