/** Writes to whoever reads an event stream. */
export interface EventWriter {
  /** False as soon as the reader has gone. */
  readonly isOpen: boolean;
  event(name: string, id: number, data: unknown): void;
  /** Says nothing, so that the connection is not silent. */
  comment(): void;
}

interface EventStreamOptions {
  /** Aborted when the client has gone; not every server tells it by cancelling the stream. */
  signal: AbortSignal;
  /** The stream ends when it does. */
  work: (writer: EventWriter) => Promise<void>;
  /** Called when the reader goes away while `work` is under way. */
  onLeave: () => void;
  /** Called once, after `work`, with what it threw. */
  onEnd: (fault: unknown) => void;
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function createEventStream({
  signal,
  work,
  onLeave,
  onEnd,
}: EventStreamOptions): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let isOpen = true;
  let isCancelled = false;
  const leave = () => {
    isOpen = false;
    onLeave();
  };
  async function run(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) {
    const write = (text: string) => {
      if (isOpen) controller.enqueue(encoder.encode(text));
    };
    let thrown: unknown;
    try {
      signal.addEventListener('abort', leave);
      if (signal.aborted) leave();
      // Lets the headers out, through proxies that wait for something to go with them.
      write(':\n\n');
      await work({
        get isOpen() {
          return isOpen;
        },
        // JSON holds no line break, so one line of data is enough.
        event: (name, id, data) =>
          write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
        comment: () => write(':\n\n'),
      });
    } catch (fault) {
      thrown = fault;
    }
    isOpen = false;
    signal.removeEventListener('abort', leave);
    if (!isCancelled) controller.close();
    onEnd(thrown);
  }
  return new ReadableStream({
    start(controller) {
      void run(controller);
    },
    cancel() {
      isCancelled = true;
      leave();
    },
  });
}
