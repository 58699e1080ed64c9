/**
 * What is used of the official SDK's client: `new Telnyx({ apiKey })` of `telnyx` 7 is one. Its answers are typed as
 * unknown on purpose: they are what came over the wire.
 */
export interface TelnyxClient {
  /** Set by the SDK's option `publicKey` or `TELNYX_PUBLIC_KEY`: webhooks are checked by it. */
  readonly publicKey?: string | null | undefined;
  post(path: string, options: CallOptions & { body: TriggerBody }): PromiseLike<unknown>;
  readonly verifications: {
    triggerSMS(body: TriggerBody, options: CallOptions): PromiseLike<unknown>;
    triggerCall(body: TriggerBody, options: CallOptions): PromiseLike<unknown>;
    triggerFlashcall(body: TriggerBody, options: CallOptions): PromiseLike<unknown>;
    triggerWhatsappVerification(body: TriggerBody, options: CallOptions): PromiseLike<unknown>;
    retrieve(id: string, options: CallOptions): PromiseLike<unknown>;
    readonly actions: {
      verify(id: string, body: { code: string }, options: CallOptions): PromiseLike<unknown>;
    };
  };
  readonly webhooks: {
    unwrap(
      body: string,
      options: { headers: Record<string, string>; key?: string },
    ): PromiseLike<unknown>;
  };
}

interface TriggerBody {
  phone_number: string;
  verify_profile_id: string;
  timeout_secs: number;
  amount?: string;
  currency?: string;
  payee?: string;
}

interface CallOptions {
  maxRetries: number;
  /** In milliseconds. */
  timeout: number;
}
