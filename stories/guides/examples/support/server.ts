/** An app's own server, for the example: it takes no order without a token. */
export const server = {
  async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    return request.headers.has('Verification-Token')
      ? new Response(`Ordered: ${await request.text()}.`)
      : Response.json({ verification: { order: '2041' } }, { status: 403 });
  },
};
