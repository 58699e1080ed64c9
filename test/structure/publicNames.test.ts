// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readModule } from './readModule.js';
import { repository } from './repository.js';
import { compareNames } from './rules.js';

/**
 * The public face, entry by entry: what an app may import, and what cannot be taken away without a new
 * major version. Adding to it is a decision: write the name here and say why in CHANGELOG.md.
 */
const publicNames: Record<string, string> = {
  'src/index.ts': `
    ChannelPicker
    Countdown
    createHttpBackend
    createMessages
    createStepUp
    createVerifyDialog
    en
    liveUpdates
    OtpInput
    PhoneHint
    ResendButton
    SubmitButton
    TransactionSummary
    useCountdown
    useOtpInput
    useResendCooldown
    useVerification
    useVerifyDialog
    VerificationError
    VerifyDialog
    VerifyDialogProvider
    VerifyForm
    type ActionName
    type Alphabet
    type ByChannel
    type Challenge
    type ChallengeEvent
    type Channel
    type ChannelPickerProps
    type CodeAlphabet
    type CodeChangeReason
    type Clock
    type CountdownProps
    type Ctx
    type Failure
    type FailureCode
    type FaultCode
    type HttpAnswer
    type HttpBackendOptions
    type HttpBodyMap
    type HttpBodyMaps
    type HttpCall
    type HttpField
    type HttpHeaders
    type HttpMeaning
    type HttpPaths
    type HttpUpdates
    type InitialFocus
    type LiveUpdatesOptions
    type Messages
    type MessageStatus
    type OtpInputAttributes
    type OtpInputGetters
    type OtpInputOptions
    type OtpInputProps
    type OtpRootProps
    type PhoneHintProps
    type Plural
    type ProblemCode
    type ProblemValues
    type ResendButtonProps
    type ResendCooldown
    type SendRequest
    type SendResult
    type Sent
    type StepUp
    type StepUpOptions
    type SubmitButtonProps
    type Transaction
    type TransactionSummaryProps
    type Translation
    type UseVerificationOptions
    type Verification
    type VerificationActions
    type VerificationBackend
    type VerificationProblem
    type VerificationSnapshot
    type VerificationStatus
    type Verified
    type VerifyClassNames
    type VerifyDialogCall
    type VerifyDialogHandle
    type VerifyDialogOptions
    type VerifyDialogProps
    type VerifyDialogProviderProps
    type VerifyDialogRequest
    type VerifyDialogResult
    type VerifyFormProps
    type VerifyRequest
    type VerifyResult
  `,
  'src/server/index.ts': `
    codeProvider
    createVerificationHandler
    devProvider
    memoryStore
    nodeRequestOf
    ProviderError
    redisStore
    telnyxProvider
    toNodeListener
    VerificationError
    type Alphabet
    type Authorization
    type Channel
    type CodeMessage
    type CodeMessageValues
    type CodeNeeded
    type CodeProviderOptions
    type DevProvider
    type DevProviderOptions
    type Inbox
    type InboxMessage
    type LimiterOptions
    type LimiterState
    type MemoryStoreOptions
    type NextCode
    type NodeRequest
    type NodeResponse
    type ProblemCode
    type ProviderEvent
    type ProviderSendRequest
    type ProviderVerdict
    type ProviderVerifyRequest
    type RedisClient
    type RedisStoreOptions
    type TelnyxChannel
    type TelnyxClient
    type TelnyxProviderOptions
    type Transaction
    type VerificationFlow
    type VerificationHandlerOptions
    type VerificationLimiter
    type VerificationLimits
    type VerificationLogEntry
    type VerificationProvider
    type VerificationStore
    type VerifiedCode
  `,
  'src/testing/index.ts': `
    createClock
    createFakeBackend
    type FakeAnswers
    type FakeBackend
    type FakeBackendOptions
    type FakeRequest
    type HeldRequest
    type TestClock
    type TestClockOptions
  `,
};

const listOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);

describe('public names', () => {
  it.each(Object.entries(publicNames))(
    '%s exports what is listed, and nothing else',
    (entry, text) => {
      const exported = repository.find(({ path }) => path === entry)?.exports ?? [];
      expect(compareNames(entry, exported, listOf(text))).toEqual([]);
    },
  );

  it('reports a name that was added, one that went, and a value that became a type', () => {
    const { exports } = readModule(
      'src/index.ts',
      "export { a as b, type C } from './a.js'; export type { D } from './d.js'; export const e = 1; export type F = 1; export default e;",
    );
    expect(exports.sort()).toEqual(['b', 'default', 'e', 'type C', 'type D', 'type F']);
    expect(compareNames('x', exports, exports)).toEqual([]);
    expect(compareNames('x', exports, exports.slice(1))).toHaveLength(1);
    expect(compareNames('x', exports, [...exports, 'gone'])).toHaveLength(1);
    expect(compareNames('x', ['type C'], ['C'])).toHaveLength(2);
  });
});
