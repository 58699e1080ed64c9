import { checkEvent } from './checkAnswers.js';

/** What came over an event stream: a comment is a block without a name. */
interface StreamBlock {
  event?: string;
  id?: number;
  data?: Record<string, unknown>;
}

export interface EventReader {
  response: Response;
  /** The next event, comments left out; `undefined` after the last one. */
  next(): Promise<StreamBlock | undefined>;
  /** Everything up to the end, comments too. */
  rest(): Promise<StreamBlock[]>;
  /** Goes away. */
  leave(): Promise<void>;
}

export function readEvents(response: Response): EventReader {
  if (response.body === null) throw new Error('the answer has no body');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function nextBlock(): Promise<StreamBlock | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = parse(text.slice(0, end));
        text = text.slice(end + 2);
        return block;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  }
  return {
    response,
    async next() {
      for (;;) {
        const block = await nextBlock();
        if (block === undefined || block.event !== undefined) return block;
      }
    },
    async rest() {
      const blocks = [];
      for (let block = await nextBlock(); block; block = await nextBlock()) blocks.push(block);
      return blocks;
    },
    leave: () => reader.cancel(),
  };
}

function parse(text: string): StreamBlock {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  const event = field('event');
  if (event === undefined) return {};
  const data = JSON.parse(field('data') ?? '');
  checkEvent(event, data);
  return { event, id: Number(field('id')), data };
}
