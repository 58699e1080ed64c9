import type { Challenge } from '../contract/challenge.js';
import { isAhead } from '../core/deadline.js';
import { readHint } from '../core/readHint.js';
import type { Recalled } from '../core/recall.js';
import { type State, standing } from '../core/state.js';

const prefix = 'react-otp-verify:';

/** How long the number of codes counts for the next wait, and a verification of unknown length is gone on with (ASVS 6.5.5). */
const HOUR_MS = 3_600_000;
const LONGEST_LIFE_MS = 600_000;

/** The wait for another code, as a tab keeps it and tells the others of it: durations from a moment. */
export interface Wait {
  atMs: number;
  resendInMs: number | undefined;
  sendCount: number;
}

interface Open {
  atMs: number;
  expiresInMs: number | undefined;
  challenge: Challenge;
}

/** The names under which things are kept: of the recipient, whose wait it is, and of the whole input. */
export interface Keys {
  recipient: string;
  input: string;
}

/** What a wait comes to now. A clock that was set back lengthens nothing beyond what was left. */
export function recallWait({ atMs, resendInMs, sendCount }: Wait, nowMs: number): Recalled {
  return {
    sendCount: nowMs - atMs < HOUR_MS ? sendCount : 0,
    resendAtMs: deadlineOf(atMs, resendInMs, nowMs),
  };
}

function deadlineOf(atMs: number, inMs: number | undefined, nowMs: number): number | undefined {
  return typeof inMs === 'number' ? nowMs + inMs - Math.max(0, nowMs - atMs) : undefined;
}

/** The wait of a state, and how many codes there were. */
export function waitOf(state: State<unknown>, nowMs: number): Wait {
  const { resendAtMs } = standing(state);
  const resendInMs = isAhead(resendAtMs, nowMs) ? Number(resendAtMs) - nowMs : undefined;
  return { atMs: nowMs, resendInMs, sendCount: state.sendCount };
}

/** What was kept for these keys before a reload, in this tab alone. */
export function readMemory({ recipient, input }: Keys, nowMs: number): Recalled {
  const wait = read<Wait>(`wait:${recipient}`);
  const open = read<Open>(`open:${input}`);
  const recent = wait ? recallWait(wait, nowMs) : { sendCount: 0 };
  if (!open?.challenge) return recent;
  const { challenge, atMs, expiresInMs = LONGEST_LIFE_MS } = open;
  const { attemptsRemaining } = challenge;
  const expiresAtMs = deadlineOf(atMs, expiresInMs, nowMs);
  if (!isAhead(expiresAtMs, nowMs)) return recent;
  return {
    ...recent,
    live: {
      challenge,
      attemptsRemaining,
      expiresAtMs: open.expiresInMs === undefined ? undefined : expiresAtMs,
    },
  };
}

/**
 * Keeps what a reload must not lose: the wait, and the verification under way with what its server said of it, which
 * names its destination masked. Nothing that was typed, no input; a challenge with a `state` of its own is not kept,
 * since nobody knows what is in it.
 */
export function writeMemory(
  { recipient, input }: Keys,
  state: State<unknown>,
  nowMs: number,
): void {
  const { status, live } = standing(state);
  const wait = waitOf(state, nowMs);
  // Who has just gone over to another recipient knows nothing of either.
  if (wait.sendCount > 0 || wait.resendInMs || status === 'verified') {
    write(`wait:${recipient}`, wait);
  }
  const isOpen =
    (status === 'awaiting' || status === 'verifying') && live.challenge.state === undefined;
  const { challenge, attemptsRemaining, expiresAtMs } = isOpen ? live : {};
  write(
    `open:${input}`,
    challenge &&
      ({
        atMs: nowMs,
        expiresInMs: expiresAtMs === undefined ? undefined : expiresAtMs - nowMs,
        challenge: {
          ...challenge,
          attemptsRemaining,
          // A server that does not mask is not helped to spread the number.
          destination: readHint(challenge.destination) ? challenge.destination : undefined,
        },
      } satisfies Open),
  );
}

// Storage can be full, or closed to the page: then a reload asks the server anew.
function read<Value>(key: string): Value | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key) ?? '');
  } catch {
    return undefined;
  }
}

function write(key: string, value: object | undefined): void {
  try {
    if (value) sessionStorage.setItem(prefix + key, JSON.stringify(value));
    else sessionStorage.removeItem(prefix + key);
  } catch {}
}
