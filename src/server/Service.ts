import { VerificationError } from '../contract/VerificationError.js';
import type { Answer } from './actions/actions.js';
import { createSlots, type Slots } from './http/createSlots.js';
import { Problem } from './http/Problem.js';
import type { Session } from './http/readSession.js';
import { ProviderError } from './provider/ProviderError.js';
import type { VerificationProvider } from './provider/VerificationProvider.js';
import { type Attempts, createAttempts } from './store/createAttempts.js';
import { createRecords, type Entry, endsAtMs, type Records } from './store/createRecords.js';
import { createSendWindows, type SendWindows } from './store/createSendWindows.js';
import type { VerificationStore } from './store/VerificationStore.js';
import type { VerificationFlow } from './VerificationFlow.js';
import type { VerificationLimits } from './VerificationLimits.js';
import type { VerificationLogEntry } from './VerificationLogEntry.js';

/** One request, before anything is known of it. */
export interface Incoming {
  request: Request;
  /** When it arrived. What is exact (an expiry) is judged by this, however long the work takes. */
  atMs: number;
  /** What the log will say of it. */
  about: Partial<Pick<VerificationLogEntry, 'flow' | 'channel' | 'verificationId' | 'recipient'>>;
}

/** One request, read and let in. */
export interface Call extends Incoming {
  /** The body as it came, for telling two requests apart. */
  text: string;
  body: Record<string, unknown>;
  session: Session;
  idempotencyKey: string | undefined;
  ip: string | undefined;
}

/** A page holds one open, so this is a page in each of a few tabs. */
const streamsPerSession = 5;

/** What every action works with. */
export interface Service {
  provider: VerificationProvider;
  flows: Readonly<Record<string, VerificationFlow>>;
  limits: VerificationLimits;
  store: VerificationStore;
  records: Records;
  windows: SendWindows;
  attempts: Attempts;
  /** The event streams that are open. */
  streams: Slots;
  nowMs: () => number;
  /** Tells the app how a request ended. Never throws. */
  log: (action: string, incoming: Incoming, answer: Answer) => void;
  /** Where faults of the provider, the store and the app go. Never throws. */
  report: (fault: unknown) => void;
}

export function createService(
  parts: Omit<Service, 'records' | 'windows' | 'attempts' | 'streams'>,
): Service {
  return {
    ...parts,
    records: createRecords(parts.store),
    windows: createSendWindows(parts.store, parts.limits),
    attempts: createAttempts(parts.store, parts.limits.maxAttempts),
    streams: createSlots(streamsPerSession),
  };
}

const fieldPattern = /^[\w-]{1,64}$/;

/**
 * The verification that the request names, if it belongs to this session and is served here. An unknown and a
 * foreign one look the same.
 * @throws Problem `invalid_request` when it names none.
 */
export async function findOwn(service: Service, call: Call): Promise<Entry | undefined> {
  const id = call.body.verification_id;
  if (typeof id !== 'string' || id === '') {
    throw new Problem('invalid_request', { detail: '`verification_id` must be a text.' });
  }
  const entry = fieldPattern.test(id) ? await service.records.load(id) : undefined;
  if (entry === undefined || entry.record.session !== call.session.id) return undefined;
  return Object.hasOwn(service.flows, entry.record.flow) ? entry : undefined;
}

/** @throws Problem when the verification has ended, and how. Expiry wins over whatever code comes with it. */
export function assertLive({ record }: Entry, atMs: number): void {
  assertNotEnded({ record });
  if (atMs >= endsAtMs(record)) throw new Problem('expired');
}

/** As `assertLive`, but an expired one may go on: a resend renews it. */
export function assertNotEnded({ record }: Pick<Entry, 'record'>): void {
  switch (record.state) {
    case 'pending':
    case 'confirmed':
      return;
    case 'settling':
      throw new Problem('conflict');
    case 'accepted':
      // Used up: only its own Idempotency-Key and `status` still see the success.
      throw new Problem('no_challenge');
    case 'locked':
      throw new Problem('attempts_exceeded');
    case 'cancelled':
      throw new Problem('cancelled');
    default:
      throw record.state satisfies never;
  }
}

const providersCodes = [
  'delivery_failed',
  'not_allowed',
  'rate_limited',
  'invalid_request',
] as const;

/** What a provider's fault looks like from outside: one of few codes, and none of its words. */
export function providerProblem(fault: unknown): Problem {
  const code = fault instanceof VerificationError ? fault.code : undefined;
  const retryAfterSecs = fault instanceof ProviderError ? fault.retryAfterSecs : undefined;
  return new Problem(providersCodes.find((known) => known === code) ?? 'unavailable', {
    retryAfterSecs,
  });
}
