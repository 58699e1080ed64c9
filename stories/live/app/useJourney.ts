import { type RefObject, useEffect, useState } from 'react';
import {
  createHttpBackend,
  liveUpdates,
  useVerification,
  type Verification,
} from '../../../src/index.js';
import { useFormFocus } from './useFormFocus.js';

/** Fernhill's server. What it says so with, once somebody is verified, is a few words for each flow. */
const backend = createHttpBackend<object, Record<string, string>>({
  baseUrl: '/api/verification',
  updates: liveUpdates(),
});

export interface Journey {
  verification: Verification<Record<string, string>>;
  /** The code's turn has come; before that, the app's own form is shown. */
  isCodeStep: boolean;
  /** The app's own form. */
  form: RefObject<HTMLFormElement | null>;
  /** Back to the form, and the focus with it. */
  startOver: () => void;
}

/**
 * A verification whose form is the app's own: what was typed goes out with the first `send`. A reload in the middle
 * comes back to the code. What survives it in this tab is the flow's name alone: the server knows by its session
 * cookie who was let in as far as the code, and answers with the same verification and what is left of its times.
 */
export function useJourney(flow: string, typed: Record<string, string>): Journey {
  const key = `fernhill.halfway.${flow}`;
  const [isResumed, setResumed] = useState(() => sessionStorage.getItem(key) !== null);
  const verification = useVerification<object, Record<string, string>>({
    backend,
    input: isResumed ? { flow, resume: true } : { flow, ...typed },
    autoSend: isResumed,
    onError: ({ code }) => {
      if (code === 'unauthenticated') setResumed(false);
    },
  });
  const { status, challenge, reset } = verification;
  const { form, comeBack } = useFormFocus();

  useEffect(() => {
    if (status === 'awaiting') sessionStorage.setItem(key, 'yes');
    else if (status !== 'sending' && status !== 'verifying') sessionStorage.removeItem(key);
  }, [key, status]);

  return {
    verification,
    isCodeStep: isResumed || challenge !== undefined || status === 'locked',
    form,
    startOver() {
      setResumed(false);
      reset();
      comeBack();
    },
  };
}
