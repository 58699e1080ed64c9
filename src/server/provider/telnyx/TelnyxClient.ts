/**
 * What is used of the official SDK's client: `new Telnyx({ apiKey })` of `telnyx` 7 is one. Its answers are typed as
 * unknown on purpose: they are what came over the wire.
 */
export interface TelnyxClient {
  /** Set by the SDK's option `publicKey` or `TELNYX_PUBLIC_KEY`: webhooks are checked by it. */
  readonly publicKey?: string | null | undefined;
  post(
    path: string,
    options: TelnyxCallOptions & { body: TelnyxTriggerBody },
  ): PromiseLike<unknown>;
  readonly verifications: {
    triggerSMS(body: TelnyxTriggerBody, options: TelnyxCallOptions): PromiseLike<unknown>;
    triggerCall(body: TelnyxTriggerBody, options: TelnyxCallOptions): PromiseLike<unknown>;
    triggerFlashcall(body: TelnyxTriggerBody, options: TelnyxCallOptions): PromiseLike<unknown>;
    triggerWhatsappVerification(
      body: TelnyxTriggerBody,
      options: TelnyxCallOptions,
    ): PromiseLike<unknown>;
    retrieve(id: string, options: TelnyxCallOptions): PromiseLike<unknown>;
    readonly actions: {
      verify(id: string, body: { code: string }, options: TelnyxCallOptions): PromiseLike<unknown>;
    };
  };
  readonly webhooks: {
    unwrap(
      body: string,
      options: { headers: Record<string, string>; key?: string },
    ): PromiseLike<unknown>;
  };
}

export interface TelnyxTriggerBody {
  phone_number: string;
  verify_profile_id: string;
  timeout_secs: number;
  amount?: string;
  currency?: string;
  payee?: string;
}

export interface TelnyxCallOptions {
  maxRetries: number;
  /** In milliseconds. */
  timeout: number;
}
