import type { BrowserContext, Locator, Page, Request } from 'playwright';

/** One thing asked of the verification server, as the browser asked it. The stream of its news is not counted. */
interface Call {
  name: string;
  body: Record<string, unknown>;
  idempotencyKey: string | undefined;
}

/** A live story as a person has it before them: the app, and the phone beside it. */
export interface Live {
  page: Page;
  /** The app's own page. */
  app: Locator;
  phone: Locator;
  /** What the browser asked of the server so far. */
  calls: (name?: string) => Call[];
  /** The messages on the phone, the newest first. */
  messages: Locator;
}

/** @param line Whose account and phone. Each test has its own, so that no limit is shared. */
export async function openLive(
  context: BrowserContext,
  journey: 'login' | 'registration' | 'payment',
  line: number,
): Promise<Live> {
  const page = await context.newPage();
  const calls: Call[] = [];
  page.on('request', (request) => {
    const call = callOf(request);
    if (call) calls.push(call);
  });
  await page.goto(`/iframe.html?id=live-${journey}--${journey}&viewMode=story&args=line:${line}`);
  const app = (journey === 'payment' ? page.frameLocator('iframe') : page).getByRole('main');
  await app.getByRole('heading', { level: 1 }).waitFor();
  const phone = page.getByRole('region', { name: /phone$/ });
  return {
    page,
    app,
    phone,
    calls: (name) => (name === undefined ? calls : calls.filter((call) => call.name === name)),
    messages: phone.getByRole('listitem'),
  };
}

function callOf(request: Request): Call | undefined {
  const name = /\/api\/verification\/(send|verify|cancel|status)$/.exec(request.url())?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    body: request.postDataJSON() as Record<string, unknown>,
    idempotencyKey: request.headers()['idempotency-key'],
  };
}

/** Waits until the phone shows so many messages, and reads the code from the newest, as a person would. */
export async function readCode({ messages }: Live, count = 1): Promise<string> {
  await messages.nth(count - 1).waitFor();
  const text = await messages.first().innerText();
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`There is no code in the message: ${text}`);
  return code;
}

/** Another code than the right one. */
export function wrongCode(right: string, offset = 1): string {
  return String((Number(right) + offset) % 1_000_000).padStart(6, '0');
}

/** What the clock beside the code says, in seconds. */
export async function secondsLeft({ app }: Live): Promise<number> {
  const text = await app.getByText(/^Code expires in \d+:\d\d$/).innerText();
  const [, minutes, seconds] = /(\d+):(\d\d)$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
