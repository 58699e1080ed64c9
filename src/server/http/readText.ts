import { UsageError } from '../../contract/UsageError.js';
import { Problem } from './Problem.js';

/**
 * The body as it came, which only UTF-8 survives.
 * @throws Problem `invalid_request`: 413 past the cap, 400 for other bytes.
 * @throws UsageError when something before the handler has read it.
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  if (request.bodyUsed || (!isLengthTold(request) && request.body?.locked)) {
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

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array | ArrayBuffer> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  // Of an untold length piece by piece, so that an endless body is left off; not every browser has the stream.
  if (!isLengthTold(request) && request.body) return readPieces(request.body, maxBytes);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
  return bytes;
}

/** Then the body ends there, which HTTP itself sees to. Adapters of Node read it much faster than its stream. */
function isLengthTold(request: Request): boolean {
  return request.headers.has('content-length');
}

async function readPieces(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): Promise<Uint8Array> {
  const reader = stream.getReader();
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (length + piece.value.length > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    bytes.set(piece.value, length);
    length += piece.value.length;
  }
  return bytes.subarray(0, length);
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('invalid_request', {
    status: 413,
    detail: `The body must not be longer than ${maxBytes} bytes.`,
  });
}
