import { expect } from 'vitest';
import type { Challenge } from '../../src/contract/challenge.js';
import { secondsLeft } from '../../src/core/deadline.js';
import { snapshotOf } from '../../src/core/snapshot.js';
import type { Effect } from '../../src/core/transition.js';
import type { Step } from './machineModel.js';

/** What must hold of every story, whatever happened in it. */
type Rule = (steps: readonly Step[]) => void;

type Settled = Extract<Step['event'], { type: 'send.settled' | 'verify.settled' }>;

const isSettled = (event: Step['event']): event is Settled =>
  event.type === 'send.settled' || event.type === 'verify.settled';

const isLeaving = (event: Step['event']): boolean =>
  event.type === 'cancelled' || event.type === 'reset' || event.type === 'destination.changed';

/** An answer that the machine listened to. */
const isHeard = (step: Step): step is Step & { event: Settled } =>
  isSettled(step.event) && step.after !== step.before;

const isHeardAs = (step: Step, status: 'sent' | 'verified' | 'failed'): boolean =>
  isHeard(step) && step.event.result.status === status;

function effectsOf<Type extends Effect['type']>(step: Step, type: Type) {
  return step.effects.filter(
    (effect): effect is Extract<Effect, { type: Type }> => effect.type === type,
  );
}

const oneRequestPerIntent: Rule = (steps) => {
  const runs = new Set<number>();
  for (const { event, effects } of steps) {
    for (const effect of effects) {
      if (effect.type === 'cancel') continue;
      expect(event.type).toBe(effect.type === 'send' ? 'send.requested' : 'code.submitted');
      expect(runs.has(effect.run)).toBe(false);
      runs.add(effect.run);
    }
    expect(effects.length).toBeLessThanOrEqual(1);
  }
};

const oneRequestAtATime: Rule = (steps) => {
  let isBusy = false;
  for (const step of steps) {
    if (isHeard(step) || isLeaving(step.event)) isBusy = false;
    for (const effect of step.effects) {
      if (effect.type === 'cancel') continue;
      expect(isBusy).toBe(false);
      isBusy = true;
    }
  }
};

const cancelOnlyWhatIsOpen: Rule = (steps) => {
  // What the server holds open, as told by its answers alone.
  let open: { challenge: Challenge; untilMs: number } | undefined;
  for (const step of steps) {
    const [cancel, more] = effectsOf(step, 'cancel');
    expect(more).toBeUndefined();
    if (isLeaving(step.event)) {
      expect(cancel !== undefined).toBe(open !== undefined && step.atMs < open.untilMs);
      open = undefined;
    } else {
      expect(cancel).toBeUndefined();
    }
    if (isHeardAs(step, 'sent')) {
      const { challenge, expiresAtMs } = snapshotOf(step.after);
      open = { challenge: challenge ?? {}, untilMs: expiresAtMs ?? Number.POSITIVE_INFINITY };
    }
    const { status } = step.after;
    if (status !== 'awaiting' && status !== 'verifying' && status !== 'sending') open = undefined;
  }
};

const supersededAnswersChangeNothing: Rule = (steps) => {
  let current: number | undefined;
  for (const { event, before, after, effects } of steps) {
    if (isSettled(event)) {
      if (event.run !== current) {
        expect(after).toBe(before);
        expect(effects).toEqual([]);
      }
      if (event.run === current) {
        expect(after).not.toBe(before);
        current = undefined;
      }
    }
    if (isLeaving(event)) current = undefined;
    for (const effect of effects) if (effect.type !== 'cancel') current = effect.run;
  }
};

const rejectedCodesAreNotSentAgain: Rule = (steps) => {
  let rejected: string | undefined;
  let asked: string | undefined;
  for (const step of steps) {
    for (const effect of effectsOf(step, 'verify')) {
      expect(effect.code).not.toBe(rejected);
      asked = effect.code;
    }
    if (step.event.type === 'code.edited' && step.after.status === 'awaiting') rejected = undefined;
    if (!isHeard(step)) continue;
    const { result } = step.event;
    if (result.status === 'sent') rejected = undefined;
    if (result.status === 'failed' && step.event.type === 'verify.settled') {
      rejected = result.code === 'incorrect' ? asked : undefined;
    }
  }
};

