import { maskRecipient } from '../http/Reply.js';
import type { Call } from '../Service.js';
import type { VerificationRecord } from '../store/createRecords.js';

/** Tells the log which verification the request was about. */
export function describe(call: Call, record: VerificationRecord): void {
  const { id, flow, channel, recipient } = record;
  call.about = { flow, channel, verificationId: id, recipient: maskRecipient(recipient) };
}
