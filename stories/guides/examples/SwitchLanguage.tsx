import { useEffect, useState } from 'react';
import { en, type Messages, VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend();

/** Each is a chunk of its own, fetched when it is asked for. */
const load: Record<string, () => Promise<Messages>> = {
  en: async () => en,
  de: async () => (await import('react-otp-verify/locales/de')).de,
  ar: async () => (await import('react-otp-verify/locales/ar')).ar,
  ja: async () => (await import('react-otp-verify/locales/ja')).ja,
};

export function SwitchLanguage() {
  const [language, setLanguage] = useState('en');
  const [shown, setShown] = useState({ language: 'en', messages: en });

  useEffect(() => {
    let isCurrent = true;
    void load[language]?.().then((messages) => {
      if (isCurrent) setShown({ language, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);

  return (
    <>
      <p>
        <label>
          Language{' '}
          <select value={language} onChange={(event) => setLanguage(event.target.value)}>
            <option value="en">English</option>
            <option value="de" lang="de">
              Deutsch
            </option>
            <option value="ar" lang="ar">
              العربية
            </option>
            <option value="ja" lang="ja">
              日本語
            </option>
          </select>
        </label>
      </p>
      <div lang={shown.language} dir={shown.language === 'ar' ? 'rtl' : 'ltr'}>
        <VerifyForm
          backend={backend}
          input={{}}
          autoSend
          initialFocus="none"
          messages={shown.messages}
        />
      </div>
    </>
  );
}
