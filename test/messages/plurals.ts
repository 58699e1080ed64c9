import type { Messages } from '../../src/index.js';

/** Plural categories that are worded as another on purpose: the sentence has one form for both. */
const wordedAlike: Record<string, string> = {
  bn: 'one',
  fa: 'one',
  he: 'two',
  'pt-BR': 'one',
  sv: 'one',
  tr: 'one',
};

/** Counts that are said without a number, as "the last attempt". */
const saidInWords: Record<string, readonly number[]> = { ar: [0, 1, 2], he: [1] };

const upTo = (last: number, first = 0) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** What is wrong with what a language counts: attempts from 0 to 10, and the digits of a code from 4 to 10. */
export function plurals(tag: string, messages: Messages): string[] {
  const length = (alphabet: 'numeric' | 'alphanumeric') => (length: number) =>
    messages.codeIncomplete({ length, alphabet });
  const found = [
    ...wordings(tag, upTo(10), (count) => messages.attemptsRemaining({ count })),
    ...wordings(tag, upTo(10, 4), length('numeric')),
    ...wordings(tag, upTo(10, 4), length('alphanumeric')),
  ];
  return [...new Set(found)];
}

function wordings(tag: string, counts: number[], word: (count: number) => string): string[] {
  const rules = new Intl.PluralRules(tag);
  const { format } = new Intl.NumberFormat(tag);
  const categoryOf = new Map<string, string>();
  return counts.flatMap((count) => {
    const text = word(count);
    const isSaid = saidInWords[tag]?.includes(count) || text.includes(format(count));
    const wording = text.replace(format(count), '#');
    const category = rules.select(count);
    const other = categoryOf.get(wording) ?? category;
    categoryOf.set(wording, other);
    const isAlike = other === category || [other, category].includes(wordedAlike[tag] ?? '');
    return [
      ...(isSaid ? [] : [`${tag}: does not say ${count}: ${text}`]),
      ...(isAlike ? [] : [`${tag}: ${category} is worded as ${other}: ${wording}`]),
    ];
  });
}
