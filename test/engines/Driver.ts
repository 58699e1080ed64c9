/** A point of the page, in CSS px from the corner of the window. */
export interface Point {
  x: number;
  y: number;
}

/** The pointer of the screen itself, which can carry a text from one place to another. */
export interface ScreenPointer {
  press(at: Point): Promise<void>;
  moveTo(at: Point): Promise<void>;
  release(): Promise<void>;
}

/** A browser with one page, used as a person does: by keys and by a pointer. */
export interface Driver {
  open(url: string): Promise<void>;
  /** One key, or several held down together, by their `KeyboardEvent.key`: `a`, `Shift+ArrowLeft`. */
  press(chord: string): Promise<void>;
  /** Keys that are all down before the first of them goes up. */
  pressTogether(...keys: string[]): Promise<void>;
  click(at: Point): Promise<void>;
  doubleClick(at: Point): Promise<void>;
  /** By a finger. */
  tap(at: Point): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  screenPointer: ScreenPointer;
  /** Runs a function in the page, with an argument that JSON can hold. It sees nothing of what is around it. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  /** What is on the screen, as a PNG in base64. */
  screenshot(): Promise<string>;
  close(): Promise<void>;
}

/** The way of a drag: its first px only begin it. */
export function pointsBetween(from: Point, to: Point): Point[] {
  return [0.1, 0.5, 0.9, 1].map((part) => ({
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
  }));
}
