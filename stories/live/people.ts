/** Somebody with a demo account and a telephone. */
export interface Person {
  name: string;
  email: string;
  /** E.164, from the range kept for fiction: (202) 555-0100 to 0199. */
  number: string;
}

export const PASSWORD = 'correct horse';

/** Whose line a journey uses unless told otherwise. Three, so that none has to wait for another's cooldown. */
export const lines = { login: 42, registration: 43, payment: 44 };

const names = ['Ada', 'Grace', 'Alan'] as const;
const known: readonly number[] = Object.values(lines);

/** The person on a line, 0 to 99. Each has an account and limits of their own, for tests and for visitors alike. */
export function personOn(line: number): Person {
  const name = names[line % names.length] ?? 'Ada';
  const handle = known.includes(line) ? name : `${name}-${line}`;
  return {
    name,
    email: `${handle.toLowerCase()}@example.com`,
    number: `+120255501${String(line).padStart(2, '0')}`,
  };
}

/** The account behind an email address, if there is one. */
export function personWith(email: string): Person | undefined {
  const wanted = email.trim().toLowerCase();
  return Array.from({ length: 100 }, (_, line) => personOn(line)).find(
    (person) => person.email === wanted,
  );
}

/** `+12025550142` as people write it. */
export function written(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3');
}
