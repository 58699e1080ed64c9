import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, StrictMode, useEffect } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import {
  createVerifyDialog,
  useVerifyDialog,
  VerifyDialogProvider,
  type VerifyDialogRequest,
  type VerifyDialogResult,
} from '../../src/index.js';
import { createFakeBackend } from '../../src/testing/index.js';

/** A button that asks, and remembers what became of it. */
function Ask({ request, results }: { request: VerifyDialogRequest; results: Settled[] }) {
  const verify = useVerifyDialog();
  return (
    <button
      type="button"
      onClick={() => {
        void Promise.allSettled([verify(request)]).then(([settled]) => results.push(settled));
      }}
    >
      {`Ask ${JSON.stringify(request.input)}`}
    </button>
  );
}
type Settled = PromiseSettledResult<VerifyDialogResult>;

function setUp(...requests: (Partial<VerifyDialogRequest> | undefined)[]) {
  const backend = createFakeBackend({ proof: { token: 'proof-1' } });
  const results: Settled[] = [];
  const asks = (requests.length > 0 ? requests : [{}]).map((request, index) => {
    const order = index + 1;
    return <Ask key={order} request={{ input: { order }, ...request }} results={results} />;
  });
  const view = render(
    <StrictMode>
      <VerifyDialogProvider backend={backend} autoSend title="Confirm">
        {asks}
      </VerifyDialogProvider>
    </StrictMode>,
  );
  return {
    ...view,
    backend,
    results,
    user: userEvent.setup(),
    kinds: () => backend.requests.map(({ kind }) => kind),
    ask: (order = 1) =>
      screen.getByRole('button', { name: `Ask {"order":${order}}`, hidden: true }),
    dialog: (name = 'Confirm') => screen.findByRole('dialog', { name }),
    field: () => screen.findByRole('textbox'),
    untilSettled: (count = 1) => waitFor(() => expect(results).toHaveLength(count)),
  };
}

const verified = {
  status: 'fulfilled',
  value: { status: 'verified', proof: { token: 'proof-1' } },
};
const cancelled = { status: 'fulfilled', value: { status: 'cancelled' } };

