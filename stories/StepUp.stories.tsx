import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import {
  createStepUp,
  createVerifyDialog,
  useVerifyDialog,
  VerificationError,
  VerifyDialogProvider,
} from '../src/index.js';
import type { FakeBackend } from '../src/testing/index.js';
import { expectFocus } from './support/expectFocus.js';
import { type Scene, scene } from './support/Scene.js';

interface Wanted {
  purpose: string;
}
interface Token {
  token: string;
}

/** An API client of an app, and a server that lets nobody in without a token. It answers in the page. */
function createApi() {
  const dialog = createVerifyDialog<Wanted, Token>();
  const { fetch } = createStepUp({
    detect: async (response): Promise<Wanted | undefined> =>
      response.status === 403 ? (await response.json()).verification : undefined,
    verify: dialog.verify,
    apply: (request, { token }) => request.headers.set('Verification-Token', token),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return request.headers.has('Verification-Token')
        ? Response.json({ text: `${await request.text()}: here you are.` })
        : Response.json({ verification: { purpose: 'export' } }, { status: 403 });
    },
  });
  return { dialog, fetch };
}

function Export({ scene: { backend, clock }, parts }: { scene: Scene; parts: readonly string[] }) {
  const [api] = useState(createApi);
  const [outcomes, setOutcomes] = useState<readonly string[]>([]);

  async function load(part: string): Promise<string> {
    try {
      const response = await api.fetch('/export', { method: 'POST', body: part });
      return (await response.json()).text;
    } catch (error) {
      const isLeft = error instanceof VerificationError && error.code === 'cancelled';
      return `${part}: ${isLeft ? 'you left.' : 'something went wrong.'}`;
    }
  }
  return (
    <>
      <button
        type="button"
        className="otp-submit"
        onClick={() => void Promise.all(parts.map(load)).then(setOutcomes)}
      >
        Export my data
      </button>
      <ul aria-label="Export" aria-live="polite">
        {outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
      <VerifyDialogProvider
        dialog={api.dialog}
        backend={backend as FakeBackend<Token>}
        clock={clock}
        autoSend
        title="Confirm that it is you"
      />
    </>
  );
}

/**
 * `createStepUp` has somebody verified in the middle of a request: the server says "verify first", the dialog opens, and
 * the request that the app made goes through. The app's code is one `fetch`.
 */
const meta = {
  title: 'Screens/Step-up',
  component: VerifyDialogProvider,
  args: { backend: undefined as never },
  parameters: { controls: { disable: true }, docs: { story: { inline: false, height: '34rem' } } },
  loaders: [scene()],
  render: (_, { loaded }) => <Export scene={loaded as Scene} parts={['Letters']} />,
} satisfies Meta<typeof VerifyDialogProvider>;

export default meta;
type Story = StoryObj<typeof meta>;

async function start(canvasElement: HTMLElement, button: RegExp): Promise<HTMLElement> {
  await userEvent.click(within(canvasElement).getByRole('button', { name: button }));
  const dialog = await within(canvasElement).findByRole('dialog', { name: /Confirm/ });
  await within(dialog).findByText('Code expires in 5:00');
  return dialog;
}

/** One press of the button is one request to the app, and two on the network. */
export const Refused: Story = {
  play: async ({ canvasElement }) => {
    const dialog = await start(canvasElement, /Export/);
    await userEvent.type(within(dialog).getByRole('textbox'), '123456');
    await within(canvasElement).findByText('Letters: here you are.');
    await expectFocus(within(canvasElement).getByRole('button', { name: /Export/ }));
  },
};

/** The request rejects with a `VerificationError` of the code `cancelled`. */
export const Cancelled: Story = {
  play: async ({ canvasElement }) => {
    const dialog = await start(canvasElement, /Export/);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    await within(canvasElement).findByText('Letters: you left.');
  },
};

/** Requests that want the same share one dialog. */
export const Parallel: Story = {
  render: (_, { loaded }) => (
    <Export scene={loaded as Scene} parts={['Letters', 'Pictures', 'Contacts']} />
  ),
  play: async ({ canvasElement, loaded }) => {
    const dialog = await start(canvasElement, /Export/);
    await userEvent.type(within(dialog).getByRole('textbox'), '123456');
    for (const part of ['Letters', 'Pictures', 'Contacts']) {
      await within(canvasElement).findByText(`${part}: here you are.`);
    }
    const kinds = (loaded as Scene).backend.requests.map(({ kind }) => kind);
    await expect(kinds).toEqual(['send', 'verify']);
  },
};

function DeleteButton() {
  const verify = useVerifyDialog<Wanted, Token>();
  const [outcome, setOutcome] = useState('');
  return (
    <>
      <button
        type="button"
        className="otp-submit"
        onClick={async () => {
          const result = await verify({
            input: { purpose: 'delete' },
            title: 'Confirm that everything goes',
          });
          setOutcome(result.status === 'verified' ? 'Everything is gone.' : 'Nothing happened.');
        }}
      >
        Delete everything
      </button>
      <p role="status">{outcome}</p>
    </>
  );
}

/** `await verify({ input })`, by `useVerifyDialog`: no state, no `open`, and words of its own for this once. */
export const ByCall: Story = {
  render: (_, { loaded }) => (
    <VerifyDialogProvider {...(loaded as Scene)} autoSend>
      <DeleteButton />
    </VerifyDialogProvider>
  ),
  play: async ({ canvasElement }) => {
    const dialog = await start(canvasElement, /Delete/);
    await userEvent.type(within(dialog).getByRole('textbox'), '123456');
    await within(canvasElement).findByText('Everything is gone.');
  },
};
