/** What outlives a connection. */
export interface StreamMemory {
  /** Where the next connection goes on. */
  lastId: string;
  /** How long the server wants it to wait, in milliseconds. */
  retryMs: number;
}

export interface StreamEvent {
  name: string;
  data: string;
}

/** In characters. No event is as long: what is longer has no end, and would fill the memory. */
const LONGEST_EVENT = 1_000_000;

/**
 * Takes the decoded text of an event stream, cut anywhere, and returns the events that are complete with it.
 * Throws for an event without end.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(memory: StreamMemory): (text: string) => StreamEvent[] {
  let rest = '';
  let isAfterCr = false;
  let id = memory.lastId;
  let name = '';
  let data = '';

  return (text) => {
    if (!text) return [];
    const events: StreamEvent[] = [];
    // A CR ends its line at once, wherever the text was cut. An LF that follows it belongs to it.
    const lines = (rest + (isAfterCr ? text.replace(/^\n/, '') : text)).split(/\r\n?|\n/);
    isAfterCr = text.endsWith('\r');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, field, value = ''] = /^([^:]*):? ?(.*)/s.exec(line) ?? [];
      if (!line) {
        memory.lastId = id;
        if (data) events.push({ name, data: data.slice(0, -1) });
        name = data = '';
      } else if (field === 'data') data += `${value}\n`;
      else if (field === 'event') name = value;
      // It goes back in a header, which takes no more than this.
      else if (field === 'id' && /^[ -~]*$/.test(value)) id = value;
      else if (field === 'retry' && /^\d+$/.test(value)) memory.retryMs = Number(value);
    }
    if (rest.length + data.length > LONGEST_EVENT) throw new RangeError('An event has no end');
    return events;
  };
}
