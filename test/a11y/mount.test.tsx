import { act, fireEvent, render, screen } from '@testing-library/react';
import { Fragment, StrictMode, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { useVerification, type Verification, VerifyDialog, VerifyForm } from '../../src/index.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';
import { recordRegions } from './recordRegions.js';

/** An app that holds a verification, and shows the screen of it when it likes. */
function startApp(Screen: 'form' | 'dialog', Mode: typeof StrictMode) {
  const clock = createClock();
  const backend = createFakeBackend({ clock, challenge: { expiresInSeconds: 100 } });
  const held = {} as { verification: Verification; show: () => void };

  function App() {
    const verification = useVerification({ backend, clock, input: {} });
    const [isShown, setShown] = useState(false);
    Object.assign(held, { verification, show: () => setShown(true) });
    if (!isShown) return null;
    return Screen === 'form' ? (
      <VerifyForm verification={verification} />
    ) : (
      <VerifyDialog verification={verification} open onOpenChange={() => {}} />
    );
  }

  render(
    <Mode>
      <App />
    </Mode>,
  );
  const advance = (seconds: number) => act(() => clock.advance(seconds * 1000));
  return {
    backend,
    advance,
    async send() {
      act(() => void held.verification.send());
      await advance(0);
    },
    async verify(code: string) {
      act(() => void held.verification.verify(code));
      await advance(0);
    },
    cancel: () => act(() => held.verification.cancel()),
    async show() {
      act(() => held.show());
      await advance(0);
    },
  };
}

type App = ReturnType<typeof startApp>;

const statuses: Record<string, (app: App) => Promise<unknown> | unknown> = {
  idle: () => {},
  'idle, since nothing could be sent'({ backend, send }) {
    backend.nextSend({ status: 'failed', code: 'network' });
    return send();
  },
  sending({ backend, send }) {
    backend.hold('send');
    return send();
  },
  awaiting: ({ send }) => send(),
  'awaiting, delivered': async ({ backend, send, advance }) => {
    await send();
    backend.emit({ type: 'delivery', state: 'delivered' });
    await advance(0);
  },
  'awaiting, after a wrong code': async ({ send, verify }) => {
    await send();
    await verify('000000');
  },
  'awaiting, ten seconds before the end': async ({ send, advance }) => {
    await send();
    await advance(90);
  },
  verifying: async ({ backend, send, verify }) => {
    await send();
    backend.hold('verify');
    await verify('123456');
  },
  verified: async ({ send, verify }) => {
    await send();
    await verify('123456');
  },
  expired: async ({ send, advance }) => {
    await send();
    await advance(100);
  },
  locked: async ({ backend, send, verify }) => {
    await send();
    backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
    await verify('000000');
  },
  cancelled: async ({ send, cancel }) => {
    await send();
    cancel();
  },
};

describe.each([
  ['once', Fragment as typeof StrictMode],
  ['twice, under StrictMode', StrictMode],
])('mounted %s', (_, Mode) => {
  describe.each(['form', 'dialog'] as const)('a %s', (kind) => {
    test.each(Object.keys(statuses))('A5: that is %s announces nothing', async (status) => {
      const app = startApp(kind, Mode);
      await statuses[status]?.(app);
      const record = recordRegions();
      await app.show();
      expect(screen.getByRole('heading')).toBeInTheDocument();
      expect(record()).toEqual([]);
    });
  });
});

test('A5: nor does one that was drawn by a server and hydrates', async () => {
  const form = <VerifyForm backend={createFakeBackend()} input={{}} />;
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(form);
  const record = recordRegions();
  const root = await act(() => hydrateRoot(container, <StrictMode>{form}</StrictMode>));
  expect(container.querySelectorAll('[role=status], [role=alert]').length).toBeGreaterThan(1);
  expect(record()).toEqual([]);
  act(() => root.unmount());
  container.remove();
});

test('A5: all that is announced is said by regions that were there before, empty', async () => {
  const { backend, send, verify, advance, show } = startApp('form', StrictMode);
  const record = recordRegions();
  await show();
  await send();
  backend.emit({ type: 'delivery', state: 'delivered' });
  await advance(10);
  fireEvent.click(screen.getByRole('button', { name: 'Resend code' }));
  await verify('000000');
  await advance(20);
  await send();
  await advance(100);
  await send();
  await verify('123456');
  const heard = record();
  expect(heard.filter((words) => words.startsWith('came with'))).toEqual([]);
  expect(heard).toEqual([
    'said: Sending code…',
    'said: Code sent to number ending 3456.',
    'said: Delivered.',
    'said: Available in 20 seconds.',
    'said: Checking code…',
    'said: Invalid code. 4 attempts remaining.',
    'said: Sending code…',
    'said: We sent a new code. Use the most recent one.',
    'said: Code expires in 1 minute.',
    'said: Code expires in 30 seconds.',
    'said: Code expires in 10 seconds.',
    'said: Code expired. Click Resend to get a new code.',
    'said: Sending code…',
    'said: We sent a new code. Use the most recent one.',
    'said: Checking code…',
    'said: Verified.',
  ]);
});

test('A5: a problem from before the mount is not announced, and the same one is when it comes again', async () => {
  const { backend, send, show } = startApp('form', StrictMode);
  const fail = async () => {
    backend.nextSend({ status: 'failed', code: 'network' });
    await send();
  };
  await fail();
  await show();
  const record = recordRegions();
  await fail();
  expect(record()).toContain('said: Could not send the code. Check your connection and try again.');
});

test('the recorder hears a region that comes with its words', () => {
  const record = recordRegions();
  render(
    <div>
      <p role="alert">Already wrong</p>
    </div>,
  );
  expect(record()).toEqual(['came with: Already wrong']);
});
