// Checked for its types alone: nothing in the app imports it.
import type { createVerificationHandler } from 'react-otp-verify/server';

export type Handler = ReturnType<typeof createVerificationHandler>;
