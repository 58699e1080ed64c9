import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { type MemoryDB, memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { emailOTP, phoneNumber, twoFactor } from 'better-auth/plugins';
import { serveApp } from './serveApp.js';

export interface BetterAuth {
  url: string;
  /** What was sent to a number or an address, oldest first. */
  codesOf(recipient: string): readonly string[];
  /** The life of every code is over. */
  expireCodes(): void;
}

/** better-auth as its documentation has it: three plugins, users in memory, served by its own handler. */
export async function startBetterAuth(options: BetterAuthOptions = {}): Promise<BetterAuth> {
  const db: MemoryDB = { user: [], session: [], account: [], verification: [], twoFactor: [] };
  const codes = new Map<string, string[]>();
  const send = (recipient: string, code: string) => {
    codes.set(recipient, [...(codes.get(recipient) ?? []), code]);
  };
  const url = await serveApp((app, baseURL) => {
    const auth = betterAuth({
      baseURL,
      secret: 'of this test alone, and long enough',
      database: memoryAdapter(db),
      logger: { disabled: true },
      emailAndPassword: { enabled: true },
      plugins: [
        phoneNumber({
          sendOTP: ({ phoneNumber, code }) => send(phoneNumber, code),
          signUpOnVerification: { getTempEmail: (number) => `${number.slice(1)}@phone.example` },
        }),
        emailOTP({
          sendVerificationOTP: async ({ email, otp }) => send(email, otp),
        }),
        twoFactor({
          skipVerificationOnEnable: true,
          otpOptions: { sendOTP: ({ user, otp }) => send(user.email, otp) },
        }),
      ],
      ...options,
    });
    app.all('/api/auth/*path', toNodeHandler(auth));
  });
  return {
    url,
    codesOf: (recipient) => codes.get(recipient) ?? [],
    expireCodes() {
      for (const kept of db.verification ?? []) {
        // Not so the password, which a second factor waits for behind.
        if (!/^2fa-(?!otp)/.test(kept.identifier)) kept.expiresAt = new Date(0);
      }
    },
  };
}

/** Somebody with a password, for whom a second factor is switched on. */
export async function signUp(url: string, email: string, password: string): Promise<void> {
  const post = async (path: string, body: object, cookie = '') => {
    const response = await fetch(`${url}/api/auth${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url, Cookie: cookie },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response;
  };
  const signedUp = await post('/sign-up/email', { name: 'Ada', email, password });
  const cookies = signedUp.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  await post('/two-factor/enable', { password }, cookies.join('; '));
}
