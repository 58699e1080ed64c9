import { cleanup, render } from '@testing-library/react';
import { StrictMode, useRef, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { VerifyDialog } from '../../src/index.js';
import { createFakeBackend, type FakeBackend } from '../../src/testing/index.js';
import '../../src/styles/index.css';

afterEach(cleanup);

function App({
  backend,
  dismissible,
  withoutOpener = false,
}: {
  backend: FakeBackend;
  dismissible?: boolean;
  withoutOpener?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const [hasOpener, setHasOpener] = useState(true);
  const fallback = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <h1 ref={fallback} tabIndex={-1}>
        Shop
      </h1>
      {hasOpener && (
        <button
          type="button"
          onClick={() => {
            setOpen(true);
            if (withoutOpener) setHasOpener(false);
          }}
        >
          Pay
        </button>
      )}
      <VerifyDialog
        open={open}
        onOpenChange={setOpen}
        backend={backend}
        input={{}}
        autoSend
        dismissible={dismissible}
        returnFocusRef={fallback}
        onCancel={() => {}}
      />
    </>
  );
}

const kinds = (backend: FakeBackend) => backend.requests.map(({ kind }) => kind);
const dialog = () => page.getByRole('dialog', { name: 'Enter your code' });

async function open(props: Omit<Parameters<typeof App>[0], 'backend'> = {}) {
  const backend = createFakeBackend();
  render(
    <StrictMode>
      <App {...props} backend={backend} />
    </StrictMode>,
  );
  await userEvent.click(page.getByRole('button', { name: 'Pay' }));
  await expect.element(dialog()).toBeVisible();
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  return backend;
}

test('A13, A14: it is modal, named by its heading, and the focus is in the code', async () => {
  await open();
  expect(document.querySelector('dialog:modal')).not.toBeNull();
  await expect.element(page.getByRole('textbox')).toHaveFocus();
});

test('A13: Tab stays inside', async () => {
  await open();
  for (let step = 0; step < 12; step += 1) {
    await userEvent.tab();
    // The browser's own address bar takes its turn in the walk: then nothing on the page has the focus.
    const { activeElement } = document;
    if (activeElement !== document.body) expect(activeElement?.closest('dialog')).not.toBeNull();
  }
});

test('N4, N5: StrictMode sends once and cancels nothing, and no late close event ends it', async () => {
  const backend = await open();
  // The event would come with the next task.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await expect.element(dialog()).toBeVisible();
  expect(kinds(backend)).toEqual(['send']);
});

test('A15, N6: Escape closes it, cancels once, and gives the focus back', async () => {
  const backend = await open();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Pay' })).toHaveFocus();
  expect(document.querySelector('dialog')).toBeNull();
  await expect.poll(() => kinds(backend)).toEqual(['send', 'cancel']);
});

test('A15: with the opener gone, the focus goes where the app said', async () => {
  await open({ withoutOpener: true });
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('heading', { name: 'Shop' })).toHaveFocus();
});

test('A16: where it may not be dismissed, two Escapes do nothing and Cancel is the way out', async () => {
  const backend = await open({ dismissible: false });
  await userEvent.keyboard('{Escape}{Escape}');
  await expect.element(dialog()).toBeVisible();
  expect(page.getByRole('button', { name: 'Close' }).query()).toBeNull();
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
  await expect.poll(() => kinds(backend)).toEqual(['send', 'cancel']);
  expect(document.querySelector('dialog')).toBeNull();
});

test('A6: its live regions are inside it', async () => {
  await open();
  const regions = [...document.querySelectorAll('[role=status], [role=alert]')];
  expect(regions.length).toBeGreaterThan(1);
  for (const region of regions) expect(region.closest('dialog')).not.toBeNull();
});

test('A18: at 320 by 256 px everything can be reached, and nothing scrolls sideways', async () => {
  await page.viewport(320, 256);
  try {
    await open();
    const element = document.querySelector('dialog') as HTMLDialogElement;
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    const cancel = page.getByRole('button', { name: 'Cancel' }).element() as HTMLElement;
    cancel.focus();
    const { left, top, width, height } = cancel.getBoundingClientRect();
    expect(document.elementFromPoint(left + width / 2, top + height / 2)).toBe(cancel);
  } finally {
    await page.viewport(800, 600);
  }
});
