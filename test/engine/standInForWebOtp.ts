import { vi } from 'vitest';

interface OtpRequest {
  options: unknown;
  signal: AbortSignal;
  /** The message comes. */
  deliver(code: string): void;
  fail(error: unknown): void;
}

/**
 * A stand-in for a browser that reads codes from text messages: none that runs tests has a phone. As there, an abort
 * rejects. Call `vi.unstubAllGlobals()` afterwards.
 */
export function standInForWebOtp(onGet: () => void = () => {}): OtpRequest[] {
  const requests: OtpRequest[] = [];
  const get = ({ signal, ...options }: CredentialRequestOptions) =>
    new Promise((resolve, reject) => {
      if (!signal) throw new Error('asked with no way to stop');
      onGet();
      signal.addEventListener('abort', () => reject(signal.reason));
      requests.push({ options, signal, deliver: (code) => resolve({ code }), fail: reject });
    });
  stubCredentials(get);
  return requests;
}

/** A browser with WebOTP whose `navigator.credentials.get` is this. */
export function stubCredentials(get: unknown): void {
  vi.stubGlobal('OTPCredential', class {});
  // As a property of its own: what the prototype has stays.
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: get && { get } });
}
