import type { SendResult, VerificationBackend } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { PostInit } from './createPost.js';

/** `VerificationBackend.subscribe`. */
type Subscribe<Proof> = NonNullable<VerificationBackend<unknown, Proof>['subscribe']>;

/** What there is to ask for news. */
export type UpdatesCall = 'events' | 'status';

/** The server, as far as news of a verification need it. */
export interface UpdatesServer<Proof> {
  /** Which of the two there are, the better one first. */
  calls: readonly UpdatesCall[];
  ask(call: UpdatesCall, challenge: Challenge, init: PostInit): Promise<Response>;
  /** Reads an answer as any other is read. Rejects when it makes no sense. */
  understand(
    call: UpdatesCall,
    response: Response,
    challenge: Challenge,
  ): Promise<SendResult<Proof>>;
  timeoutMs: number;
}

/** How news of a verification reach the page: what `liveUpdates()` returns. */
export type HttpUpdates = <Proof>(server: UpdatesServer<Proof>) => Subscribe<Proof>;
