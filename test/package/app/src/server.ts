// Checked for its types alone: nothing in the app imports it.
import { createVerificationHandler } from 'react-otp-verify/server';

createVerificationHandler satisfies (options: never) => (request: Request) => Promise<Response>;
