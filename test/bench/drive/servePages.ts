import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { benchPath, outputPath } from '../build/paths.js';
import type { FieldSettings } from '../page/createApp.js';
import type { ServerRender } from '../page/createServerRender.js';

const require = createRequire(import.meta.url);

export interface PageOptions {
  kind?: 'production' | 'profiling';
  dir?: 'ltr' | 'rtl';
  /** Under a content security policy that allows own files alone, with Trusted Types. */
  isStrict?: boolean;
  /** With the field in the HTML. */
  isServerRendered?: boolean;
  settings?: FieldSettings;
}

export interface Pages {
  urlOf(id: string, options: PageOptions): string;
  close(): void;
}

const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Serves a page per library, from the bundles. */
export async function servePages(): Promise<Pages> {
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(new URL(request.url ?? '/', 'http://localhost'));
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (id, options) =>
      `http://localhost:${port}/${id}/?options=${encodeURIComponent(JSON.stringify(options))}`,
    close: () => void server.close(),
  };
}

function answer({ pathname, searchParams }: URL) {
  // Isolated, so that the page's clock is fine.
  const isolation = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const file = pathname === '/page.css' ? `${benchPath}page/page.css` : outputPath + pathname;
  const type = types[file.split('.').at(-1) as string];
  if (type) {
    const isThere = existsSync(file);
    const body = isThere ? readFileSync(file) : '';
    return { status: isThere ? 200 : 404, headers: { ...isolation, 'content-type': type }, body };
  }
  const id = pathname.split('/')[1] as string;
  const options: PageOptions = JSON.parse(searchParams.get('options') ?? '{}');
  const policy = options.isStrict ? { 'content-security-policy': strictPolicy } : {};
  return {
    status: 200,
    headers: { ...isolation, ...policy, 'content-type': 'text/html; charset=utf-8' },
    body: writePage(id, options),
  };
}

function writePage(id: string, options: PageOptions): string {
  const { kind = 'production', dir = 'ltr', isServerRendered, settings } = options;
  const html = isServerRendered ? loadServerRender(id)(settings) : '';
  const css = existsSync(`${outputPath}/${id}/${kind}/page.css`)
    ? `<link rel="stylesheet" href="/${id}/${kind}/page.css">`
    : '';
  return `<!doctype html>
<html lang="en" dir="${dir}">
<meta charset="utf-8">
<title>${id}</title>
<link rel="stylesheet" href="/page.css">
${css}
<form><div id="root">${html}</div><button>Send</button></form>
<script src="/${id}/${kind}/page.js"></script>`;
}

/** The library's field on a server; the same module for every caller. */
function loadServerRender(id: string): ServerRender {
  return require(`${outputPath}/${id}/server/server.cjs`).render;
}
