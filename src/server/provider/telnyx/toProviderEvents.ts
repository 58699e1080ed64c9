import type { ProviderEvent } from '../VerificationProvider.js';
import { referenceOf } from './referenceOf.js';

/**
 * What an event of Telnyx says about a code, in our words. Nothing else of it leaves here: its payload holds the
 * number, and the code in clear.
 * @see https://developers.telnyx.com/docs/identity/verify/receiving-webhooks
 */
export function toProviderEvents(event: unknown): ProviderEvent[] {
  const data = member(event, 'data');
  const payload = member(data, 'payload');
  const [type, eventId] = [text(data, 'event_type'), text(data, 'id')];
  const [id, channel, status] = [
    text(payload, 'id'),
    text(payload, 'type'),
    text(payload, 'status'),
  ];
  const news = newsOf(type, channel, status);
  if (id === '' || news === undefined) return [];
  // The completion of a call is documented without an id of the event.
  return [{ id: eventId || `${type} ${id} ${status}`, reference: referenceOf(channel, id), news }];
}

function newsOf(
  eventType: string,
  channel: string,
  status: string,
): ProviderEvent['news'] | undefined {
  switch (eventType) {
    case 'verify.sent':
      return 'sent';
    case 'verify.delivered':
      return 'delivered';
    case 'verify.failed':
      return 'failed';
    case 'verification.complete':
    case 'verification.completed':
      // Where a code is typed, the completion is our own check come back, or somebody else's by number: the code
      // was not typed into this verification's page, so it confirms nothing here.
      if (channel !== 'dtmf_confirm') return undefined;
      return status === 'accepted' ? 'accepted' : 'failed';
    default:
      return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return Object(value)[name];
}

function text(value: unknown, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' ? found : '';
}
