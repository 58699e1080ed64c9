// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { transition } from '../../src/core/transition.js';
import { reached, resendAtMs, send } from './machine.js';

const tooSoonMs = resendAtMs - 1;
const left = {
  cancelled: reached.cancelled,
  idle: transition<string>(reached.awaiting, { type: 'reset', atMs: 2_000 }).state,
};

describe('asking for a code before the wait is over', () => {
  it.each(['cancelled', 'idle'] as const)('%s: nothing is sent, and the wait is said', (status) => {
    const { state, effects } = transition(left[status], send(tooSoonMs));
    expect(state).toMatchObject({
      status,
      error: { code: 'rate_limited', during: 'send', retryAtMs: resendAtMs },
    });
    expect(effects).toEqual([]);
  });

  it.each(['cancelled', 'idle'] as const)(
    '%s: then a code is sent, and nothing is said of it',
    (status) => {
      const { state } = transition(left[status], send(tooSoonMs));
      const next = transition(state, send(resendAtMs));
      expect(next.effects.map(({ type }) => type)).toEqual(['send']);
      expect(next.state.error).toBeUndefined();
    },
  );

  it('where a code is waited for, the field stays as it is', () => {
    expect(transition(reached.awaiting, send(tooSoonMs)).state).toBe(reached.awaiting);
  });
});
