import { vi } from 'vitest';
import type { VerificationBackend } from '../../src/contract/backend.js';
import { createEngine } from '../../src/engine/createEngine.js';
import type { EngineOptions } from '../../src/engine/EngineOptions.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';

type Changes = Partial<EngineOptions<unknown, string>>;

/** What a server in memory is called here, so that waits and verifications are kept and shared. */
const scope = '/verification/send';

/** One server and any number of tabs of one browser, on clocks that stand still. */
export function startTabs(changes: Partial<VerificationBackend<unknown, string>> = {}) {
  const clock = createClock({ startMs: 1_000_000 });
  const fake = createFakeBackend<string>({ clock, scope, proof: 'proof-1' });
  const backend: VerificationBackend<unknown, string> = { ...fake, ...changes };
  const heard = listenIn();

  function open(options: Changes = {}) {
    const onVerified = vi.fn<(proof: string) => void>();
    const complete: EngineOptions<unknown, string> = {
      backend,
      input: { phone_number: '+12025550142' },
      run: (_kind, _signal, request) => request(),
      onVerified,
      ...options,
    };
    const engine = createEngine<unknown, string>(complete, clock);
    return {
      engine,
      ...engine.actions,
      configure: (more: Changes) => engine.configure({ ...complete, ...more }),
      detach: engine.attach(),
      now: engine.getSnapshot,
      onVerified,
    };
  }

  return {
    clock,
    fake,
    open,
    /** Everything that was told from tab to tab. */
    told: heard.messages,
    /** Waits until every message that was sent has reached whoever listens. */
    delivered: heard.delivered,
    stop: heard.stop,
    kinds: () => fake.requests.map(({ kind }) => kind),
    settled: () => clock.advance(0),
  };
}

/** A tab of the same browser that only listens. */
function listenIn() {
  const messages: unknown[] = [];
  const channel = new BroadcastChannel('react-otp-verify');
  const fence = new BroadcastChannel('react-otp-verify');
  const waiting = new Map<string, () => void>();
  channel.onmessage = ({ data }) => {
    const reached = waiting.get(data.fence);
    if (reached) reached();
    else messages.push(data);
  };
  return {
    messages,
    async delivered() {
      // Each listener has its own queue: what was sent first is there first, in every one, a turn later.
      const name = crypto.randomUUID();
      const reached = new Promise<void>((resolve) => waiting.set(name, resolve));
      fence.postMessage({ fence: name, isVerified: false });
      await reached;
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    },
    stop() {
      channel.close();
      fence.close();
    },
  };
}
