/** Base64url, as RFC 4648 section 5 has it, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** SHA-256 of several parts; no two lists of parts look alike to it. */
export async function digest(...parts: readonly (string | number | undefined)[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts.map((part) => part ?? null)));
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
