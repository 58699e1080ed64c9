import { isProblemCode } from '../contract/failure.js';
import { UsageError } from '../contract/UsageError.js';
import type { HttpBackendOptions } from './HttpBackendOptions.js';
import { LONGEST_TIMER_MS } from './pause.js';

/** Looks for programmers' mistakes in the options of `createHttpBackend`. Called in development only. */
export function checkOptions<Input, Proof>({
  baseUrl,
  paths,
  timeoutMs,
  meanings = {},
  updates,
}: HttpBackendOptions<Input, Proof>): void {
  if (baseUrl === undefined && paths === undefined) {
    throw new UsageError(
      'createHttpBackend received neither `baseUrl` nor `paths`',
      'so it does not know where the server is',
      "Pass `baseUrl: '/verification'`, or `paths: { send, verify }`.",
    );
  }
  if (baseUrl !== undefined && /[?#]/.test(baseUrl)) {
    throw new UsageError(
      `\`baseUrl\` must have neither a query nor a fragment, received ${JSON.stringify(baseUrl)}`,
      'and no path can be joined to it',
      'Send such values with `headers` or `body`.',
    );
  }
  for (const call of ['send', 'verify'] as const) {
    if (paths !== undefined && typeof paths[call] !== 'string') {
      throw new UsageError(
        `\`paths.${call}\` must be a string, received ${JSON.stringify(paths[call])}`,
        '`paths` replaces all the default ones',
        `Pass \`paths: { send: '/send', verify: '/verify' }\` with this server's paths.`,
      );
    }
  }
  if (updates && paths && !paths.events && !paths.status) {
    throw new UsageError(
      '`updates` was given, but `paths` has neither `events` nor `status`',
      'so nothing could complete by itself',
      "Pass `paths.events` or `paths.status` with this server's path.",
    );
  }
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS)) {
    throw new UsageError(
      `\`timeoutMs\` must be above 0 and at most ${LONGEST_TIMER_MS}, received ${timeoutMs}`,
      'so every request would end at once',
      'Pass `timeoutMs: 30_000`, or leave it out.',
    );
  }
  for (const [word, meaning] of Object.entries(meanings)) {
    if (meaning !== 'sent' && meaning !== 'verified' && !isProblemCode(meaning)) {
      throw new UsageError(
        `\`meanings.${word}\` must be 'sent', 'verified' or the code of a failure, received ${JSON.stringify(meaning)}`,
        'so no screen could say what happened',
        "Pass one of the contract's codes, such as `'incorrect'`.",
      );
    }
  }
}
