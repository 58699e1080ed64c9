import autocannon, { type Request as DrivenRequest } from 'autocannon';
import { benchCode, type Pending } from './server/ServerOptions.js';
import type { Server } from './startServer.js';

/** What is asked again and again. */
export type Scenario = 'send' | 'wrong' | 'right';

export interface Load {
  requestsPerSec: number;
  /** The server's processor time for one request, in microseconds: what else the machine has to do changes it less. */
  cpuUs: number;
  /** In milliseconds. */
  latencyMs: { p50: number; p97_5: number; p99: number };
}

const connections = 32;

let count = 0;

/** Asks for some seconds. @throws Error for any answer but the right one: a server that refuses is fast. */
export async function drive(
  server: Pick<Server, 'port' | 'readCpuMs'>,
  { pending, isFloor }: { pending: readonly Pending[]; isFloor: boolean },
  scenario: Scenario,
  seconds: number,
): Promise<Load> {
  const cpuMsBefore = await server.readCpuMs();
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}`,
    connections,
    duration: seconds,
    requests: requestsOf(scenario, pending),
  });
  const cpuMs = (await server.readCpuMs()) - cpuMsBefore;
  const expected = scenario === 'wrong' && !isFloor ? '422' : '200';
  const statuses = Object.keys(result.statusCodeStats ?? {});
  if (result.errors > 0 || statuses.join() !== expected) {
    throw new Error(`${scenario}: ${result.errors} errors, and the answers were ${statuses}`);
  }
  const { p50, p97_5, p99 } = result.latency;
  return {
    requestsPerSec: result.requests.total / result.duration,
    cpuUs: (1000 * cpuMs) / result.requests.total,
    latencyMs: { p50, p97_5, p99 },
  };
}

function requestsOf(scenario: Scenario, pending: readonly Pending[]): DrivenRequest[] {
  const send: DrivenRequest = {
    setupRequest(request, context) {
      count += 1;
      const cookie = `otp-session=${String(count).padStart(22, 'a')}`;
      Object.assign(context, { cookie });
      return post(request, 'send', cookie, {
        phone_number: `+1555${String(count).padStart(8, '0')}`,
      });
    },
    onResponse(_status, body, context) {
      Object.assign(context, { id: JSON.parse(body).verification_id });
    },
  };
  const right: DrivenRequest = {
    setupRequest(request, context) {
      const { id = '', cookie = '' } = context;
      return post(request, 'verify', cookie, { verification_id: id, code: benchCode });
    },
  };
  const wrong: DrivenRequest = {
    setupRequest(request) {
      count += 1;
      const { id = '', cookie = '' } = pending[count % pending.length] ?? {};
      return post(request, 'verify', cookie, { verification_id: id, code: '654321' });
    },
  };
  return { send: [send], wrong: [wrong], right: [send, right] }[scenario];
}

/** As the package's own client asks. */
function post(request: DrivenRequest, action: string, cookie: string, body: object): DrivenRequest {
  count += 1;
  return {
    ...request,
    method: 'POST',
    path: `/verification/${action}`,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
      cookie,
    },
    body: JSON.stringify(body),
  };
}
