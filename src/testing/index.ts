export type { TestClock, TestClockOptions } from './createClock.js';
export { createClock } from './createClock.js';
export type {
  FakeAnswers,
  FakeBackend,
  FakeBackendOptions,
  FakeRequest,
} from './createFakeBackend.js';
export { createFakeBackend } from './createFakeBackend.js';
export type { HeldRequest } from './createScript.js';
