/** A call on which a key is pressed: there is no code, and nothing to type. */
export const isByKey = (channel: string | undefined): boolean => channel === 'dtmf_confirm';

/** Somebody's phone rings. */
export const isCall = (channel: string | undefined): boolean =>
  isByKey(channel) || channel === 'call' || channel === 'flashcall';
