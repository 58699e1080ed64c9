import type { Reply } from '../http/Reply.js';
import type { Call, Service } from '../Service.js';
import { cancel } from './cancel.js';
import { events } from './events.js';
import { once } from './once.js';
import { resend } from './resend.js';
import { send } from './send.js';
import { status } from './status.js';
import { verify } from './verify.js';

/** An answer, and whether it was given before under the same Idempotency-Key. */
export interface Answer {
  reply: Reply;
  isReplay: boolean;
  /** Goes out instead of the reply's body. */
  stream?: ReadableStream<Uint8Array<ArrayBuffer>>;
}

type Action = (service: Service, call: Call) => Promise<Answer>;

/** The actions by the last segment of the path. */
export const actions = {
  send: (service, call) =>
    once(service.store, call, 'send', () =>
      call.body.verification_id === undefined ? send(service, call) : resend(service, call),
    ),
  verify,
  cancel: async (service, call) => ({ reply: await cancel(service, call), isReplay: false }),
  status: async (service, call) => ({ reply: await status(service, call), isReplay: false }),
  events,
} satisfies Record<string, Action>;
