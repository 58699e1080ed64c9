import { hmac } from '../store/digest.js';

/** Keeps codes as keyed hashes: six digits under a plain hash are a million guesses from being read. */
export interface CodeHasher {
  hash(purpose: string, code: string): Promise<string>;
  matches(hash: string, purpose: string, code: string): Promise<boolean>;
}

/**
 * @param getKey An HMAC key. Asked for with the first code, not before: Workers allow no random bytes
 * while a module loads. @default a key of this process, so its hashes die with the process
 */
export function createCodeHasher(getKey: () => Promise<CryptoKey> = generateKey): CodeHasher {
  let key: Promise<CryptoKey> | undefined;
  async function hash(purpose: string, code: string): Promise<string> {
    key ??= getKey();
    return hmac(await key, JSON.stringify([purpose, code]));
  }
  return {
    hash,
    async matches(expected, purpose, code) {
      return isEqualInConstantTime(expected, await hash(purpose, code));
    },
  };
}

const algorithm: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256' };

function generateKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(algorithm, false, ['sign']);
}

/** The same key wherever the secret is the same. */
export function keyFromSecret(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [
    'sign',
  ]);
}

// Both are hashes of one length, so the length tells nothing; every character is looked at.
function isEqualInConstantTime(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
