import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { openScreen } from './support.js';

const others = ['sms', 'call', 'whatsapp'];
const offer = () => screen.queryByRole('button', { name: 'Call me instead' });

describe('what the server hears is said', () => {
  test('A12: delivered, beside where the code went, and aloud', async () => {
    const { backend, advance } = await openScreen();
    backend.emit({ type: 'delivery', state: 'sent' });
    await advance(0);
    expect(screen.queryByText('Delivered.')).not.toBeInTheDocument();
    backend.emit({ type: 'delivery', state: 'delivered' });
    await advance(0);
    expect(screen.getByText('Delivered.')).toHaveRole('status');
    expect(screen.getByText('Delivered.').parentElement).toHaveTextContent(
      /\+1 ••••••3456 by text message\. Delivered\.$|3456 by text message\. Delivered\.$/,
    );
  });

  test('not delivered: the screen says so, keeps what was typed, and another way is free at once', async () => {
    const onError = vi.fn();
    const { user, backend, advance, alert, field, button, kinds } = await openScreen({ onError });
    await user.type(field(), '12');
    backend.emit({ type: 'delivery', state: 'failed' });
    await advance(0);
    expect(alert()).toHaveTextContent('The code could not be delivered.');
    expect(field()).toHaveValue('12');
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'delivery_failed', during: 'send' }),
    );
    await user.click(button('Call me instead'));
    await advance(0);
    expect(kinds()).toEqual(['send', 'send']);
    expect(alert()).toBeEmptyDOMElement();
  });

  test('N17: confirmed on the phone: done with nothing typed, and the app is told once', async () => {
    const onVerified = vi.fn();
    const { backend, advance, kinds } = await openScreen({ onVerified });
    const result = { status: 'verified', proof: { token: 't' } } as const;
    backend.emit({ type: 'result', result });
    backend.emit({ type: 'result', result });
    await advance(0);
    expect(screen.getByRole('heading')).toHaveTextContent('You’re verified');
    expect(onVerified).toHaveBeenCalledExactlyOnceWith({ token: 't' });
    expect(kinds()).toEqual(['send']);
    expect(backend.subscribers).toBe(0);
  });
});

describe('P12: other channels are a ladder', () => {
  test('nobody who waits for a message is offered another way before the wait is over', async () => {
    const { advance } = await openScreen({ fake: { challenge: { channels: others } } });
    expect(screen.getByText('No text message?')).toBeVisible();
    await advance(29);
    expect(offer()).not.toBeInTheDocument();
    await advance(1);
    expect(offer()).toHaveAttribute('aria-disabled', 'false');
  });

  test('and it stays offered after another code was asked for, while that one is waited for', async () => {
    const { user, advance, button } = await openScreen({
      fake: { challenge: { channels: others } },
    });
    await advance(30);
    await user.click(button('Resend code'));
    await advance(0);
    expect(offer()).toHaveAttribute('aria-disabled', 'true');
  });

  test('from the start where the app says so', async () => {
    await openScreen({ fake: { challenge: { channels: others } }, offerChannels: 'always' });
    expect(offer()).toHaveAttribute('aria-disabled', 'true');
  });

  test('words differ: after a call, it is the call that may be missing', async () => {
    await openScreen({ fake: { challenge: { channel: 'call', channels: others } } });
    expect(screen.getByText('No call?')).toBeVisible();
  });
});

describe('a call that is confirmed by a key', () => {
  const fake = { challenge: { channel: 'dtmf_confirm', channels: ['dtmf_confirm', 'sms'] } };

  test('shows no field and nothing to submit, the time left in words of its own, and where the focus is', async () => {
    await openScreen({ fake });
    expect(screen.getByRole('heading')).toHaveTextContent('Confirm on the call');
    expect(screen.getByRole('heading')).toHaveFocus();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Verify' })).not.toBeInTheDocument();
    expect(screen.getByRole('timer')).toHaveTextContent('Time to confirm: 5:00');
  });

  test('and the field, where a text message is asked for instead', async () => {
    const { user, advance, button, field } = await openScreen({ fake });
    await advance(30);
    await user.click(button('Text me instead'));
    await advance(0);
    expect(field()).toBeVisible();
  });

  test('expired, it can be asked for again', async () => {
    const { user, advance, button, kinds } = await openScreen({ fake });
    await advance(300);
    await user.click(button('Call again'));
    expect(kinds()).toEqual(['send', 'send']);
  });
});

describe('where no other code can be asked for', () => {
  const fake = { challenge: { canResend: false } };

  test('none is offered', async () => {
    await openScreen({ fake });
    expect(screen.queryByRole('button', { name: 'Resend code' })).not.toBeInTheDocument();
    expect(screen.queryByText('No text message?')).not.toBeInTheDocument();
  });

  test('an expired one is started again: with a new verification, or by the app', async () => {
    const { user, advance, alert, button, backend } = await openScreen({ fake });
    await advance(300);
    expect(alert()).toHaveTextContent('Code expired. Start again to get a new one.');
    await user.click(button('Start again'));
    expect(backend.requests.map((request) => 'previous' in request && request.previous)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('the app begins again by its own rules: no wait of ours stands before it', async () => {
    const onStartAgain = vi.fn();
    const { user, advance, button } = await openScreen({
      fake: { challenge: { canResend: false, expiresInSeconds: 10 } },
      onStartAgain,
    });
    await advance(10);
    expect(button('Start again')).toHaveAttribute('aria-disabled', 'false');
    await user.click(button('Start again'));
    expect(onStartAgain).toHaveBeenCalledOnce();
  });
});
