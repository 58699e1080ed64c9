// The package's index loads Node's `cluster`; its memory limiter alone runs anywhere, but has no types of its own.
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
  export { RateLimiterMemory as default } from 'rate-limiter-flexible';
}
