import type { Transaction } from '../../../contract/challenge.js';
import { UsageError } from '../../../contract/UsageError.js';
import { ProviderError } from '../ProviderError.js';
import type { ProviderSendRequest, ProviderVerdict } from '../VerificationProvider.js';
import type { TelnyxClient } from './TelnyxClient.js';
import { statusOf, toProviderError } from './toProviderError.js';

const verdicts: readonly ProviderVerdict[] = ['accepted', 'expired', 'max_attempts_exceeded'];

/** What is asked of Telnyx. Whatever fails is a `ProviderError`. */
export function createTelnyxCalls(
  client: TelnyxClient,
  verifyProfileId: string,
  timeoutMs: number,
) {
  const { verifications } = client;
  // By default the SDK asks twice more, without an idempotency key: one code would become three messages.
  const options = { maxRetries: 0, timeout: timeoutMs };

  function trigger({ recipient, channel, timeoutSecs, transaction }: ProviderSendRequest) {
    const body = {
      phone_number: recipient,
      verify_profile_id: verifyProfileId,
      timeout_secs: timeoutSecs,
    };
    switch (channel) {
      case 'sms':
        return verifications.triggerSMS(body, options);
      case 'call':
        return verifications.triggerCall(body, options);
      case 'whatsapp':
        return verifications.triggerWhatsappVerification(body, options);
      case 'flashcall':
        return verifications.triggerFlashcall(body, options);
      case 'psd2':
        return client.post('/verifications/psd2', {
          body: { ...body, ...paymentOf(transaction) },
          ...options,
        });
      default:
        // `dtmf_confirm`: as for `psd2`, the SDK has no method of its own.
        return client.post(`/verifications/${channel}`, { body, ...options });
    }
  }

  return {
    /** Sends a code, or calls. Returns the id of the verification at Telnyx. */
    send: (request: ProviderSendRequest): Promise<string> =>
      settle(`verifications/${request.channel}`, trigger(request), 'id'),

    /** As much work as a send, and as many ways to fail: asks for a verification that Telnyx does not have. */
    async pretend(channel: string): Promise<string> {
      const id = crypto.randomUUID();
      const asking = verifications.retrieve(id, options).then(undefined, nothingThere);
      await settle(`verifications/${channel}`, asking, 'status');
      return id;
    },

    async check(id: string, code: string): Promise<ProviderVerdict> {
      const asking = verifications.actions
        .verify(id, { code }, options)
        .then(undefined, nothingThere);
      const answer = await settle('a check', asking, 'response_code');
      return verdicts.find((known) => known === answer) ?? 'rejected';
    },

    /** Nothing is typed: what Telnyx heard during the call counts. */
    async checkCall(id: string): Promise<ProviderVerdict> {
      const asking = verifications.retrieve(id, options).then(undefined, nothingThere);
      const status = await settle('a check', asking, 'status');
      if (status === 'accepted') return 'accepted';
      // A wrong key, nobody there: that call is over, and only another one can help.
      return status === 'pending' ? 'rejected' : 'expired';
    },
  };
}

/** What a code of no possible form and a decoy have in common: nothing here could be right. */
function nothingThere(fault: unknown): unknown {
  if (![400, 404, 422].includes(statusOf(fault) ?? 0)) throw fault;
  return { data: { response_code: 'rejected', status: 'pending' } };
}

/** A text of the answer's `data`; a page of HTML and an empty answer have none. */
async function settle(
  call: string,
  asking: PromiseLike<unknown>,
  name: 'id' | 'status' | 'response_code',
): Promise<string> {
  let answer: unknown;
  try {
    answer = await asking;
  } catch (fault) {
    throw toProviderError(fault, call);
  }
  const value = Object(Object(answer).data)[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ProviderError('unavailable', `Telnyx answered ${call} without ${name}`);
}

function paymentOf(transaction: Transaction | undefined) {
  if (transaction === undefined) {
    throw new UsageError(
      'A flow asked for the channel `psd2` without a transaction',
      'so the message could not say what is being paid',
      'Return `transaction` from its `authorize`, or leave the channel out.',
    );
  }
  const { amount, currency, payee } = transaction;
  return { amount, currency, payee };
}
