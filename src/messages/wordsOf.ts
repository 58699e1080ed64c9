import { en } from './locales/en.js';
import type { Messages } from './Messages.js';

/** English, with whatever the app says otherwise. */
export function wordsOf(messages: Partial<Messages> | undefined): Messages {
  return messages ? { ...en, ...messages } : en;
}
