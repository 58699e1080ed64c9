import type { DemoServer } from '../stories/live/demoServer.js';

declare global {
  interface Window {
    otpDemoServer?: Promise<DemoServer>;
  }
}

/** Answers requests to the demo server in the page, and lets every other one through. */
export function serveInPage(): void {
  const network = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const { origin, pathname } = new URL(
      input instanceof Request ? input.url : input,
      location.href,
    );
    const isOurs = /^\/api\/(verification\/|payments$|inbox$)/.test(pathname);
    if (origin !== location.origin || !isOurs) return network(input, init);
    const request = new Request(input, init);
    const server = await demoServer();
    return Promise.race([server.fetch(request), rejectedOn(request.signal)]);
  };
}

/** One for a page and the pages inside it, so that the code of an app in a frame reaches the phone beside it. */
function demoServer(): Promise<DemoServer> {
  window.otpDemoServer ??=
    outerServer() ??
    import('../stories/live/demoServer.js').then(({ createDemoServer }) =>
      createDemoServer({ session: 'this page' }),
    );
  return window.otpDemoServer;
}

function outerServer(): Promise<DemoServer> | undefined {
  try {
    return window.parent.otpDemoServer;
  } catch {
    // Embedded by a page of another origin.
    return undefined;
  }
}

function rejectedOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
