'use client';

import { lazy, Suspense } from 'react';
import { type Messages, VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend();

const screens = {
  fr: lazy(async () => screenIn((await import('react-otp-verify/locales/fr')).fr)),
  sv: lazy(async () => screenIn((await import('react-otp-verify/locales/sv')).sv)),
};

function screenIn(messages: Messages) {
  return {
    default: () => (
      <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" messages={messages} />
    ),
  };
}

/** `language` comes from the server: from the address, a cookie or the account. */
export function LanguageOfRequest({ language = 'fr' }: { language?: keyof typeof screens }) {
  const Screen = screens[language];
  return (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  );
}
