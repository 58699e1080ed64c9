import { createVerificationHandler, devProvider } from 'react-otp-verify/server';
import { login } from './login.js';
import { payment } from './payment.js';
import { registration } from './registration.js';

const provider = devProvider();
provider.inbox.subscribe(({ channel, text }) => console.log(channel, text));

export const handler = createVerificationHandler({
  provider,
  flows: { login, registration, payment },
});
