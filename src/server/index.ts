export type { Alphabet, Channel, Transaction } from '../contract/challenge.js';
export type { ProblemCode } from '../contract/failure.js';
export { VerificationError } from '../contract/VerificationError.js';
export {
  createVerificationHandler,
  type VerificationHandlerOptions,
} from './createVerificationHandler.js';
export type { NodeRequest, NodeResponse } from './node/NodeRequest.js';
export { nodeRequestOf } from './node/nodeRequestOf.js';
export { toNodeListener } from './node/toNodeListener.js';
export type { CodeMessage, CodeMessageValues } from './provider/CodeMessage.js';
export { type CodeProviderOptions, codeProvider } from './provider/codeProvider.js';
export type { Inbox, InboxMessage } from './provider/createInbox.js';
export { type DevProvider, type DevProviderOptions, devProvider } from './provider/devProvider.js';
export { ProviderError } from './provider/ProviderError.js';
export type { TelnyxClient } from './provider/telnyx/TelnyxClient.js';
export type { TelnyxChannel } from './provider/telnyx/telnyxChannels.js';
export { type TelnyxProviderOptions, telnyxProvider } from './provider/telnyx/telnyxProvider.js';
export type {
  ProviderEvent,
  ProviderSendRequest,
  ProviderVerdict,
  ProviderVerifyRequest,
  VerificationProvider,
} from './provider/VerificationProvider.js';
export { type MemoryStoreOptions, memoryStore } from './store/memoryStore.js';
export type { RedisClient } from './store/RedisClient.js';
export { type RedisStoreOptions, redisStore } from './store/redisStore.js';
export type {
  LimiterOptions,
  LimiterState,
  VerificationLimiter,
  VerificationStore,
} from './store/VerificationStore.js';
export type {
  Authorization,
  CodeNeeded,
  NextCode,
  VerificationFlow,
  VerifiedCode,
} from './VerificationFlow.js';
export type { VerificationLimits } from './VerificationLimits.js';
export type { VerificationLogEntry } from './VerificationLogEntry.js';
