import type { WebDriverSession } from './driveByActions.js';

/** WebDriver over HTTP. Waits for the driver to listen, then has it start its browser. */
export async function openWebDriver(
  driverUrl: string,
  capabilities: object,
): Promise<WebDriverSession> {
  await untilItListens(driverUrl);
  const { sessionId } = await request<{ sessionId: string }>('POST', `${driverUrl}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  const url = `${driverUrl}/session/${sessionId}`;
  return {
    navigate: (address) => request('POST', `${url}/url`, { url: address }),
    executeAsync: (script, args) => request('POST', `${url}/execute/async`, { script, args }),
    performActions: (actions) => request('POST', `${url}/actions`, { actions }),
    screenshot: () => request('GET', `${url}/screenshot`),
    end: () => request('DELETE', url),
  };
}

async function untilItListens(driverUrl: string): Promise<void> {
  const endsAtMs = performance.now() + 10_000;
  while (!(await fetch(`${driverUrl}/status`).catch(() => undefined))?.ok) {
    if (performance.now() > endsAtMs) throw new Error(`no WebDriver listens at ${driverUrl}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** With a time limit: without a display, a request for a session is never answered. */
async function request<Value>(method: string, url: string, body?: object): Promise<Value> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(20_000),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await response.json()) as {
    value: Value & { error: string; message: string };
  };
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}
