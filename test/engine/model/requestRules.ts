import type { Asked, Tab, World } from './createWorld.js';
import { must } from './must.js';

/** What a tab showed before the step in which something was asked. */
type Seen = ReturnType<Tab['engine']['getSnapshot']>;

const isFreshLoad = ['reload', 'duplicate', 'input', 'return', 'flicker'];

/** N1, N2, N4, N6, T4, T10: every request has somebody who wanted it, once, and when it was time. */
export function checkRequest(
  world: World,
  request: Asked,
  fresh: readonly Asked[],
  before: Seen,
  isSucceeded: boolean,
): void {
  const { cause, setup } = world;
  const { kind, tab } = request;
  const name = cause.type === 'move' ? cause.name : cause.type;
  const nowMs = tab.clock.now();
  const seen = () => [kind, name, before, nowMs];
  const isOwn = cause.type !== 'move' || cause.tab === undefined || cause.tab === tab;
  must(isOwn, 'what happens in one tab asks for nothing in the other', seen);
  const isAlone = fresh.filter((one) => one.tab === tab && one.kind === kind).length === 1;
  switch (kind) {
    case 'verify': {
      const { during, retryAtMs = 0 } = before.error ?? {};
      must(name === 'verify' && isAlone, 'N1: one verify for each code that is submitted', seen);
      must(during !== 'verify' || retryAtMs <= nowMs, 'N12: no verify before its time', seen);
      break;
    }
    case 'send':
      must(
        name === 'send' || name === 'start again' || (setup.autoSend && isFreshLoad.includes(name)),
        'N4: no send but by a person or by autoSend',
        seen,
      );
      must(isAlone, 'N4: one intent is one send', seen);
      must(
        name !== 'send' || (before.resendAtMs ?? 0) <= nowMs,
        'T10: no send before its time',
        seen,
      );
      break;
    case 'status': {
      const hasRunOut = (before.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs;
      must(
        // A page wakes, comes back or comes again; a code runs out; another tab says that it is over.
        ['wake', 'wait', 'bfcache', 'message', ...isFreshLoad].includes(name) ||
          (name === 'hide' && hasRunOut),
        'T4, P10: the status is asked for a reason',
        seen,
      );
      break;
    }
    case 'cancel': {
      const isClosed = setup.cancelOnPageHide && ['reload', 'duplicate'].includes(name);
      must(
        isClosed || ['cancel', 'reset', 'start again', 'leave', 'input'].includes(name),
        'N5, N6: only who leaves cancels',
        seen,
      );
      must(
        before.challenge !== undefined && (before.expiresAtMs ?? nowMs + 1) > nowMs,
        'N6: only what is open is cancelled',
        seen,
      );
      const { storage } = request.page;
      const same = world.asked.filter(
        (one) => one.kind === 'cancel' && one.page.storage === storage && one.id === request.id,
      );
      must(same.length === 1, 'N6: nothing is cancelled twice', seen);
      must(!isSucceeded, 'N6: nothing that succeeded is cancelled', seen);
    }
  }
}

/** N2, N9: one request at a time, and it is what the screen speaks of; none behind a screen that went away. */
export function checkWaiting({ asked, cause }: World, { page, engine, detach }: Tab): void {
  const { status } = engine.getSnapshot();
  let checks = 0;
  let requests = 0;
  for (const { kind, page: asking, answer, signal } of asked) {
    if (asking !== page || answer || signal.aborted) continue;
    if (kind === 'status') checks += 1;
    else if (kind !== 'cancel') requests += 1;
  }
  const isBusy = status === 'sending' || status === 'verifying';
  const isLeft = cause.type === 'move' && cause.name === 'leave' && cause.tab?.page === page;
  must(checks <= (detach ? 1 : 0), 'N2: one status at a time', () => [status, checks]);
  must(requests === (isBusy ? 1 : 0), 'N2: one request at a time', () => [status, requests]);
  must(!isLeft || requests === 0, 'N9: no request outlives its screen', () => [status, requests]);
}
