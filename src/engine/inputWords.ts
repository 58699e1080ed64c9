import { UsageError } from '../contract/UsageError.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * What an input says, so that an equal object made anew on every render changes nothing.
 * @throws UsageError in development, for what cannot be said: compared by identity instead, an object made anew on
 * every render would send a message on every render.
 */
export function inputWords(input: unknown): string | undefined {
  try {
    return JSON.stringify(input, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
  } catch (cause) {
    // Written in place: behind an imported constant some bundlers keep the sentences in production.
    if (process.env.NODE_ENV !== 'production') {
      throw new UsageError(
        `\`input\` cannot be turned into JSON (${cause instanceof Error ? cause.name : typeof cause})`,
        'so nobody can tell whether it has changed',
        'Pass plain data, such as an id or a phone number.',
      );
    }
    return undefined;
  }
}
