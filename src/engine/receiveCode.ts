/** What a browser with WebOTP takes and gives; not in TypeScript's own types. */
type OtpRequest = CredentialRequestOptions & { otp: { transport: ['sms'] } };
type OtpCredential = Credential & { code?: string };

/**
 * Asks the browser for the code of the next text message that names this site, and types it into the field for the
 * person. The message must be sent after this call, or it is not seen. Does nothing in browsers without WebOTP, and
 * whatever goes wrong (refused, not allowed in the frame, aborted) is no news: the code can still be typed.
 *
 * @see https://wicg.github.io/web-otp/
 */
export async function receiveCode(
  signal: AbortSignal,
  untilAnswered: () => Promise<unknown>,
  field: { current: HTMLInputElement | null },
): Promise<void> {
  if (!('OTPCredential' in globalThis)) return;
  try {
    const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
    const credential: OtpCredential | null = await navigator.credentials.get(request);
    // A message may outrun the answer to its own send, and nothing can be submitted before that.
    await untilAnswered();
    const code = credential?.code;
    if (code && field.current && !signal.aborted) fill(field.current, code);
  } catch {}
}

/** As browsers and password managers fill a field, for one that React controls too: it watches `value` of the element. */
function fill(input: HTMLInputElement, code: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, code);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
