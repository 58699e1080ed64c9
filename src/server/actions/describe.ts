import { maskRecipient } from '../http/Reply.js';
import type { Incoming } from '../Service.js';
import type { VerificationRecord } from '../store/createRecords.js';

/** Tells the log which verification the request was about. */
export function describe({ about }: Incoming, record: VerificationRecord): void {
  const { id, flow, channel, recipient } = record;
  const masked = maskRecipient(recipient);
  Object.assign(about, { flow, channel, verificationId: id, recipient: masked });
}
