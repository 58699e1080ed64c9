import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { Verification } from './createVerifyApi.js';

/** A webhook as it goes over the wire. */
export interface SignedWebhook {
  body: string;
  headers: Record<string, string>;
}

export interface WebhookOptions {
  /** The event's id; the same again for a repeated delivery. @default a new one */
  id?: string;
  /** When it was signed, in seconds. @default now */
  timestampSecs?: number;
  /** Replaces members of the payload. */
  payload?: Record<string, unknown>;
}

/**
 * Signs as Telnyx does: Ed25519 over `timestamp|body`.
 * @see https://developers.telnyx.com/docs/identity/verify/receiving-webhooks
 */
export function createSigner() {
  const keys = generateKeyPairSync('ed25519');

  function signed(body: string, timestampSecs = Math.floor(Date.now() / 1000)): SignedWebhook {
    const signature = sign(null, Buffer.from(`${timestampSecs}|${body}`), keys.privateKey);
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'telnyx-signature-ed25519': signature.toString('base64'),
        'telnyx-timestamp': String(timestampSecs),
      },
    };
  }

  return {
    /** As the portal shows it: the 32 bytes in base64. */
    publicKey: keys.publicKey
      .export({ type: 'spki', format: 'der' })
      .subarray(-32)
      .toString('base64'),
    signed,
    /** An event about a verification: its number and its code in clear, as the real ones have them. */
    event(
      eventType: string,
      verification: Verification,
      { id = randomUUID(), timestampSecs, payload }: WebhookOptions = {},
    ): SignedWebhook {
      const data = {
        record_type: 'event',
        event_type: eventType,
        id,
        occurred_at: new Date().toISOString(),
        payload: { ...verification, delivery_status: eventType.split('.').at(-1), ...payload },
      };
      return signed(JSON.stringify({ data, meta: { attempt: 1 } }), timestampSecs);
    },
  };
}
