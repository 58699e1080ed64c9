import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { onTestFinished } from 'vitest';

/** One request on its way. */
export interface Passage {
  client: Socket;
  /** Lets the request through to the server, whose answer can then be read. */
  reach(): Socket;
}

/** What happens on the way. */
export type Fault = (passage: Passage) => void | Promise<void>;

export const pass: Fault = ({ client, reach }) => pipeline(reach(), client);

/** Lets a request through, and keeps the answer once the server is done. */
export async function answerTo({ reach }: Passage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of reach()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A request as it came. */
interface Passed {
  path: string;
  idempotencyKey: string | undefined;
}

export interface FaultProxy {
  url: string;
  /** What happens to every request from now on. */
  fault: Fault;
  readonly requests: readonly Passed[];
  /** Resolves when the next request has met its fault, to the end of it. */
  next(): Promise<void>;
  /** Breaks every connection that there is. */
  breakOff(): void;
  /** Breaks them, and refuses new ones. */
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
}

/**
 * Stands between a client and a server and does to the connection what networks do. One request a connection: the server
 * must close its own after each answer.
 */
export async function startProxy(serverPort: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const requests: Passed[] = [];
  let waiting: (() => void)[] = [];
  const track = (socket: Socket) => {
    sockets.add(socket);
    // A connection that is reset here is the point; one that the client gave up is none of ours.
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };

  async function serve(client: Socket): Promise<void> {
    const request = await readRequest(track(client));
    // A browser may connect and then say nothing.
    if (request === undefined) return;
    const head = request.toString('latin1');
    requests.push({
      path: head.split(' ', 2)[1] ?? '',
      idempotencyKey: /\r\nidempotency-key: (\S+)/i.exec(head)?.[1],
    });
    const reach = () => {
      const upstream = track(connect(serverPort, '127.0.0.1'));
      upstream.write(request);
      return upstream;
    };
    const heard = waiting;
    waiting = [];
    // A connection that is given up in the middle has had its fault.
    await Promise.resolve(proxy.fault({ client, reach })).catch(() => {});
    for (const resolve of heard) resolve();
  }

  let server: Server;
  const open = async (port: number) => {
    server = createServer((client) => void serve(client));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const breakOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async () => {
    breakOff();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  const port = await open(0);
  onTestFinished(close);

  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    fault: pass,
    requests,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    breakOff,
    goOffline: close,
    goOnline: async () => void (await open(port)),
  };
  return proxy;
}

/** A request to its last byte; undefined when the client went away before. */
function readRequest(client: Socket): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    let read = Buffer.alloc(0);
    client.on('data', (chunk) => {
      read = Buffer.concat([read, chunk]);
      if (isWhole(read)) resolve(read);
    });
    client.on('close', () => resolve(undefined));
  });
}

function isWhole(request: Buffer): boolean {
  const end = request.indexOf('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)/i.exec(request.toString('latin1', 0, end))?.[1];
  return end >= 0 && request.length >= end + 4 + Number(length ?? 0);
}
