import { act } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OtpInput } from '../../src/components/OtpInput.js';
import type { Verification } from '../../src/hooks/useVerification.js';
import { standInForWebOtp } from '../engine/standInForWebOtp.js';
import { type Proof, show } from './support.js';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'credentials');
});

type Props = { verification: Verification<Proof> };

function OwnMarkup({ verification }: Props) {
  return (
    <OtpInput aria-label="Code" ref={verification.fieldRef} onComplete={verification.verify} />
  );
}

function PlainInput({ verification }: Props) {
  const [code, setCode] = useState('');
  return (
    <>
      <input
        aria-label="Code"
        ref={verification.fieldRef}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <button type="button" onClick={() => void verification.verify(code)}>
        Verify
      </button>
    </>
  );
}

describe.each([
  ['', false],
  ['in StrictMode: ', true],
])('%sa code that comes by text message', (_, strict) => {
  it('P7: is put into the field that was given the ref, which submits it', async () => {
    const messages = standInForWebOtp();
    const screen = show({
      strict,
      autoSend: true,
      children: (verification) => <OwnMarkup verification={verification} />,
    });
    await screen.advance(0);
    expect(messages).toHaveLength(1);
    await screen.do(() => messages[0]?.deliver('123456'));
    expect(screen.now().status).toBe('verified');
    expect(screen.kinds()).toEqual(['send', 'verify']);
  });

  it('P7: reaches the state of an app that holds the value of an input of its own', async () => {
    const messages = standInForWebOtp();
    const screen = show({
      strict,
      autoSend: true,
      children: (verification) => <PlainInput verification={verification} />,
    });
    await screen.advance(0);
    await screen.do(() => messages[0]?.deliver('123456'));
    const button = document.querySelector('button');
    await screen.do(() => act(() => button?.click()));
    expect(screen.now().status).toBe('verified');
  });

  it('P5: is not looked out for once the screen is gone, nor where the app opted out', async () => {
    const messages = standInForWebOtp();
    const screen = show({ strict, autoSend: true });
    await screen.advance(0);
    await screen.unmount();
    expect(messages.map(({ signal }) => signal.aborted)).toEqual([true]);

    const optedOut = show({ strict, autoSend: true, webOtp: false });
    await optedOut.advance(0);
    expect(optedOut.now().status).toBe('awaiting');
    expect(messages).toHaveLength(1);
  });
});
