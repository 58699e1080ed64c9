import type { SendResult } from '../contract/backend.js';
import type { Clock } from '../core/clock.js';
import { type State, standing } from '../core/state.js';
import type { VerificationEvent } from '../core/transition.js';
import { untilAborted } from './ask.js';
import type { EngineOptions } from './EngineOptions.js';
import { settle } from './settle.js';
import { uuid } from './uuid.js';

/** More than timers are ever late: the device slept, or somebody set its clock (T4). */
const SUSPICIOUS_DRIFT_MS = 2000;

interface StatusCheck {
  /** Asks anew, and is over when the answer has been heard, or nobody waits for it any more. */
  ask(): Promise<void>;
  /** Asks if the device's clocks have parted since the server spoke of time. */
  askAfterDrift(): void;
  stop(): void;
}

/** Asks the server where a verification stands, where it can be asked. What it says comes as news; a fault is none. */
export function createStatusCheck<Input, Proof>(
  getOptions: () => EngineOptions<Input, Proof>,
  clock: Clock,
  getState: () => State<Proof>,
  dispatch: (event: VerificationEvent<Proof>) => void,
): StatusCheck {
  let abort: AbortController | undefined;

  function stop(): void {
    abort?.abort();
    abort = undefined;
  }

  async function ask(): Promise<void> {
    stop();
    const { backend, run } = getOptions();
    const state = getState();
    const about = standing(state).live?.challenge;
    if (!about || !backend.status) return;
    const asked = { startedAtMs: clock.now(), run: state.run };
    abort = new AbortController();
    const { signal } = abort;
    const ctx = { signal, idempotencyKey: uuid() };
    const result = await settle<SendResult<Proof>>(
      (request) => run('status', signal, request),
      async () => untilAborted(signal, backend.status?.({ challenge: about }, ctx) as never),
    );
    if (signal.aborted) return;
    abort = undefined;
    // What the clocks did until now is settled by it. A fault leaves it to the next time that the page wakes.
    if (result.status === 'sent') clock.anchor();
    const event = { type: 'result', result } as const;
    dispatch({ type: 'news.came', atMs: clock.now(), about, event, asked });
  }

  return {
    ask,
    askAfterDrift() {
      // A page wakes by several events at once.
      if (!abort && (clock.driftMs?.() ?? 0) > SUSPICIOUS_DRIFT_MS) void ask();
    },
    stop,
  };
}
