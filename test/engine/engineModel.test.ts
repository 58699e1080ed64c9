// @vitest-environment node
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microtasks } from './model/createDevice.js';
import { roll } from './model/createServer.js';
import { createWorld, type Setup, type World } from './model/createWorld.js';
import { moves } from './model/moves.js';
import { createRules, type Rules } from './model/rules.js';

/** `NUM_RUNS=200000 npx vitest run --project unit test/engine/engineModel.test.ts` for more. */
const NUM_RUNS = Number(process.env.NUM_RUNS ?? 20_000);

let world: World | undefined;
let rules: Rules | undefined;

/** What a page has by itself, of the page whose script runs. */
const globals = {
  window: () => world?.device.current?.window,
  document: () => world?.device.current?.document,
  sessionStorage: () => world?.device.current?.storage,
  BroadcastChannel: () => world?.Channel,
};
const own = Object.getOwnPropertyDescriptor(globalThis, 'BroadcastChannel');

beforeAll(() => {
  for (const [name, get] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { configurable: true, get });
  }
});
afterAll(() => {
  for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  if (own) Object.defineProperty(globalThis, 'BroadcastChannel', own);
});

/** One thing happens, whatever it is, and all that follows from it at once. */
async function step(run: () => Promise<unknown>): Promise<void> {
  world?.begin();
  rules?.begin();
  await run();
  await microtasks();
  rules?.end();
}

const setup: fc.Arbitrary<Setup> = fc.record({
  autoSend: fc.boolean(),
  cancelOnUnmount: fc.boolean(),
  cancelOnPageHide: fc.boolean(),
  isRecipientNamed: fc.boolean(),
  hasStatus: fc.boolean(),
  hasNews: fc.boolean(),
  speaksAtOnce: fc.boolean(),
  isNamed: fc.constantFrom(true, true, true, false),
  hearsAborts: fc.boolean(),
});

const story = [
  fc.commands(moves, { maxCommands: 40, size: 'max' }),
  fc.scheduler({ act: step }),
  fc.infiniteStream(roll),
  setup,
] as const;

type Story = [
  Iterable<fc.AsyncCommand<object, World>>,
  fc.Scheduler,
  fc.Stream<ReturnType<typeof roll.generate>['value']>,
  Setup,
];

async function play(
  [commands, scheduler, rolls, how]: Story,
  onStep: (world: World) => void = () => {},
): Promise<World> {
  const made = createWorld(scheduler, how, rolls);
  world = made;
  rules = undefined;
  made.start();
  await microtasks();
  const checks = createRules(made);
  rules = {
    ...checks,
    end() {
      onStep(made);
      checks.end();
    },
  };
  await fc.scheduledModelRun(scheduler, () => ({ model: {}, real: made }), commands);
  for (const tab of made.tabs) {
    await step(async () => {
      made.act('leave', tab);
      tab.detach?.();
      tab.detach = undefined;
    });
  }
  // A backend that hears no abort answers in the end, when nobody is there.
  await scheduler.waitAll();
  checks.conclude();
  return made;
}

describe('whatever happens between people, tabs, servers and devices', () => {
  it(`N1 to N17, T2 to T11, S1, S2: every rule holds after every step, ${NUM_RUNS} times`, {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(...story, async (...told) => {
        await play(told as Story);
      }),
      { numRuns: NUM_RUNS },
    );
  });

  it('the stories reach every status, request, answer and cause, so that no rule holds for want of a case', {
    timeout: 60_000,
  }, async () => {
    const reached = new Set<string>();
    const stories = fc.sample(fc.tuple(...story), { numRuns: 600, seed: 1 });
    for (const told of stories) {
      const { asked } = await play(told as Story, ({ tabs, cause }) => {
        if (cause.type === 'move') reached.add(`move ${cause.name}`);
        else reached.add(cause.type);
        for (const { engine } of tabs) {
          const snapshot = engine.getSnapshot();
          reached.add(snapshot.status);
          if (snapshot.status === 'cancelled' && snapshot.isVerifiedElsewhere)
            reached.add('elsewhere');
          if (snapshot.delivery) reached.add(snapshot.delivery);
        }
      });
      for (const { kind, answer, signal } of asked) {
        reached.add(`ask ${kind}`);
        if (signal.aborted && answer) reached.add(`late ${kind}`);
      }
    }
    const expected = [
      ...['idle', 'sending', 'awaiting', 'verifying', 'verified', 'expired', 'locked', 'cancelled'],
      ...['elsewhere', 'sent', 'delivered', 'failed', 'answer', 'message'],
      ...[
        'send',
        'verify',
        'edit',
        'cancel',
        'reset',
        'leave',
        'return',
        'flicker',
        'input',
        'start again',
      ].map((name) => `move ${name}`),
      ...['hide', 'bfcache', 'reload', 'duplicate', 'news', 'wait', 'wake', 'clock'].map(
        (name) => `move ${name}`,
      ),
      ...['send', 'verify', 'status', 'cancel'].map((kind) => `ask ${kind}`),
      ...['send', 'verify', 'status'].map((kind) => `late ${kind}`),
    ];
    expect([...reached]).toEqual(expect.arrayContaining(expected));
  });
});
