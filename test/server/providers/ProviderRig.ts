import type { VerificationProvider } from '../../../src/server/index.js';

/** What reached somebody, by whatever way. */
interface Received {
  channel: string;
  /** None where a key is pressed. */
  code: string | undefined;
}

/** A webhook as the vendor posts it. */
export interface PostedWebhook {
  body: string;
  headers: Record<string, string>;
}

/**
 * A provider to be tried, with the world behind it: the vendor and the phones. Another vendor needs one of these,
 * and a stand-in of its API.
 */
export interface ProviderRig {
  /** Makes the provider as an app does. Called again, it is what a restarted process makes. */
  create(): VerificationProvider;
  /** Oldest first. */
  received(recipient: string): readonly Received[];
  /** The vendor is away, or back. */
  setOutage(isAway: boolean): void;
  /** The vendor checks the codes, so during its outage nobody can. */
  isCheckedByVendor: boolean;
  /** A code from before a restart is good after it. */
  isRestartProof: boolean;
  /** What must be seen nowhere, besides codes and numbers: keys. */
  secrets: readonly string[];
  /** Signs the vendor's news of the last message to somebody. Missing: the vendor has no webhooks. */
  webhook?(recipient: string, news: 'sent' | 'delivered' | 'failed'): PostedWebhook;
  stop?(): Promise<void>;
}
