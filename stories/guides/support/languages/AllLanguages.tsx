import { useMemo, useState } from 'react';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import { type Language, languages } from './languages.js';
import './allLanguages.css';

/** Every language, by its own name; and the screen in the one that is pressed. */
export function AllLanguages() {
  const backend = useMemo(() => createFakeBackend({ challenge }), []);
  const [chosen, setChosen] = useState(() => languages.find(({ tag }) => tag === 'de') as Language);
  return (
    <div className="languages">
      <ul>
        {languages.map((language) => (
          <li key={language.tag}>
            <button
              type="button"
              className="languages-button"
              aria-pressed={language === chosen}
              onClick={() => setChosen(language)}
            >
              <span lang={language.tag}>{language.ownName}</span> <code>{language.tag}</code>
            </button>
          </li>
        ))}
      </ul>
      <div>
        <p>
          {chosen.englishName}:{' '}
          <code>
            {`import { ${chosen.exported} } from 'react-otp-verify/locales/${chosen.tag}';`}
          </code>
        </p>
        <div className="languages-screen" lang={chosen.tag} dir={chosen.direction}>
          <VerifyForm
            backend={backend}
            input={{}}
            autoSend
            initialFocus="none"
            headingLevel={3}
            messages={chosen.messages}
            onCancel={() => {}}
          />
        </div>
      </div>
    </div>
  );
}

const challenge = { transaction: { amount: '1049.90', currency: 'EUR', payee: 'Northwind' } };
