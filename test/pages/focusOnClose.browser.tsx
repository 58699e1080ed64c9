import { cleanup, render } from '@testing-library/react';
import { StrictMode, useRef, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { VerifyDialog } from '../../src/index.js';
import { createFakeBackend } from '../../src/testing/index.js';
import '../../src/styles/index.css';
import { focusedName } from './focusedName.js';

afterEach(cleanup);

/** What becomes of the button while the dialog is open. */
type Fate = 'stays' | 'gone' | 'hidden' | 'unseen' | 'inert' | 'disabled';

function Shop({ fate }: { fate: Fate }) {
  const [backend] = useState(createFakeBackend);
  const [open, setOpen] = useState(false);
  const [hasOpened, setHasOpened] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const now = hasOpened ? fate : 'stays';
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Shop
      </h1>
      {now !== 'gone' && (
        <button
          type="button"
          hidden={now === 'hidden'}
          style={{ visibility: now === 'unseen' ? 'hidden' : 'visible' }}
          inert={now === 'inert'}
          disabled={now === 'disabled'}
          onClick={() => {
            setOpen(true);
            setHasOpened(true);
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
        returnFocusRef={heading}
        onVerified={() => setOpen(false)}
        onCancel={() => {}}
      />
    </>
  );
}

const ways: Record<string, () => Promise<void>> = {
  'by Escape': () => userEvent.keyboard('{Escape}'),
  'by Close': async () => {
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(focusedName()).toBe('button Close');
    await userEvent.keyboard('{Enter}');
  },
  'by Cancel': async () => {
    for (let stop = 0; stop < 6 && focusedName() !== 'button Cancel'; stop += 1) {
      await userEvent.tab();
    }
    await userEvent.keyboard('{Enter}');
  },
  'by success': () => userEvent.keyboard('123456'),
};

const fates: Record<Fate, string> = {
  stays: 'button Pay',
  gone: 'heading Shop',
  hidden: 'heading Shop',
  unseen: 'heading Shop',
  inert: 'heading Shop',
  disabled: 'heading Shop',
};

describe.each(Object.entries(ways))('A15: a dialog that is closed %s', (_, close) => {
  test.each(Object.entries(fates) as [Fate, string][])(
    'gives the focus, its button being %s, to: %s',
    async (fate, place) => {
      render(
        <StrictMode>
          <Shop fate={fate} />
        </StrictMode>,
      );
      await userEvent.tab();
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByText(/We sent a code/)).toBeVisible();
      expect(focusedName()).toBe('field Verification code');
      await close();
      await expect.poll(() => document.querySelector('dialog')).toBeNull();
      await expect.poll(focusedName).toBe(place);
    },
  );
});
