import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const redisPath = [
  process.env.REDIS_PATH,
  ...(process.env.PATH ?? '').split(':').map((folder) => join(folder, 'redis-server')),
].find((file) => file !== undefined && existsSync(file));

/** A Redis of the test's own: on a free port of this machine alone, in a folder of its own. */
export interface RedisServer {
  readonly port: number;
  kill(): Promise<void>;
  /** On the same port, with nothing in it, unless its data is kept. */
  start(): Promise<void>;
  /** Stopped in the middle of everything: connections stay open, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  end(): Promise<void>;
}

/** @param isKept Whether each write is on the disk before it is answered. */
export async function startRedis({ isKept = false } = {}): Promise<RedisServer> {
  if (redisPath === undefined) throw new Error('redis-server is needed, and there is none');
  const folder = await mkdtemp(join(tmpdir(), 'react-otp-verify-redis-'));
  const port = await findFreePort();
  let child: ChildProcess | undefined;
  const killNow = () => child?.kill('SIGKILL');
  process.once('exit', killNow);

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    killNow();
    await exit;
  }

  const server: RedisServer = {
    port,
    kill,
    async start() {
      child = spawn(
        redisPath,
        [
          ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
          ...['--save', '', '--appendonly', isKept ? 'yes' : 'no', '--appendfsync', 'always'],
        ],
        { stdio: 'ignore' },
      );
      while (!(await isAnswering(port))) {
        if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
      }
    },
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    async end() {
      process.off('exit', killNow);
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks it. Refused connections come back at once, so this is asked again until there is an answer. */
async function isAnswering(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
