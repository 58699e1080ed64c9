import { useState } from 'react';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({ proof: { userId: 7 } });

export function App() {
  const [userId, setUserId] = useState<number>();
  return (
    <main>
      <VerifyForm
        backend={backend}
        input={{}}
        autoSend
        onVerified={(proof) => setUserId(proof.userId)}
      />
      {userId !== undefined && <output>Signed in as user {userId}</output>}
    </main>
  );
}
