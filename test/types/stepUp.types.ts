// Checked by tsc: what must compile, and what must not.
import {
  createStepUp,
  createVerifyDialog,
  type StepUp,
  useVerifyDialog,
  type VerificationBackend,
  VerifyDialogProvider,
  type VerifyDialogResult,
} from '../../src/index.js';

interface Wanted {
  order: string;
}
interface Token {
  token: string;
}

declare const backend: VerificationBackend<Wanted, Token>;
declare const wanted: Wanted;
declare function takes<T>(value: T): void;

function typesComeFromTheDialog(): void {
  const dialog = createVerifyDialog<Wanted, Token>();
  const stepUp = createStepUp({
    // With nothing said, an answer is that of `fetch`.
    detect: async (response) => {
      takes<number>(response.status);
      return response.ok ? undefined : ((await response.json()) as Wanted);
    },
    verify: dialog.verify,
    // The proof, not the result that it lies in.
    apply: (request, proof) => request.headers.set('Token', proof.token),
  });
  takes<StepUp<Token>>(stepUp);
  takes<typeof fetch>(stepUp.fetch);
  takes<Promise<number>>(stepUp.run(async (proof) => proof?.token.length ?? 0));
  // @ts-expect-error the first time there is no proof
  void stepUp.run(async (proof) => proof.token);
  createStepUp({
    // @ts-expect-error what is detected is what the dialog verifies
    detect: () => ({ order: 1 }),
    verify: dialog.verify,
  });
}

function typesComeFromAnyFunction(): void {
  const bare = createStepUp({
    detect: () => wanted,
    verify: async ({ input, signal }) => {
      takes<Wanted>(input);
      takes<AbortSignal>(signal);
      return { token: input.order };
    },
  });
  takes<StepUp<Token>>(bare);
  const other = createStepUp({
    detect: (outcome: { data: string } | Error) => (outcome instanceof Error ? wanted : null),
    verify: async () => 'proof',
  });
  takes<StepUp<string>>(other);
}

function UsesTheHook(): void {
  const verify = useVerifyDialog<Wanted, Token>();
  takes<Promise<VerifyDialogResult<Token>>>(verify({ input: wanted }));
  void verify({ input: wanted, title: 'Confirm', autoSend: true, backend, signal: undefined });
  void createStepUp({ detect: () => wanted, verify });
  // @ts-expect-error there is something to verify
  void verify({ title: 'Confirm' });
  // @ts-expect-error the call opens and closes it
  void verify({ input: wanted, open: true });
  // @ts-expect-error the result says so
  void verify({ input: wanted, onVerified: () => {} });
}

function resultsAreToldApart(result: VerifyDialogResult<Token>): void {
  // @ts-expect-error somebody may have left
  takes<Token>(result.proof);
  if (result.status === 'verified') takes<Token>(result.proof);
  else takes<'cancelled'>(result.status);
}

function theDialogAndTheBackendAgree(): void {
  const dialog = createVerifyDialog<Wanted, Token>();
  void VerifyDialogProvider({ backend, dialog });
  void VerifyDialogProvider({ backend, title: 'Confirm', messages: {}, dismissible: false });
  // @ts-expect-error something has to send the codes
  void VerifyDialogProvider({ dialog });
  // @ts-expect-error each call has its own
  void VerifyDialogProvider({ backend, input: wanted });
  // @ts-expect-error a backend for something else
  void VerifyDialogProvider({ backend, dialog: createVerifyDialog<{ id: number }, Token>() });
}

// None of it runs; it is named here so that nothing counts as unused.
void [
  typesComeFromTheDialog,
  typesComeFromAnyFunction,
  UsesTheHook,
  resultsAreToldApart,
  theDialogAndTheBackendAgree,
];
