// Absent in Workers and in a page.
declare const process: undefined | { getBuiltinModule?(name: 'node:crypto'): NodeCrypto };

interface NodeCrypto {
  createHash(algorithm: 'sha256'): Hash;
  createHmac(algorithm: 'sha256', key: object): Hash;
  KeyObject: { from(key: CryptoKey): object };
}

interface Hash {
  update(text: string): Hash;
  digest(encoding: 'base64url'): string;
}

/** Web Crypto hands each text to another thread, at several times the price of hashing one as short as ours. */
const nodeCrypto =
  typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:crypto');

/** Base64url, as RFC 4648 section 5 has it, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** SHA-256 of several parts; no two lists of parts look alike to it. */
export async function digest(...parts: readonly (string | number | undefined)[]): Promise<string> {
  const text = JSON.stringify(parts.map((part) => part ?? null));
  if (nodeCrypto) return nodeCrypto.createHash('sha256').update(text).digest('base64url');
  const bytes = new TextEncoder().encode(text);
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** HMAC with SHA-256. */
export async function hmac(key: CryptoKey, text: string): Promise<string> {
  if (nodeCrypto) {
    const { createHmac, KeyObject } = nodeCrypto;
    return createHmac('sha256', KeyObject.from(key)).update(text).digest('base64url');
  }
  const bytes = new TextEncoder().encode(text);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes)));
}
