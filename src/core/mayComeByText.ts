import type { State } from './state.js';

const otherChannels = /call|whatsapp|email|dtmf/;

/** True while a code is on its way and nobody said that it comes by anything but a text message. */
export function mayComeByText(state: State<unknown>): boolean {
  switch (state.status) {
    case 'sending':
      return isText(state.channel ?? state.previous?.challenge.channel);
    case 'awaiting':
      return isText(state.live.challenge.channel);
    default:
      return false;
  }
}

function isText(channel = 'sms'): boolean {
  return !otherChannels.test(channel);
}
