import { createHttpBackend } from '../../../src/index.js';

/** Three servers in the shape of Telnyx's published examples: what each needs to be told, and no more. */
export const login = createHttpBackend<{ email: string; password: string }, { token: string }>({
  paths: {
    send: '/login',
    resend: '/login/resend',
    verify: '/login/verify',
    cancel: '/verify/cancel',
  },
  meanings: { timeout_secs: 'sent', token: 'verified' },
});

export const registration = createHttpBackend<
  { name: string; email: string; phone_number: string; password: string },
  { user_id: string; token: string }
>({
  paths: { send: '/register/start', verify: '/register/verify', cancel: '/verify/cancel' },
  meanings: { verification_sent: 'sent', token: 'verified' },
});

export const payment = createHttpBackend<
  { amount: string; currency: string; recipient: string; description: string },
  { payment_id: string; status: string; transaction_id?: string }
>({
  paths: {
    send: '/payments/initiate',
    // Asked again it would make another payment.
    resend: false,
    verify: '/payments/confirm',
    cancel: '/verify/cancel',
  },
  fields: { id: 'payment_id' },
  meanings: { completed: 'verified', 'Payment already completed': 'no_challenge' },
});

/** Three plugins of better-auth. Of its words those of the first two are known already. */
export const phoneNumber = createHttpBackend<{ phoneNumber: string }, { token: string }>({
  baseUrl: '/api/auth/phone-number',
  paths: { send: '/send-otp', verify: '/verify' },
  carry: ['phoneNumber'],
  meanings: { message: 'sent', token: 'verified' },
});

export const emailOtp = createHttpBackend<
  { email: string; type: 'sign-in' | 'email-verification' },
  { token: string }
>({
  baseUrl: '/api/auth',
  paths: { send: '/email-otp/send-verification-otp', verify: '/sign-in/email-otp' },
  fields: { code: 'otp' },
  carry: ['email'],
  meanings: { success: 'sent', token: 'verified' },
});

export const twoFactor = createHttpBackend<Record<string, never>, { token: string }>({
  baseUrl: '/api/auth/two-factor',
  paths: { send: '/send-otp', verify: '/verify-otp' },
  meanings: {
    status: 'sent',
    token: 'verified',
    INVALID_CODE: 'incorrect',
    OTP_HAS_EXPIRED: 'expired',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'attempts_exceeded',
  },
});
