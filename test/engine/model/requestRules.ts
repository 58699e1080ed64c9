import type { Asked, Tab, World } from './createWorld.js';
import { must } from './must.js';

/** What a tab showed before the step in which something was asked. */
type Seen = Pick<ReturnType<Tab['engine']['getSnapshot']>, 'expiresAtMs' | 'resendAtMs' | 'error'>;

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
        name === 'send' || (setup.autoSend && isFreshLoad.includes(name)),
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
        isClosed || ['cancel', 'reset', 'leave', 'input'].includes(name),
        'N5, N6: only who leaves cancels',
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
  const isBusy = kind === 'send' || kind === 'verify';
  const waiting = world.asked.filter(
    (one) =>
      one.page === request.page &&
      (isBusy ? one.kind === 'send' || one.kind === 'verify' : one.kind === kind) &&
      !one.answer &&
      !one.signal.aborted,
  );
  must(waiting.length <= 1 || kind === 'cancel', 'N2: one request at a time', seen);
}
