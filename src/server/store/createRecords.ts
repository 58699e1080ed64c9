import type { Channel, Transaction } from '../../contract/challenge.js';
import { digest } from './digest.js';
import type { VerificationStore } from './VerificationStore.js';

/** One verification, as the store keeps it. */
export interface VerificationRecord {
  id: string;
  /** The digest of the session that started it. */
  session: string;
  flow: string;
  recipient: string;
  channel: Channel;
  channels: readonly Channel[];
  transaction?: Transaction | undefined;
  context?: unknown;
  isDecoy: boolean;
  /** `settling`: the right code is used up and the app's `onVerified` is running. */
  state: 'pending' | 'settling' | 'accepted' | 'locked' | 'cancelled';
  /** The provider's handle on the code; empty when there is nothing left to check. */
  reference: string;
  /** Counts the codes of this verification. */
  generation: number;
  sentAtMs: number;
  expiresAtMs: number;
  /** The app's own result, once accepted. */
  proof?: Record<string, unknown> | undefined;
}

/** A record with the text it was read from, which tells whether somebody has changed it since. */
export interface Entry {
  record: VerificationRecord;
  text: string;
}

/** How long a verification is remembered after its last change: long enough to say that it expired. */
const keepMs = 3_600_000;

/** How long a success can be asked for again by the session that had it (R8). */
export const replayMs = 120_000;

export type Records = ReturnType<typeof createRecords>;

export function createRecords(store: VerificationStore) {
  async function load(id: string): Promise<Entry | undefined> {
    const text = await store.get(keyOf(id));
    return text === undefined ? undefined : { record: JSON.parse(text), text };
  }

  return {
    load,

    async add(record: VerificationRecord): Promise<void> {
      await store.set(keyOf(record.id), JSON.stringify(record), keepMs);
    },

    /** Changes a record, unless somebody else did since it was loaded: then nothing, and `undefined`. */
    async change(entry: Entry, patch: Partial<VerificationRecord>): Promise<Entry | undefined> {
      const record = { ...entry.record, ...patch };
      const text = JSON.stringify(record);
      const ttlMs = record.state === 'accepted' ? replayMs : keepMs;
      const isDone = await store.swap(keyOf(record.id), entry.text, text, ttlMs);
      return isDone ? { record, text } : undefined;
    },

    async remove({ record }: Entry): Promise<void> {
      await store.set(keyOf(record.id), undefined, keepMs);
    },

    /** Remembers which verification a send without an id goes on with. */
    async point(record: VerificationRecord): Promise<void> {
      const ttlMs = Math.max(1, record.expiresAtMs - record.sentAtMs);
      await store.set(await liveKeyOf(record), record.id, ttlMs);
    },

    /** The verification that this session already has under way for the same purpose. */
    async findLive(purpose: Purpose, atMs: number): Promise<Entry | undefined> {
      const id = await store.get(await liveKeyOf(purpose));
      const entry = id === undefined ? undefined : await load(id);
      return entry?.record.state === 'pending' && atMs < entry.record.expiresAtMs
        ? entry
        : undefined;
    },
  };
}

type Purpose = Pick<VerificationRecord, 'session' | 'flow' | 'recipient' | 'transaction'>;

/** Everything that one code is good for. A code under another digest is another code (R5). */
export async function purposeOf(
  record: Purpose & Pick<VerificationRecord, 'id' | 'generation'>,
): Promise<string> {
  return digest(await digestPurpose(record), record.id, record.generation);
}

function digestPurpose({ session, flow, recipient, transaction }: Purpose): Promise<string> {
  const { amount, currency, payee } = transaction ?? {};
  return digest(session, flow, recipient, amount, currency, payee);
}

async function liveKeyOf(purpose: Purpose): Promise<string> {
  return `live:${await digestPurpose(purpose)}`;
}

function keyOf(id: string): string {
  return `verification:${id}`;
}
