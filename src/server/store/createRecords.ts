import type { Channel, Transaction } from '../../contract/challenge.js';
import type { WireDelivery } from '../../contract/wire.js';
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
  /** Missing where the flow knows no decoys, and nothing has to be kept alike. */
  isDecoy?: boolean | undefined;
  /**
   * `confirmed`: the person has proved it, and the app has not taken it in yet. `settling`: one request is
   * letting the app do so.
   */
  state: 'pending' | 'confirmed' | 'settling' | 'accepted' | 'locked' | 'cancelled';
  /** It was `confirmed` once, so that any request of the session may have the result: no code was used up for it. */
  isConfirmed?: boolean | undefined;
  /** What became of the present code. */
  delivery?: WireDelivery | undefined;
  /** The provider's handle on the code; empty when there is nothing left to check. */
  reference: string;
  /** Counts the codes of this verification. */
  generation: number;
  /** Counts the changes. Subscribers go on by it where they were cut off. */
  revision: number;
  sentAtMs: number;
  /** How long after that another code may be sent. */
  resendAfterSecs: number;
  expiresAtMs: number;
  /** The app's own result, once accepted. */
  proof?: Record<string, unknown> | undefined;
  /** The verification that the app wants after this one, once accepted. */
  next?: string | undefined;
}

/** A record with the text it was read from, which tells whether somebody has changed it since. */
export interface Entry {
  record: VerificationRecord;
  text: string;
}

/** How long a verification is remembered after its last change: long enough to say that it expired. */
export const keepMs = 3_600_000;

/** How long a success can be asked for again by the session that had it (R8), or claimed after a confirmation. */
export const replayMs = 120_000;

/** Longer than an app takes to make its result. After that whoever was at it has died, and the person starts again. */
const settleMs = 60_000;

/** Until when it can come to a success. */
export function endsAtMs({ state, expiresAtMs }: VerificationRecord): number {
  return state === 'confirmed' ? expiresAtMs + replayMs : expiresAtMs;
}

export type Records = ReturnType<typeof createRecords>;

export function createRecords(store: VerificationStore) {
  async function load(id: string): Promise<Entry | undefined> {
    const text = await store.get(keyOf(id));
    return text === undefined ? undefined : { record: JSON.parse(text), text };
  }

  /** Changes a record, unless anybody changed anything since it was loaded: then nothing, and `undefined`. */
  async function replace(
    entry: Entry,
    patch: Partial<VerificationRecord>,
  ): Promise<Entry | undefined> {
    const revision = entry.record.revision + 1;
    const record = { ...entry.record, ...patch, revision };
    const text = JSON.stringify(record);
    const isDone = await store.swap(keyOf(record.id), entry.text, text, lifeMs(record));
    return isDone ? { record, text } : undefined;
  }

  return {
    load,
    replace,

    async add(record: VerificationRecord): Promise<void> {
      await store.set(keyOf(record.id), JSON.stringify(record), keepMs);
    },

    /**
     * Changes a record, unless it got another state or another code since it was loaded: then nothing, and
     * `undefined`. News of the delivery may come in between, and stay.
     */
    async change(entry: Entry, patch: Partial<VerificationRecord>): Promise<Entry | undefined> {
      const { id, state, generation } = entry.record;
      let current: Entry | undefined = entry;
      while (current?.record.state === state && current.record.generation === generation) {
        const changed = await replace(current, patch);
        if (changed) return changed;
        current = await load(id);
      }
      return undefined;
    },

    /** Calls back after each change, where the store can tell. Returns how to stop. */
    watch(id: string, onChange: () => void): () => void {
      return store.watch?.(keyOf(id), onChange) ?? (() => {});
    },

    /** Remembers which verification a send without an id goes on with. */
    async point(record: VerificationRecord): Promise<void> {
      await store.set(await liveKeyOf(record), record.id, codeLifeMs(record));
    },

    /** The verification that this session already has under way for the same purpose. */
    async findLive(purpose: Purpose, atMs: number): Promise<Entry | undefined> {
      const id = await store.get(await liveKeyOf(purpose));
      const entry = id === undefined ? undefined : await load(id);
      const isLive = entry?.record.state === 'pending' || entry?.record.state === 'confirmed';
      return isLive && atMs < endsAtMs(entry.record) ? entry : undefined;
    },

    /** Remembers whose the code is that the provider knows by this reference. */
    async refer(provider: string, record: VerificationRecord): Promise<void> {
      const { id, generation, reference } = record;
      const code: CodeName = { id, generation };
      const key = await referenceKeyOf(provider, reference);
      await store.set(key, JSON.stringify(code), codeLifeMs(record));
    },

    /** Whose code it is, and the how manieth of its verification. */
    async findCode(provider: string, reference: string): Promise<CodeName | undefined> {
      const text = await store.get(await referenceKeyOf(provider, reference));
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
}

type CodeName = Pick<VerificationRecord, 'id' | 'generation'>;

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

function lifeMs({ state }: VerificationRecord): number {
  if (state === 'accepted') return replayMs;
  return state === 'settling' ? settleMs : keepMs;
}

function codeLifeMs({ sentAtMs, expiresAtMs }: VerificationRecord): number {
  return Math.max(1, expiresAtMs - sentAtMs);
}

async function liveKeyOf(purpose: Purpose): Promise<string> {
  return `live:${await digestPurpose(purpose)}`;
}

async function referenceKeyOf(provider: string, reference: string): Promise<string> {
  return `code:${await digest(provider, reference)}`;
}

function keyOf(id: string): string {
  return `verification:${id}`;
}
