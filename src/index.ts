export type {
  ChallengeEvent,
  Ctx,
  SendRequest,
  SendResult,
  Sent,
  VerificationBackend,
  Verified,
  VerifyRequest,
  VerifyResult,
} from './contract/backend.js';
export type { Alphabet, Challenge, Channel, Transaction } from './contract/challenge.js';
export type { Failure, FailureCode, FaultCode, ProblemCode } from './contract/failure.js';
export { VerificationError } from './contract/VerificationError.js';
export type { Clock } from './core/clock.js';
export type { VerificationSnapshot, VerificationStatus } from './core/snapshot.js';
export type { VerificationProblem } from './core/state.js';
export type { VerificationActions } from './engine/createEngine.js';
export { systemClock } from './engine/systemClock.js';
export { useCountdown } from './hooks/useCountdown.js';
export { type ResendCooldown, useResendCooldown } from './hooks/useResendCooldown.js';
export {
  type UseVerificationOptions,
  useVerification,
  type Verification,
} from './hooks/useVerification.js';
