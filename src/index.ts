export { createHttpBackend } from './backend/createHttpBackend.js';
export type {
  HttpAnswer,
  HttpBackendOptions,
  HttpBodyMap,
  HttpBodyMaps,
  HttpCall,
  HttpField,
  HttpHeaders,
  HttpMeaning,
  HttpPaths,
} from './backend/HttpBackendOptions.js';
export type { HttpUpdates } from './backend/HttpUpdates.js';
export { type LiveUpdatesOptions, liveUpdates } from './backend/liveUpdates.js';
export { ChannelPicker, type ChannelPickerProps } from './components/ChannelPicker.js';
export { Countdown, type CountdownProps } from './components/Countdown.js';
export {
  createVerifyDialog,
  type VerifyDialogCall,
  type VerifyDialogHandle,
  type VerifyDialogOptions,
  type VerifyDialogRequest,
  type VerifyDialogResult,
} from './components/createVerifyDialog.js';
export { OtpInput, type OtpInputProps } from './components/OtpInput.js';
export { PhoneHint, type PhoneHintProps } from './components/PhoneHint.js';
export { ResendButton, type ResendButtonProps } from './components/ResendButton.js';
export { SubmitButton, type SubmitButtonProps } from './components/SubmitButton.js';
export {
  TransactionSummary,
  type TransactionSummaryProps,
} from './components/TransactionSummary.js';
export type { InitialFocus } from './components/useScreenFocus.js';
export { useVerifyDialog } from './components/useVerifyDialog.js';
export { VerifyDialog, type VerifyDialogProps } from './components/VerifyDialog.js';
export {
  VerifyDialogProvider,
  type VerifyDialogProviderProps,
} from './components/VerifyDialogProvider.js';
export { VerifyForm, type VerifyFormProps } from './components/VerifyForm.js';
export type { VerifyClassNames } from './components/VerifyScreenProps.js';
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
export type { CodeAlphabet } from './core/code.js';
export type { VerificationSnapshot, VerificationStatus } from './core/snapshot.js';
export type { VerificationProblem } from './core/state.js';
export type { VerificationActions } from './engine/createEngine.js';
export type { CodeChangeReason } from './hooks/codeChangeReason.js';
export type { OtpInputOptions } from './hooks/OtpInputOptions.js';
export { useCountdown } from './hooks/useCountdown.js';
export {
  type OtpInputAttributes,
  type OtpInputGetters,
  type OtpRootProps,
  useOtpInput,
} from './hooks/useOtpInput.js';
export { type ResendCooldown, useResendCooldown } from './hooks/useResendCooldown.js';
export {
  type UseVerificationOptions,
  useVerification,
  type Verification,
} from './hooks/useVerification.js';
export { createMessages } from './messages/createMessages.js';
export { en } from './messages/locales/en.js';
export type { ActionName, MessageStatus, Messages, ProblemValues } from './messages/Messages.js';
export type { ByChannel, Plural, Translation } from './messages/Translation.js';
export { createStepUp } from './stepup/createStepUp.js';
export type { StepUp, StepUpOptions } from './stepup/StepUpOptions.js';
