import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Where the focus was before a dialog that is going. One that comes in the same commit gives it back there, too. */
let handedOn: Element | null = null;

/**
 * Shows a `<dialog>` as a modal for as long as it is mounted, and gives the focus back when it is gone.
 *
 * Nothing is closed in the cleanup: StrictMode runs it in between, and `close()` would deliver its event after the
 * dialog is open again (N5). Taking the element out of the page is what ends it.
 */
export function useModal(
  dialog: RefObject<HTMLDialogElement | null>,
  returnFocus: RefObject<HTMLElement | null> | undefined,
): void {
  const opener = useRef<Element | null>(null);
  const fallback = useRef(returnFocus);
  fallback.current = returnFocus;

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    opener.current ??= handedOn ?? document.activeElement;
    return () => {
      handedOn = opener.current;
      queueMicrotask(() => {
        handedOn = null;
        // Only what has fallen to the page: the app may have moved it, or another dialog may have come.
        const isLost = document.activeElement === document.body;
        if (!element.isConnected && isLost) giveBack(opener.current, fallback.current?.current);
      });
    };
  }, [dialog]);

  // After every render: an app that keeps `open` when it was asked to close gets what it says.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    // Where there are no modal dialogs (jsdom, browsers of before 2022) it is a plain open one.
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
  });
}

/** To the opener, or to the given fallback where the opener is gone, hidden or disabled (A15). */
function giveBack(opener: Element | null, fallback: HTMLElement | null | undefined): void {
  for (const target of [opener, fallback]) {
    if (!(target instanceof HTMLElement) || target === document.body) continue;
    target.focus();
    if (document.activeElement === target) return;
  }
}
