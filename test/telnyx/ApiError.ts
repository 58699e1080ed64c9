/** A refusal in the shape of Telnyx's: `{ errors: [{ code, title, detail, source }] }`. */
export class ApiError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: { errors: object[] };

  /**
   * @param code One of https://developers.telnyx.com/development/api-fundamentals/api-errors
   * @param more The headers of the answer, and the member of the request that it is about.
   */
  constructor(
    status: number,
    code: string,
    detail: string,
    { headers = {}, pointer }: { headers?: Record<string, string>; pointer?: string } = {},
  ) {
    super(detail);
    this.status = status;
    this.headers = headers;
    const source = pointer === undefined ? {} : { source: { pointer } };
    this.body = { errors: [{ code, title: titles[code] ?? 'Error', detail, ...source }] };
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
