import type { SendRequest, SendResult, VerifyRequest } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { ProblemCode } from '../contract/failure.js';
import type { HttpUpdates } from './HttpUpdates.js';

/** What is being asked of the server. A resend is a send that continues a verification. */
export type HttpCall = 'send' | 'resend' | 'verify' | 'cancel' | 'status' | 'events';

/** Where each call goes: `/path`, joined to `baseUrl` if there is one, or a whole URL where there is none. */
export interface HttpPaths {
  send: string;
  /**
   * `false`: this server can send no second code. The screen then offers to start again instead (`canResend`), and a
   * resend all the same fails with `no_challenge`, with nothing requested.
   * @default the path of `send`
   */
  resend?: string | false | undefined;
  verify: string;
  /**
   * `false`: the server is not told when the person leaves.
   * @default false
   */
  cancel?: string | false | undefined;
  /**
   * Says where a verification stands. `backend.status` is there if this is.
   * @default false
   */
  status?: string | false | undefined;
  /**
   * Streams `text/event-stream`, for `updates: liveUpdates()`.
   * @default false
   */
  events?: string | false | undefined;
}

/** Headers to add to a request or to replace in it. `undefined` takes one away. */
export type HttpHeaders = Readonly<Record<string, string | undefined>>;

/** An answer as it came, before anyone has judged it. */
export interface HttpAnswer {
  /** The call that it answers. Of `events`: an answer that is no stream, or what a `result` of the stream holds. */
  call: HttpCall;
  /** The HTTP status. Never a redirect: those are not followed and not read. */
  status: number;
  headers: Headers;
  /** The members of the JSON that was answered; none if it was not JSON. */
  body: Readonly<Record<string, unknown>>;
  /** The body as it came, whole: one that is cut short is no answer. */
  text: string;
}

/** What an answer can mean. A failure has the contract's name for it. */
export type HttpMeaning = 'sent' | 'verified' | ProblemCode;

/** The members of the wire that a server may call otherwise. */
export type HttpField = Exclude<keyof Challenge, 'state' | 'canResend'> | 'code';

/** Makes the body of a call; `body` is the one that would be sent without it. What is returned becomes the JSON. */
export type HttpBodyMap<Request> = (
  request: Request,
  body: Readonly<Record<string, unknown>>,
) => unknown;

/** What to put in the body of each call. */
export interface HttpBodyMaps<Input> {
  send?: HttpBodyMap<SendRequest<Input>> | undefined;
  /** Always with `previous`. */
  resend?: HttpBodyMap<SendRequest<Input>> | undefined;
  verify?: HttpBodyMap<VerifyRequest> | undefined;
  cancel?: HttpBodyMap<{ challenge: Challenge }> | undefined;
  status?: HttpBodyMap<{ challenge: Challenge }> | undefined;
  events?: HttpBodyMap<{ challenge: Challenge }> | undefined;
}

interface HttpSettings<Input, Proof> {
  /**
   * Headers for each request: an object, or a function asked anew every time, for tokens that change. It counts
   * into `timeoutMs`; what it throws is thrown by the call. For `cancel` let it answer at once: the page may be
   * going away.
   */
  headers?:
    | HttpHeaders
    | ((request: { call: HttpCall }) => HttpHeaders | Promise<HttpHeaders>)
    | undefined;
  /**
   * Whether cookies go along. `include` for a server of another origin.
   * @default 'same-origin'
   */
  credentials?: RequestCredentials | undefined;
  /**
   * How long a send, a verify or a status may take, and a stream of events to begin, from the headers hook to the last byte of the answer, in milliseconds;
   * at most 2^31-1, the longest that a browser's timer can wait.
   * @default 30_000
   */
  timeoutMs?: number | undefined;
  /**
   * What makes the requests.
   * @default the global `fetch`, looked up at every call
   */
  fetch?: typeof fetch | undefined;
  /**
   * What this server calls the members of the wire, in requests and answers: `{ id: 'payment_id', code: 'otp' }`.
   * @default the contract's: verification_id, channel, channels, phone_hint, code_length, alphabet, timeout_secs,
   * resend_after_secs, attempts_remaining, transaction, code
   */
  fields?: Partial<Record<HttpField, string>> | undefined;
  /**
   * Members of the input or of the answer to a send that every later body repeats, for a server that knows a
   * verification by a phone number or by several ids. They are kept in `challenge.state`.
   */
  carry?: readonly string[] | undefined;
  /**
   * How the screen hears that the person confirmed elsewhere, with nothing typed: `liveUpdates()`, from `paths.events`
   * or `paths.status`. `backend.subscribe` is there if this is. Where the paths are the contract's own it also says that
   * the server has these optional ones, `/events` and `/status`.
   * @default none: the screen waits for a code
   */
  updates?: HttpUpdates | undefined;
  /** What to put in each body, where renaming and carrying members is not enough. */
  body?: HttpBodyMaps<Input> | undefined;
  /**
   * What this server's words mean: `{ completed: 'verified', INVALID_CODE: 'incorrect' }`. A word is the value of
   * `code`, `response_code`, `status` or `error`, or the name of a member that is there and not empty, zero or
   * false: `{ token: 'verified', requires_2fa: 'sent' }`. A failure outweighs `sent`, and `sent` outweighs
   * `verified`; these two count under a 2xx status only. They add to the words of the contract.
   */
  meanings?: Readonly<Record<string, HttpMeaning>> | undefined;
  /**
   * Reads an answer before anything else does. A meaning: the rest of the result is read from the body. A whole
   * result: it stands as it is, except that what a challenge leaves out is read from the body. `undefined`:
   * the built-in reading decides. It is asked whatever the status, a 503 with HTML included; what it throws is thrown
   * by the call.
   */
  read?: ((answer: HttpAnswer) => HttpMeaning | SendResult<Proof> | undefined) | undefined;
  /**
   * What the app gets for a success.
   * @default the body, without our own members if the status is the contract's `accepted`
   */
  proof?: ((answer: HttpAnswer) => Proof) | undefined;
}

/** Where the server is: a base URL, or a path for each call, or both. */
type HttpPlace =
  | {
      /** Where the calls live, such as `/verification` or `https://api.example.com/verification`. */
      baseUrl: string;
      /**
       * Where each call goes below it.
       * @default { send: '/send', verify: '/verify', cancel: '/cancel' }, and { status: '/status', events: '/events' }
       * with `updates`
       */
      paths?: HttpPaths | undefined;
    }
  | { baseUrl?: undefined; paths: HttpPaths };

/** How to reach a server, and how to understand one that does not speak the contract, `react-otp-verify/openapi.json`. */
export type HttpBackendOptions<Input = unknown, Proof = unknown> = HttpSettings<Input, Proof> &
  HttpPlace;
