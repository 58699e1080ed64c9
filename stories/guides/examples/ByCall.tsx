import { useState } from 'react';
import { useVerifyDialog, VerifyDialogProvider } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({ latencyMs: 600 });

export function ByCall() {
  return (
    <VerifyDialogProvider backend={backend} autoSend>
      <DeleteAccount />
    </VerifyDialogProvider>
  );
}

function DeleteAccount() {
  const verify = useVerifyDialog();
  const [outcome, setOutcome] = useState('');

  async function onDelete() {
    const { status } = await verify({ input: { purpose: 'delete' }, title: 'Delete your account' });
    setOutcome(status === 'verified' ? 'The account is gone.' : 'Nothing was deleted.');
  }
  return (
    <>
      <button type="button" onClick={() => void onDelete()}>
        Delete my account
      </button>
      <p role="status">{outcome}</p>
    </>
  );
}
