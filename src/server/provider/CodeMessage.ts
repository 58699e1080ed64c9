import type { ProviderSendRequest } from './VerificationProvider.js';

/** What there is to say about a code. */
export interface CodeMessageValues
  extends Pick<
    ProviderSendRequest,
    'recipient' | 'channel' | 'timeoutSecs' | 'transaction' | 'host'
  > {
  code: string;
}

/** A message, ready to be delivered. */
export interface CodeMessage extends CodeMessageValues {
  /** Another one for each message, and the same if it should come twice: the idempotency key of a gateway. */
  id: string;
  /**
   * What to write, or of a call what to say. Deliver it as it is: browsers read the last line of a text message. Of a
   * flash call it is empty: call from a number that ends with the code.
   */
  text: string;
  /** Of an email: its subject, in English, without the code. */
  subject?: string | undefined;
}
