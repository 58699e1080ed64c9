/** A refusal in the shape of Telnyx's: `{ errors: [{ code, title, detail }] }`. */
export class ApiError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: { errors: { code: string; title: string; detail: string }[] };

  /** @param code One of https://developers.telnyx.com/development/api-fundamentals/api-errors */
  constructor(status: number, code: string, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
    this.body = { errors: [{ code, title: titles[code] ?? 'Error', detail }] };
  }
}

const titles: Record<string, string> = {
  '10004': 'Missing required parameter',
  '10005': 'Resource not found',
  '10007': 'Unexpected error',
  '10009': 'Authentication failed',
  '10011': 'Too many requests',
  '10016': 'Phone number must be in +E.164 format',
  '40001': 'Not routable',
  '40300': 'Blocked due to STOP message',
  '40309': 'Invalid destination region',
};
