export type { VerificationBackend } from './contract/backend.js';
