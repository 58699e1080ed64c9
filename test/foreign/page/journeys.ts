import type { VerificationBackend } from '../../../src/index.js';
import { emailOtp, login, payment, phoneNumber, registration, twoFactor } from './backends.js';
import type { JourneyProps } from './Journey.js';
import { cookieApi, graphql, sdk } from './ownBackends.js';

const email = 'ada@example.com';
const password = 'correct horse';
const phone = '+15551233456';

// What each backend takes is what its form holds.
const anyForm = (backend: unknown) => backend as VerificationBackend<Record<string, unknown>>;

/** The app at each path. */
export const journeys: Readonly<Record<string, JourneyProps>> = {
  login: { fields: { email, password }, backend: anyForm(login), codeLength: 5 },
  registration: {
    fields: { name: 'Ada', email, phone_number: phone, password },
    backend: anyForm(registration),
    codeLength: 5,
  },
  payment: {
    fields: { amount: '250', currency: 'EUR', recipient: 'Acme Books', description: 'Order 7' },
    backend: anyForm(payment),
    codeLength: 5,
  },
  'phone-number': {
    fields: { phoneNumber: phone },
    backend: anyForm(phoneNumber),
    codeLength: 6,
  },
  'email-otp': {
    fields: { email },
    constants: { type: 'sign-in' },
    backend: anyForm(emailOtp),
    codeLength: 6,
  },
  'two-factor': {
    fields: { email, password },
    backend: anyForm(twoFactor),
    codeLength: 6,
    begin: async (body) => {
      const response = await fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      return { isDone: !answer.twoFactorRedirect, answer };
    },
  },
  'cookie-api': { fields: { phone }, backend: anyForm(cookieApi), codeLength: 6 },
  graphql: { fields: { phone }, backend: anyForm(graphql), codeLength: 6 },
  sdk: { fields: { phone }, backend: anyForm(sdk), codeLength: 6 },
};
