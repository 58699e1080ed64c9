import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';
import { en, VerifyForm } from '../../src/index.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';

/** A screen that counts: every commit anywhere in it, and every time one of its parts is drawn. */
async function openCounted() {
  const clock = createClock();
  const onRender = vi.fn();
  const messages = {
    heading: vi.fn(en.heading),
    expiresIn: vi.fn(en.expiresIn),
    actionIn: vi.fn(en.actionIn),
    channel: vi.fn(en.channel),
  };
  render(
    <Profiler id="screen" onRender={onRender}>
      <VerifyForm
        backend={createFakeBackend({ clock })}
        clock={clock}
        input={{}}
        autoSend
        autoSubmit={false}
        messages={messages}
      />
    </Profiler>,
  );
  await act(() => clock.advance(0));
  const drawn = {
    screen: messages.heading,
    timeLeft: messages.expiresIn,
    resend: messages.actionIn,
  };
  for (const counter of [onRender, ...Object.values(messages)]) counter.mockClear();
  return { clock, onRender, drawn, channels: messages.channel };
}

test('typing a whole code into the screen commits nothing', async () => {
  const { onRender, drawn } = await openCounted();
  const user = userEvent.setup();
  await user.click(screen.getByRole('textbox'));
  await user.keyboard('123456');
  expect(screen.getByRole('textbox')).toHaveValue('123456');
  expect(onRender).not.toHaveBeenCalled();
  expect(drawn.screen).not.toHaveBeenCalled();
});

test('a second is one commit that draws the two clocks, and nothing else', async () => {
  const { clock, onRender, drawn, channels } = await openCounted();
  for (let second = 1; second <= 10; second += 1) await act(() => clock.advance(1000));
  expect(drawn.timeLeft).toHaveBeenCalledTimes(10);
  expect(drawn.resend).toHaveBeenCalledTimes(10);
  expect(onRender).toHaveBeenCalledTimes(10);
  expect(drawn.screen).not.toHaveBeenCalled();
  expect(channels).not.toHaveBeenCalled();
});

test('a minute with nobody at it is sixty commits: the wait for another code ends in one of them', async () => {
  const { clock, onRender, drawn, channels } = await openCounted();
  for (let second = 1; second <= 60; second += 1) await act(() => clock.advance(1000));
  expect(onRender).toHaveBeenCalledTimes(60);
  expect(drawn.screen).not.toHaveBeenCalled();
  // The other channels come with it, once.
  expect(channels).toHaveBeenCalledOnce();
});
