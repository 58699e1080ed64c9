/** The ways in which Telnyx Verify reaches a person. */
export type TelnyxChannel = (typeof telnyxChannels)[number];

export const telnyxChannels = [
  'sms',
  'call',
  'whatsapp',
  'flashcall',
  'psd2',
  'dtmf_confirm',
] as const;
