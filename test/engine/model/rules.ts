import type { VerificationSnapshot } from '../../../src/core/snapshot.js';
import type { Cause, Tab, World } from './createWorld.js';
import { must } from './must.js';
import { checkRequest, checkWaiting } from './requestRules.js';

/** What was true of a tab before a step. */
interface Before {
  snapshot: VerificationSnapshot<string>;
  nowMs: number;
  page: Tab['page'];
  proofs: number;
}

/** A status of the same code in which there is no word about another one. */
function saysNothingOfWaits(cause: Cause): boolean {
  if (cause.type !== 'answer' || cause.asked.kind !== 'status') return false;
  const { answer } = cause.asked;
  const isSent = answer && 'status' in answer && answer.status === 'sent';
  return isSent === true && answer.challenge.resendInSeconds === undefined;
}

const over = ['verified', 'cancelled', 'idle', 'locked', 'expired'];
const isRecalling = ['input', 'return', 'flicker'];

/** All that must hold after every step, whatever happened in it, and in the end. */
export function createRules(world: World) {
  const before = new Map<Tab, Before>();
  /** How long a code was good for by the server's most generous word. */
  const longest = new Map<string, number>();
  /** By the storage of a tab, which a reload keeps and a copy does not. */
  const succeeded = new Map<unknown, Set<string | undefined>>();
  let asked = world.asked.length;
  let told = 0;

  function begin(): void {
    for (const tab of world.tabs) {
      before.set(tab, {
        snapshot: tab.engine.getSnapshot(),
        nowMs: tab.clock.now(),
        page: tab.page,
        proofs: tab.proofs.length,
      });
    }
  }

  function end(): void {
    const { cause } = world;
    const fresh = world.asked.slice(asked);
    asked = world.asked.length;
    for (const request of fresh) {
      const { snapshot } = before.get(request.tab) as Before;
      const isSucceeded = succeeded.get(request.page.storage)?.has(request.id) ?? false;
      checkRequest(world, request, fresh, snapshot, isSucceeded);
    }
    checkSecrets();
    for (const tab of world.tabs) {
      const was = before.get(tab) as Before;
      checkSuccess(tab, was, cause);
      checkTime(tab, was, cause);
      checkSilence(tab, was, cause);
      checkWaiting(world, tab);
      checkLeftovers(tab);
    }
  }

  /** What the server said to this tab in this step, by an answer that was waited for or by news. */
  function word(tab: Tab, cause: Cause): 'verified' | 'other' | undefined {
    if (world.words.includes(tab)) return 'verified';
    if (cause.type === 'answer') {
      const { asked: request, wasAborted } = cause;
      if (request.tab !== tab || wasAborted || request.kind === 'cancel') return undefined;
      const { answer } = request;
      return answer && 'status' in answer && answer.status === 'verified' ? 'verified' : 'other';
    }
    if (cause.type !== 'move' || cause.name !== 'news' || cause.tab !== tab) return undefined;
    return cause.news === 'verified' ? 'verified' : 'other';
  }

  /** S1: what is told, kept and shown. */
  function checkSecrets(): void {
    for (const message of world.told.slice(told)) {
      const text = JSON.stringify(message);
      must(!/code-|20255501|proof|id-/.test(text), 'S1: tabs tell no secret', () => text);
    }
    told = world.told.length;
    for (const tab of world.tabs) {
      const snapshot = tab.engine.getSnapshot();
      if (snapshot === before.get(tab)?.snapshot) continue;
      must(!JSON.stringify(snapshot).includes('code-'), 'S1: no code is shown');
      for (const [key, value] of tab.storage.items) {
        const text = key + value;
        must(!/code-|20255501|proof/.test(text), 'S1: no secret is kept', () => text);
      }
      must(world.setup.isNamed || tab.storage.items.size === 0, 'S1: nothing is kept');
    }
  }

  /** N11, N17: success by the word alone, delivered once, to whoever is there. */
  function checkSuccess(tab: Tab, was: Before, cause: Cause): void {
    const isReloaded = was.page !== tab.page;
    const { status } = tab.engine.getSnapshot();
    const isNew = status === 'verified' && (isReloaded || was.snapshot.status !== 'verified');
    if (isNew) {
      must(word(tab, cause) === 'verified', 'N11: no success without the word');
      const ids = succeeded.get(tab.storage) ?? new Set();
      succeeded.set(tab.storage, ids.add(was.snapshot.challenge?.id));
    }
    const proofs = tab.proofs.length - was.proofs;
    must(proofs === (isNew && tab.detach ? 1 : 0), 'N17: the proof is delivered once');
  }

  /** T2, T10: only the server gives time, and lets wait. */
  function checkTime(tab: Tab, was: Before, cause: Cause): void {
    const now = tab.engine.getSnapshot();
    const nowMs = tab.clock.now();
    const isReloaded = was.page !== tab.page;
    must(isReloaded || nowMs >= was.nowMs, 'T2: time never runs back');
    const isTold = word(tab, cause) !== undefined;
    const id = now.challenge?.id;
    const leftMs = (now.expiresAtMs ?? nowMs) - nowMs;
    const isSilent = isTold && saysNothingOfWaits(cause);
    const isOwnMove = cause.type === 'move' && cause.tab === tab;
    if (!isTold && !isReloaded && !(isOwnMove && isRecalling.includes(cause.name))) {
      const { challenge, expiresAtMs = Number.POSITIVE_INFINITY } = was.snapshot;
      must(
        id === undefined ||
          id !== challenge?.id ||
          leftMs <= expiresAtMs - was.nowMs ||
          leftMs <= 0,
        'T2: the time left never grows but by the server’s word',
        () => [was, now, nowMs],
      );
    }
    if ((!isTold || isSilent) && !isReloaded && !(isOwnMove && isRecalling.includes(cause.name))) {
      const { resendAtMs = 0 } = was.snapshot;
      must(
        (cause.type === 'message' && cause.tab === tab) ||
          Math.max(0, (now.resendAtMs ?? 0) - nowMs) <= Math.max(0, resendAtMs - was.nowMs),
        'T10: no wait grows but by the server’s word',
        () => [was, now, nowMs],
      );
    }
    if (id === undefined || now.expiresAtMs === undefined) return;
    const mostMs = longest.get(id) ?? 0;
    if (isTold || !longest.has(id)) longest.set(id, Math.max(mostMs, leftMs));
    else must(leftMs <= mostMs + 1e-3, 'T2: over reloads, too', () => [leftMs, mostMs]);
  }

  /** N9, P10: what is superseded, stale or none of this tab's business changes nothing. */
  function checkSilence(tab: Tab, was: Before, cause: Cause): void {
    const now = tab.engine.getSnapshot();
    if (now === was.snapshot) return;
    const seen = () => [was.snapshot, now];
    if (cause.type === 'answer') {
      const { asked: request, wasAborted } = cause;
      const isOther = request.page !== tab.page || request.kind === 'cancel';
      must(!isOther && !wasAborted, 'N9: what nobody waits for changes nothing', seen);
      const isOlder =
        request.kind === 'status' &&
        word(tab, cause) !== 'verified' &&
        world.asked.some(
          ({ page, step, kind }) =>
            page === request.page && step > request.step && (kind === 'send' || kind === 'verify'),
        );
      // The other tab's success may have waited for this answer, whatever it is.
      const isOverElsewhere = now.status === 'cancelled' && now.isVerifiedElsewhere;
      must(!isOlder || isOverElsewhere, 'N9: an older status changes nothing', seen);
    }
    if (cause.type !== 'move') return;
    const isOverdue = (was.snapshot.expiresAtMs ?? Number.POSITIVE_INFINITY) <= tab.clock.now();
    const isQuiet = (cause.name === 'hide' && !isOverdue) || cause.name === 'clock';
    must(!isQuiet, 'P10: hiding the page changes nothing', seen);
    must(cause.tab !== tab || !cause.isStale, 'N9: news of an older code change nothing', seen);
    must(cause.tab === undefined || cause.tab === tab, 'a tab changes by itself alone', seen);
    // Of whoever this tab has gone over to, the other one knows nothing.
    must(cause.name !== 'input' || now.status !== 'cancelled', 'T11: another recipient', seen);
  }

  /** T7: nothing runs, listens or is kept for what is over. */
  function checkLeftovers({ page, engine, detach, storage, clock }: Tab): void {
    const { status, challenge } = engine.getSnapshot();
    const { timers, channels, subscriptions, listeners } = page;
    const isOver = over.includes(status) || !detach;
    const most = isOver ? [0, 0, 0, 0] : [1, 1, 1, 10];
    const counts = [timers.size, channels.size, subscriptions.size, listeners];
    must(
      counts.every((count, index) => count <= (most[index] ?? 0)),
      'T7: timers, channels, subscriptions, listeners',
      () => [status, isOver, ...counts],
    );
    const isOpen = challenge !== undefined && !over.includes(status);
    let kept = 0;
    for (const [key, value] of storage.items) {
      if (!key.includes(':open:')) continue;
      const { atMs, expiresInMs = 600_000 } = JSON.parse(value);
      // What ran out before the page came again is in nobody's way.
      if (expiresInMs > Math.max(0, clock.now() - atMs)) kept += 1;
    }
    must(kept <= (isOpen ? 1 : 0), 'N6: what is over is not gone on with', () => [status, kept]);
  }

  return {
    begin,
    end,
    /** After every screen went away and every answer came. */
    conclude() {
      for (const tab of world.tabs) {
        checkLeftovers(tab);
        const { promised, page } = tab;
        must(
          promised.every(({ isSettled }) => isSettled),
          'N13: every promise settles',
        );
        for (const { kind, page: asking, signal, answer } of world.asked) {
          const isOver = signal.aborted || answer !== undefined || asking !== page;
          must(isOver || kind === 'cancel', 'T7: nothing is waited for', () => kind);
        }
      }
    },
  };
}
export type Rules = ReturnType<typeof createRules>;
