// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEventParser, type StreamEvent } from '../../src/backend/createEventParser.js';

/** What comes of a stream that arrives in these pieces. */
function parse(...pieces: string[]) {
  const memory = { lastId: '', retryMs: 0 };
  const push = createEventParser(memory);
  return { events: pieces.flatMap(push), ...memory };
}

/** Everything a stream may hold, in an order and with line ends that nobody would choose. */
const lines = fc.array(
  fc.oneof(
    fc.constantFrom('', '', 'data', 'data:', 'data: ', 'event: result', 'id: 7', 'id', ': hello'),
    fc.constantFrom('retry: 2000', 'retry: soon', 'unheard: of', 'data:{"a":"b: c"}', ':', '::'),
    fc.string({ unit: 'binary' }).map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
  ),
);
const lineEnd = fc.constantFrom('\n', '\r', '\r\n');

describe('the grammar of an event stream', () => {
  test.each<[string, string, StreamEvent[]]>([
    ['an event', 'event: result\ndata: {}\n\n', [{ name: 'result', data: '{}' }]],
    ['an event without a name', 'data: a\n\n', [{ name: '', data: 'a' }]],
    ['data of many lines', 'data: a\ndata:\ndata: b\n\n', [{ name: '', data: 'a\n\nb' }]],
    [
      'one space after the colon, no more',
      'data:a\n\ndata:  b\n\n',
      [
        { name: '', data: 'a' },
        { name: '', data: ' b' },
      ],
    ],
    ['a field without a colon', 'data\n\n', [{ name: '', data: '' }]],
    ['comments and unknown fields', ': hello\nfoo: bar\ndata: a\n:\n\n', [{ name: '', data: 'a' }]],
    ['a name that no data follow', 'event: result\n\ndata: a\n\n', [{ name: '', data: 'a' }]],
    ['an event cut off at the end', 'data: a\n\ndata: b\n', [{ name: '', data: 'a' }]],
    ['separators that are no line ends', 'data: a\u2028b\n\n', [{ name: '', data: 'a\u2028b' }]],
  ])('%s', (_, text, events) => {
    expect(parse(text).events).toEqual(events);
  });

  test('a CR ends a line at once, and an LF in the next piece belongs to it', () => {
    expect(parse('data: a\r\r').events).toEqual([{ name: '', data: 'a' }]);
    expect(parse('data: a\r', '\ndata: b\r', '', '\n\r', '\n').events).toEqual([
      { name: '', data: 'a\nb' },
    ]);
  });

  test('an id counts from the end of its event on, without data too, and can be taken back', () => {
    expect(parse('id: 1\ndata: a\n\nid: 2\n').lastId).toBe('1');
    expect(parse('id: 1\ndata: a\n\nid: 2\n\n').lastId).toBe('2');
    expect(parse('id: 1\n\nid\n\n').lastId).toBe('');
  });

  test('an id that no header takes is passed over', () => {
    expect(parse('id: 1\n\nid: ü\n\nid: 2\0\n\n').lastId).toBe('1');
  });

  test('a wait is digits, or nothing', () => {
    expect(parse('retry: 2500\n').retryMs).toBe(2500);
    for (const wait of ['', '-1', '1.5', '1e3', 'soon', '٣']) {
      expect(parse('retry: 2500\n', `retry: ${wait}\n`).retryMs).toBe(2500);
    }
  });

  test('what was written comes out, whatever ends its lines', () => {
    const text = fc.string().filter((value) => !/[\r\n]/.test(value));
    const event = fc.record({ name: text, data: fc.array(text, { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(event), lineEnd, (events, end) => {
        const written = events.map(({ name, data }) =>
          [`event: ${name}`, ...data.map((line) => `data: ${line}`), '', ''].join(end),
        );
        expect(parse(written.join('')).events).toEqual(
          events.map(({ name, data }) => ({ name, data: data.join('\n') })),
        );
      }),
    );
  });

  test('it does not matter where a stream is cut', () => {
    const stream = fc
      .array(fc.tuple(lines, lineEnd), { maxLength: 4 })
      .map((parts) => parts.map(([some, end]) => some.map((line) => line + end).join('')).join(''));
    fc.assert(
      fc.property(stream, fc.array(fc.nat()), (text, cuts) => {
        const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length];
        at.sort((a, b) => a - b);
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(parse(...pieces)).toEqual(parse(text));
        expect(parse(...text)).toEqual(parse(text));
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['a line', 'x'.repeat(1000)],
  ['a comment', `:${'x'.repeat(1000)}`],
  ['an event', `data: ${'x'.repeat(1000)}\n`],
])('%s without end is not taken', (_, piece) => {
  const push = createEventParser({ lastId: '', retryMs: 0 });
  expect(() => {
    for (let count = 0; count < 2000; count += 1) push(piece);
  }).toThrow(RangeError);
});

test('a stream without end is taken, as long as its events have one', () => {
  const push = createEventParser({ lastId: '', retryMs: 0 });
  const event = `data: ${'x'.repeat(1000)}\n\n: still here\n\n`;
  let count = 0;
  for (let piece = 0; piece < 2000; piece += 1) count += push(event).length;
  expect(count).toBe(2000);
});
