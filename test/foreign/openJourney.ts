import type { BrowserContext, Locator, Page, Request } from 'playwright';

interface Call {
  path: string;
  body: Record<string, unknown>;
}

/** An app of a foreign server, as a person has it before them. */
export interface OpenJourney {
  page: Page;
  dialog: Locator;
  field: Locator;
  alert(text: string | RegExp): Locator;
  button(name: string | RegExp): Locator;
  /** What the app has come to know, once it does. */
  result(): Promise<Record<string, unknown>>;
  /** Fills in the app's own form, as far as it is to hold anything else, and sends it off. */
  begin(values?: Record<string, string>): Promise<void>;
  /** Lets time pass in the page. */
  wait(secs: number): Promise<void>;
  /** Types a code over what is in the field. */
  type(code: string): Promise<void>;
  /** What the browser asked of the server so far. */
  calls(path?: string): Call[];
}

export async function openJourney(
  context: BrowserContext,
  url: string,
  name: string,
): Promise<OpenJourney> {
  const page = await context.newPage();
  const calls: Call[] = [];
  page.on('request', (request) => {
    const call = callOf(request);
    if (call) calls.push(call);
  });
  await page.clock.install();
  await page.goto(`${url}/${name}`);
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: 'Verification code' });
  return {
    page,
    dialog,
    field,
    alert: (text) => dialog.getByRole('alert').filter({ hasText: text }),
    button: (label) => dialog.getByRole('button', { name: label }),
    result: async () => JSON.parse(await page.getByLabel('Result').innerText()),
    async begin(values = {}) {
      for (const [label, value] of Object.entries(values)) {
        await page.getByLabel(label, { exact: true }).fill(value);
      }
      await page.getByRole('button', { name: 'Continue' }).click();
    },
    async type(code) {
      await field.selectText();
      await field.pressSequentially(code);
    },
    wait: (secs) => page.clock.fastForward(secs * 1000),
    calls: (path) => calls.filter((call) => path === undefined || call.path === path),
  };
}

function callOf(request: Request): Call | undefined {
  if (request.method() !== 'POST') return undefined;
  return { path: new URL(request.url()).pathname, body: request.postDataJSON() };
}