const unknownOutcomesKeepTheirKey: Rule = (steps) => {
  const unknown = ['network', 'timeout', 'bad_response', 'conflict'];
  const used = new Set<string>();
  let asked: { code: string; key: string } | undefined;
  let lost: typeof asked;
  for (const step of steps) {
    for (const { code, key } of effectsOf(step, 'verify')) {
      if (lost?.code === code) expect(key).toBe(lost.key);
      else expect(used.has(key)).toBe(false);
      used.add(key);
      asked = { code, key };
    }
    if (!isHeard(step)) continue;
    const { type, result } = step.event;
    if (result.status === 'sent') lost = undefined;
    if (type === 'verify.settled') {
      lost = result.status === 'failed' && unknown.includes(result.code) ? asked : undefined;
    }
  }
};

const cooldownGuardsSend: Rule = (steps) => {
  let notBeforeMs = 0;
  for (const step of steps) {
    if (effectsOf(step, 'send').length > 0) {
      expect(step.atMs).toBeGreaterThanOrEqual(notBeforeMs);
    }
    if (isHeard(step) && step.event.result.status === 'sent') {
      const { resendInSeconds } = step.event.result.challenge;
      const isSaid = resendInSeconds !== undefined && resendInSeconds >= 0;
      const waitMs = (isSaid ? resendInSeconds : 30) * 1_000;
      notBeforeMs = step.atMs + (Number.isFinite(waitMs) ? waitMs : 30_000);
    } else if (isHeard(step) || isLeaving(step.event)) {
      // Other answers may set another wait, which their tables hold; leaving ends it.
      notBeforeMs = 0;
    }
  }
};

const timeLeftNeverGrows: Rule = (steps) => {
  let left = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    if (isHeardAs(step, 'sent')) left = Number.POSITIVE_INFINITY;
    const { expiresAtMs } = snapshotOf(step.after);
    if (expiresAtMs === undefined) continue;
    const now = secondsLeft(expiresAtMs, step.atMs);
    expect(now).toBeLessThanOrEqual(left);
    left = now;
  }
};

const noSuccessWithoutTheWord: Rule = (steps) => {
  for (const step of steps) {
    if (step.after.status !== 'verified' || step.before.status === 'verified') continue;
    expect(isHeardAs(step, 'verified')).toBe(true);
  }
};

const codesAreForgotten: Rule = (steps) => {
  for (const { after } of steps) {
    expect(JSON.stringify(snapshotOf(after))).not.toContain('code-');
    const mayHold = ['awaiting', 'sending', 'verifying'].includes(after.status);
    if (!mayHold) expect(JSON.stringify(after)).not.toContain('code-');
  }
};

/** By the goal that each one holds. */
export const rules = {
  'N1: one intent is at most one request, and nothing else makes one': oneRequestPerIntent,
  'N2: one request at a time': oneRequestAtATime,
  'N6: leaving cancels once what the server holds open, and nothing else is ever cancelled':
    cancelOnlyWhatIsOpen,
  'N9: a superseded answer changes nothing, and the awaited one always does':
    supersededAnswersChangeNothing,
  'N16: a rejected code is not sent again until edited or resent': rejectedCodesAreNotSentAgain,
  'N3: a code whose outcome is unknown keeps its key, any other gets a new one':
    unknownOutcomesKeepTheirKey,
  'T10: no send before the cooldown is over': cooldownGuardsSend,
  'T2: the time left never grows for one code': timeLeftNeverGrows,
  'N11: no success without the word': noSuccessWithoutTheWord,
  'S2: a code is held only while it can be used, and never shown': codesAreForgotten,
} as const satisfies Record<string, Rule>;
