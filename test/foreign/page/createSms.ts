/** What the SDK rejects with, whatever it is that failed. */
export class SmsError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`sms: ${reason}`);
    this.reason = reason;
  }
}

/** A vendor's SDK for pages: of its own server it shows nothing but promises. */
export function createSms(baseUrl: string) {
  async function call<Answer>(action: string, body: object): Promise<Answer> {
    const response = await fetch(`${baseUrl}/${action}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: true,
    });
    const answer = await response.json();
    if (!response.ok) throw new SmsError(answer.reason);
    return answer;
  }
  return {
    start: (phone: string) => call<{ requestId: string }>('start', { phone }),
    check: (requestId: string, code: string) =>
      call<{ token: string }>('check', { requestId, code }),
    stop: (requestId: string) => call<object>('stop', { requestId }),
  };
}
