import { type Driver, type Point, pointsBetween } from './Driver.js';

/** What of the WebDriver protocol is used, whatever carries it. @see https://www.w3.org/TR/webdriver2/ */
export interface WebDriverSession {
  navigate(url: string): Promise<void>;
  /** The body of a function. Its last argument is called with the result. */
  executeAsync<Result>(script: string, args: unknown[]): Promise<Result>;
  performActions(sources: object[]): Promise<void>;
  screenshot(): Promise<string>;
  end(): Promise<void>;
}

/** Keys without a character have one of their own in the protocol. */
const characters: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const keyDown = (key: string) => ({ type: 'keyDown', value: characters[key] ?? key });
const keyUp = (key: string) => ({ type: 'keyUp', value: characters[key] ?? key });
const moveTo = ({ x, y }: Point) => ({
  type: 'pointerMove',
  duration: 0,
  x: Math.round(x),
  y: Math.round(y),
});
const down = { type: 'pointerDown', button: 0 };
const up = { type: 'pointerUp', button: 0 };

/** Everything but a text that is dragged: no driver can do that by actions. */
export function driveByActions(session: WebDriverSession): Omit<Driver, 'screenPointer'> {
  const pressKeys = (actions: object[]) =>
    session.performActions([{ type: 'key', id: 'keyboard', actions }]);
  const point = (actions: object[], pointerType = 'mouse') =>
    session.performActions([
      { type: 'pointer', id: pointerType, parameters: { pointerType }, actions },
    ]);
  /** Px between a click and the next, or GTK would take two on one slot for a double click. */
  let nudge = 0;

  return {
    open: session.navigate,
    press: (chord) => {
      const keys = chord.split('+');
      return pressKeys([...keys.map(keyDown), ...keys.toReversed().map(keyUp)]);
    },
    pressTogether: (...keys) => pressKeys([...keys.map(keyDown), ...keys.map(keyUp)]),
    click: ({ x, y }) => {
      nudge = 8 - nudge;
      return point([moveTo({ x, y: y + nudge }), down, up]);
    },
    doubleClick: (at) => point([moveTo(at), down, up, down, up]),
    tap: (at) => point([moveTo(at), down, up], 'touch'),
    drag: (from, to) => point([moveTo(from), down, ...pointsBetween(from, to).map(moveTo), up]),
    evaluate: async (run, argument) => {
      const outcome = await session.executeAsync<{ result?: never; problem?: string }>(
        `const [argument, done] = arguments;
         const report = (problem) => done({ problem: String(problem) });
         Promise.resolve(argument ?? undefined).then(${run}).then((result) => done({ result }), report);`,
        [argument ?? null],
      );
      if (outcome.problem) throw new Error(outcome.problem);
      return outcome.result as never;
    },
    screenshot: session.screenshot,
    close: session.end,
  };
}