describe('a call', () => {
  test('A15, N4: opens the dialog, resolves with the proof, and the focus is back where it was', async () => {
    const { user, ask, dialog, field, untilSettled, results, kinds } = setUp();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.click(ask());
    await dialog();
    expect(await field()).toHaveFocus();
    await user.type(await field(), '123456');
    await untilSettled();
    expect(results).toEqual([verified]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(ask()).toHaveFocus();
    expect(kinds()).toEqual(['send', 'verify']);
  });

  test('N6: resolves with `cancelled` when the person leaves, and the server hears it once', async () => {
    const { user, ask, field, untilSettled, results, kinds } = setUp();
    await user.click(ask());
    await field();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await untilSettled();
    expect(results).toEqual([cancelled]);
    expect(kinds()).toEqual(['send', 'cancel']);
    await user.click(ask());
    await field();
    expect(kinds()).toEqual(['send', 'cancel', 'send']);
  });

  test('hands its input to the backend, and says what it says itself before what the provider says', async () => {
    const other = createFakeBackend({ proof: 'of the other' });
    const { user, ask, dialog, field, untilSettled, results, backend } = setUp({
      title: 'Delete everything',
      messages: { codeLabel: 'Six digits' },
      backend: other,
    });
    await user.click(ask());
    await dialog('Delete everything');
    expect(screen.getByRole('textbox', { name: 'Six digits' })).toBeVisible();
    await user.type(await field(), '123456');
    await untilSettled();
    expect(results).toEqual([
      { status: 'fulfilled', value: { status: 'verified', proof: 'of the other' } },
    ]);
    expect(other.requests[0]).toMatchObject({ kind: 'send', input: { order: 1 } });
    expect(backend.requests).toEqual([]);
  });

  test('several wait for each other: one dialog at a time, in order, the focus back at the end', async () => {
    const { user, ask, field, untilSettled, results, backend } = setUp({}, {});
    await user.click(ask(1));
    await field();
    act(() => ask(2).click());
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    await user.type(await field(), '123456');
    await untilSettled(1);
    expect(await field()).toHaveFocus();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(await field()).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await untilSettled(2);
    expect(results).toEqual([verified, cancelled]);
    expect(ask(1)).toHaveFocus();
    const sends = backend.requests.filter(({ kind }) => kind === 'send');
    expect(sends).toMatchObject([{ input: { order: 1 } }, { input: { order: 2 } }]);
  });

  test('its signal closes the dialog, and rejects with its reason', async () => {
    const leaving = new AbortController();
    const { user, ask, field, untilSettled, results, kinds } = setUp({ signal: leaving.signal });
    await user.click(ask());
    await field();
    act(() => leaving.abort());
    await untilSettled();
    expect(results).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await waitFor(() => expect(kinds()).toEqual(['send', 'cancel']));
    await user.click(ask());
    await untilSettled(2);
    expect(results[1]).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('its signal takes it out of the queue, too', async () => {
    const leaving = new AbortController();
    const { user, ask, field, untilSettled, results } = setUp({}, { signal: leaving.signal });
    await user.click(ask(1));
    await field();
    act(() => ask(2).click());
    leaving.abort();
    await untilSettled(1);
    await user.type(await field(), '123456');
    await untilSettled(2);
    expect(results).toMatchObject([{ status: 'rejected' }, verified]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('every one resolves with `cancelled` when the provider goes away', async () => {
    const { user, ask, field, untilSettled, results, unmount, kinds } = setUp({}, {});
    await user.click(ask(1));
    await field();
    act(() => ask(2).click());
    unmount();
    await untilSettled(2);
    expect(results).toEqual([cancelled, cancelled]);
    await waitFor(() => expect(kinds()).toEqual(['send', 'cancel']));
  });

  test('N4: an effect may make it as soon as it is there, in StrictMode too: one send', async () => {
    const backend = createFakeBackend();
    const results: VerifyDialogResult[] = [];
    function AtOnce() {
      const verify = useVerifyDialog();
      useEffect(() => {
        const leaving = new AbortController();
        verify({ input: {}, signal: leaving.signal }).then(
          (result) => results.push(result),
          () => {},
        );
        return () => leaving.abort();
      }, [verify]);
      return null;
    }
    render(
      <StrictMode>
        <VerifyDialogProvider backend={backend} autoSend>
          <AtOnce />
        </VerifyDialogProvider>
      </StrictMode>,
    );
    await userEvent.type(await screen.findByRole('textbox'), '123456');
    await waitFor(() => expect(results).toMatchObject([{ status: 'verified' }]));
    expect(backend.requests.map(({ kind }) => kind)).toEqual(['send', 'verify']);
  });
});

describe('used otherwise than meant', () => {
  const quietly = (children: ReactNode) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      render(children);
    } finally {
      log.mockRestore();
    }
  };

  test('the hook without a provider says what to do', () => {
    const request = { input: {} };
    expect(() => quietly(<Ask request={request} results={[]} />)).toThrow(
      /react-otp-verify: .*useVerifyDialog.*no `VerifyDialogProvider`.*Render `<VerifyDialogProvider/,
    );
  });

  test('a handle without a provider says what to do; one whose provider went away has nobody to ask', async () => {
    const dialog = createVerifyDialog();
    await expect(dialog.verify({ input: {} })).rejects.toThrow(
      /react-otp-verify: .*before a `VerifyDialogProvider` was on the page.*Render/,
    );
    expect(dialog.getCall()).toBeUndefined();
    render(<VerifyDialogProvider dialog={dialog} backend={createFakeBackend()} />).unmount();
    expect(await dialog.verify({ input: {} })).toEqual({ status: 'cancelled' });
  });
});

test('on a server it draws what is inside it, and no dialog', () => {
  const request = { input: {} };
  const html = renderToString(
    <VerifyDialogProvider backend={createFakeBackend()} autoSend>
      <Ask request={request} results={[]} />
    </VerifyDialogProvider>,
  );
  expect(html).toContain('<button');
  expect(html).not.toContain('<dialog');
});
