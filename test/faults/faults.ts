import type { FailureCode } from '../../src/contract/failure.js';
import { answerTo, type Fault } from './startProxy.js';

export interface FaultCase {
  name: string;
  fault: Fault;
  /** What the person is told. */
  code: FailureCode;
  /** Whether the server did what was asked, although nobody here was told. */
  isDone: boolean;
  /** Whether nothing more ever comes, so that only time ends it. */
  isEndless?: boolean;
}

const answer = (head: string, body: string): Fault => {
  return ({ client }) => {
    client.end(
      `HTTP/1.1 ${head}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
  };
};

export const faults: readonly FaultCase[] = [
  {
    name: 'a reset before the request got through',
    fault: ({ client }) => void client.resetAndDestroy(),
    code: 'network',
    isDone: false,
  },
  {
    name: 'a reset after the server has done it',
    fault: async (passage) => {
      await answerTo(passage);
      passage.client.resetAndDestroy();
    },
    code: 'network',
    isDone: true,
  },
  {
    name: 'an answer cut in its body',
    fault: async (passage) => void passage.client.end((await answerTo(passage)).subarray(0, -10)),
    code: 'bad_response',
    isDone: true,
  },
  {
    name: 'an answer cut in its head',
    fault: async (passage) => void passage.client.end((await answerTo(passage)).subarray(0, 40)),
    code: 'network',
    isDone: true,
  },
  {
    name: 'a page of HTML from somebody on the way',
    fault: answer(
      '200 OK\r\nContent-Type: text/html',
      '<!doctype html><h1>Welcome to our Wi-Fi</h1>',
    ),
    code: 'bad_response',
    isDone: false,
  },
  {
    name: 'a redirect by somebody on the way',
    fault: answer('307 Temporary Redirect\r\nLocation: /verification/send', ''),
    code: 'bad_response',
    isDone: false,
  },
  {
    name: 'a 503 in the server’s place',
    fault: answer('503 Service Unavailable', '<h1>Back soon</h1>'),
    code: 'unavailable',
    isDone: false,
  },
  {
    name: 'a 504 after the server has done it',
    fault: async (passage) => {
      await answerTo(passage);
      await answer('504 Gateway Timeout', '<h1>Gateway Timeout</h1>')(passage);
    },
    code: 'bad_response',
    isDone: true,
  },
  {
    name: 'a black hole for the request',
    fault: () => {},
    code: 'timeout',
    isDone: false,
    isEndless: true,
  },
  {
    name: 'a black hole for the answer',
    fault: async (passage) => void (await answerTo(passage)),
    code: 'timeout',
    isDone: true,
    isEndless: true,
  },
  {
    name: 'an answer that drips and never ends',
    fault: async (passage) => {
      const { client } = passage;
      const answered = (await answerTo(passage)).toString('latin1');
      // Without a length a body lasts as long as its connection.
      client.write(answered.replace(/content-length: \d+\r\n/i, ''));
      const drip = setInterval(() => client.write(' '), 1);
      client.on('close', () => clearInterval(drip));
    },
    code: 'timeout',
    isDone: true,
    isEndless: true,
  },
];
