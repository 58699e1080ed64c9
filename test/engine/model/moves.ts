import fc, { type AsyncCommand } from 'fast-check';
import { microtasks, Storage } from './createDevice.js';
import type { News } from './createServer.js';
import { codes, numbers, type Tab, type World } from './createWorld.js';

/** What a person, the browser or the device does, in one tab or to all of them. */
class Move implements AsyncCommand<object, World> {
  constructor(
    readonly name: string,
    readonly act: (world: World) => void | Promise<void>,
  ) {}
  check(): boolean {
    return true;
  }
  async run(_: object, world: World): Promise<void> {
    await this.act(world);
  }
  toString(): string {
    return this.name;
  }
}

const which = fc.nat(1);

/** A move in one of the tabs. */
function inTab(name: string, act: (tab: Tab, world: World) => void) {
  return which.map(
    (index) =>
      new Move(`${name} in ${'AB'[index]}`, (world) => {
        const tab = world.tabs[index] as Tab;
        world.act(name, tab);
        act(tab, world);
      }),
  );
}

function withValue<T>(
  name: string,
  values: fc.Arbitrary<T>,
  act: (tab: Tab, value: T, world: World) => void,
) {
  return fc.tuple(which, values).map(
    ([index, value]) =>
      new Move(`${name}(${value}) in ${'AB'[index]}`, (world) => {
        const tab = world.tabs[index] as Tab;
        world.act(name, tab);
        act(tab, value, world);
      }),
  );
}

async function wakeAll(world: World): Promise<void> {
  for (const page of world.pages()) {
    world.device.enter(page);
    page.fire('document', 'visibilitychange');
    page.fire('window', 'focus');
    // Whatever follows from it happens in that page.
    await microtasks();
  }
}

const news = fc.constantFrom<News>(
  ...(['sent', 'delivered', 'failed', 'verified', 'ended', 'next', 'nonsense'] as const),
);

export const moves: fc.Arbitrary<AsyncCommand<object, World>>[] = [
  // The more often a move stands here, the more often it is made.
  ...Array.from({ length: 4 }, () =>
    inTab('send', (tab, world) => world.promise(tab, tab.engine.actions.send())),
  ),
  ...Array.from({ length: 4 }, () =>
    withValue('verify', fc.constantFrom(...codes), (tab, code, world) =>
      world.promise(tab, tab.engine.actions.verify(code)),
    ),
  ),
  inTab('edit', (tab) => tab.engine.actions.edit()),
  inTab('cancel', (tab) => tab.engine.actions.cancel()),
  inTab('reset', (tab) => tab.engine.actions.reset()),
  inTab('start again', (tab, world) => {
    tab.engine.actions.reset();
    world.promise(tab, tab.engine.actions.send());
  }),
  inTab('leave', (tab, world) => {
    // Who is away can still hold a `send`, and may press it.
    if (!tab.detach) world.act('away', tab);
    tab.detach?.();
    tab.detach = undefined;
  }),
  inTab('return', (tab) => {
    tab.detach ??= tab.engine.attach();
  }),
  inTab('flicker', (tab) => {
    tab.detach?.();
    tab.detach &&= tab.engine.attach();
  }),
  withValue('input', fc.constantFrom(...numbers), (tab, input, world) =>
    world.configure(tab, input),
  ),
  inTab('hide', (tab) => {
    tab.page.document.hidden = true;
    tab.page.fire('document', 'visibilitychange');
    tab.page.document.hidden = false;
  }),
  // No script runs in between, whatever time it takes.
  withValue('bfcache', fc.nat(60_000), (tab, ms, world) => {
    tab.page.fire('window', 'pagehide', true);
    world.frozen(tab);
    world.device.set(ms);
    tab.page.fire('window', 'pageshow', true);
  }),
  inTab('reload', (tab, world) => world.reload(tab)),
  fc.constant(
    new Move('duplicate A as B', (world) => {
      const [a, b] = world.tabs as [Tab, Tab];
      world.act('duplicate', b);
      b.input = a.input;
      world.reload(b, new Storage(a.storage.items));
    }),
  ),
  fc.tuple(which, fc.constantFrom(-1, -1, -2), news).map(
    ([index, back, said]) =>
      new Move(`news ${said} (${back}) in ${'AB'[index]}`, (world) => {
        const tab = world.tabs[index] as Tab;
        world.act('news', tab, { isStale: back !== -1, news: said });
        world.speak(tab, back, said);
      }),
  ),
  ...Array.from({ length: 2 }, () =>
    fc.nat(60_000).map(
      (ms) =>
        new Move(`wait ${ms} ms`, async (world) => {
          world.act('wait');
          await world.device.pass(ms, world.pages());
        }),
    ),
  ),
  fc.nat(120_000).map(
    (ms) =>
      new Move(`sleep ${ms} ms`, async (world) => {
        world.act('wake');
        world.device.set(ms);
        await wakeAll(world);
      }),
  ),
  fc.integer({ min: -3_600_000, max: 3_600_000 }).map(
    (ms) =>
      new Move(`clock set by ${ms} ms`, (world) => {
        world.act('clock');
        world.device.set(ms);
      }),
  ),
  fc.constant(
    new Move('wake', async (world) => {
      world.act('wake');
      await wakeAll(world);
    }),
  ),
];
