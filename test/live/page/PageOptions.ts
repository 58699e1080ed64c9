/** What a test asks of the page, in its address. Never a number or a code. */
export interface PageOptions {
  /** Whom the server knows already: the screen is there at once. Otherwise a form asks for the number. */
  account?: number | undefined;
  /** The server speaks without being asked. Otherwise it can only be asked where a verification stands. */
  hasNews?: boolean;
  isDialog?: boolean;
  /** Whether the code is taken from the message. @default true */
  webOtp?: boolean | undefined;
  cancelOnPageHide?: boolean;
  /** Mistakes that an app could make, for the test that finds them. */
  leak?:
    | 'console'
    | 'storage'
    | 'url'
    | 'attribute'
    | 'tabs'
    | 'analytics'
    | 'cache'
    | 'error'
    | 'idb'
    | 'memory';
}
