export type { Alphabet, Channel, Transaction } from '../contract/challenge.js';
export type { ProblemCode } from '../contract/failure.js';
export { VerificationError } from '../contract/VerificationError.js';
export type { Inbox, InboxMessage } from './createInbox.js';
export {
  createVerificationHandler,
  type VerificationHandlerOptions,
} from './createVerificationHandler.js';
export { type DevProvider, type DevProviderOptions, devProvider } from './devProvider.js';
export { type MemoryStoreOptions, memoryStore } from './memoryStore.js';
export type {
  Authorization,
  CodeNeeded,
  VerificationFlow,
  VerifiedCode,
} from './VerificationFlow.js';
export type { VerificationLimits } from './VerificationLimits.js';
export type { VerificationLogEntry } from './VerificationLogEntry.js';
export type {
  ProviderSendRequest,
  ProviderVerdict,
  ProviderVerifyRequest,
  VerificationProvider,
} from './VerificationProvider.js';
export type {
  LimiterOptions,
  LimiterState,
  VerificationLimiter,
  VerificationStore,
} from './VerificationStore.js';
