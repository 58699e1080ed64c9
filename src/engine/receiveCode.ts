import { fill } from './fill.js';

/** What a browser with WebOTP takes and gives; not in TypeScript's own types. */
type OtpRequest = CredentialRequestOptions & { otp: { transport: ['sms'] } };
type OtpCredential = Credential & { code?: string };

type FieldRef = { readonly current: HTMLInputElement | null };

/** Ends the page's last request. A browser grants one: more at the same time take its page down in Chromium. */
let stopLast = () => {};

/**
 * Asks the browser for the code of the next text message that names this site, and puts it into the field as a
 * browser's own autofill would. The message must be sent after this call, or it is not seen. Returns how to stop.
 * Nothing is asked of browsers without WebOTP, and whatever goes wrong (refused by the person, not allowed in the
 * frame, aborted) is no news: the code can still be typed (P5).
 *
 * @see https://wicg.github.io/web-otp/
 */
export function receiveCode(answered: Promise<unknown>, field: FieldRef): () => void {
  stopLast();
  const stop = new AbortController();
  stopLast = () => stop.abort();
  void receive(stop.signal, answered, field);
  return stopLast;
}

async function receive(
  signal: AbortSignal,
  answered: Promise<unknown>,
  field: FieldRef,
): Promise<void> {
  if (!('OTPCredential' in globalThis)) return;
  try {
    const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
    const credential: OtpCredential | null = await navigator.credentials.get(request);
    // A message may outrun the answer to its own send, and nothing can be submitted before that.
    await answered;
    const code = credential?.code;
    if (code && field.current && !signal.aborted) fill(field.current, code);
  } catch {}
}
