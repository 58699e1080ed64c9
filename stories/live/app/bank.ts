import {
  createHttpBackend,
  createStepUp,
  createVerifyDialog,
  liveUpdates,
} from '../../../src/index.js';

/** What the bank wants verified before it pays. */
interface Wanted {
  flow: string;
  payment: string;
}
interface Token {
  token: string;
}

export const paymentBackend = createHttpBackend<Wanted, Token>({
  baseUrl: '/api/verification',
  updates: liveUpdates(),
});

/** Shown by the `VerifyDialogProvider` of the app, opened from here. */
export const dialog = createVerifyDialog<Wanted, Token>();

/** The app's API client: a module of its own, which knows nothing of screens. */
export const bank = createStepUp({
  detect: async (response): Promise<Wanted | undefined> =>
    response.status === 403 ? (await response.json()).verification : undefined,
  verify: dialog.verify,
  apply: (request, { token }) => request.headers.set('Verification-Token', token),
});
