// Bundlers replace the expression, so that nothing behind `isDevelopment` reaches production.
declare const process: { env: { NODE_ENV?: string } };

/** True in development: the only time when programmers' mistakes are looked for. */
export const isDevelopment = process.env.NODE_ENV !== 'production';

/** A programmer's mistake in three parts: what happened with which value, why it matters, what to do. */
export class UsageError extends TypeError {
  override readonly name = 'UsageError';
  constructor(what: string, why: string, remedy: string) {
    super(`react-otp-verify: ${what}, ${why}. ${remedy}`);
  }
}
