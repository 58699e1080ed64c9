import { randomInt, randomUUID } from 'node:crypto';

interface Kept {
  code: string;
  wrongCodes: number;
  isExpired: boolean;
}

/** The state behind an app's own API: codes by their ids, and how each check ends. */
export function createCodes() {
  const codes = new Map<string, Kept>();
  let last: Kept | undefined;
  return {
    issue(): string {
      const id = randomUUID();
      last = {
        code: String(randomInt(1_000_000)).padStart(6, '0'),
        wrongCodes: 0,
        isExpired: false,
      };
      codes.set(id, last);
      return id;
    },
    check(id: string, code: unknown): 'right' | 'wrong' | 'expired' | 'unknown' {
      const kept = codes.get(id);
      if (!kept) return 'unknown';
      if (kept.isExpired) return 'expired';
      if (kept.code === code) return codes.delete(id) ? 'right' : 'unknown';
      kept.wrongCodes += 1;
      return 'wrong';
    },
    attemptsLeft: (id: string) => 5 - (codes.get(id)?.wrongCodes ?? 0),
    forget: (id: string) => codes.delete(id),
    /** How many can still be checked. */
    count: () => codes.size,
    /** What the phone got last. */
    last: () => last?.code ?? '',
    expire() {
      if (last) last.isExpired = true;
    },
  };
}

export type Codes = ReturnType<typeof createCodes>;
