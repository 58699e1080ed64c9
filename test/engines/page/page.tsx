import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { OtpInput, type OtpInputProps } from '../../../src/components/OtpInput.js';
import type { PageOptions } from './PageOptions.js';
import '../../../src/styles/tokens.css';
import '../../../src/styles/otp-input.css';

const { props, held, dir, text }: PageOptions = JSON.parse(
  new URLSearchParams(location.search).get('options') ?? '{}',
);
document.documentElement.dir = dir ?? 'ltr';

/** What the app was told, in words. */
const told: string[] = [];
Object.assign(window, { told });

/** A form with the field, something to go to before and after it, and text to take to it. */
function Page() {
  const [code, setCode] = useState(props?.defaultValue ?? '');
  const [isDisabled, setDisabled] = useState(false);
  const ownValue: OtpInputProps = held ? { value: code, defaultValue: undefined } : {};
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        told.push(`submit ${new FormData(event.currentTarget).get('code')}`);
      }}
    >
      <button type="button" onClick={() => setDisabled(true)}>
        Before
      </button>
      <OtpInput
        label="A code of six digits"
        name="code"
        disabled={isDisabled}
        {...props}
        {...ownValue}
        onChange={(next, { reason }) => {
          told.push(`${reason} ${next}`);
          if (held === 'accepting') setCode(next);
        }}
        onComplete={(complete) => told.push(`complete ${complete}`)}
        onInvalid={(raw) => told.push(`invalid ${raw}`)}
      />
      <button type="button">After</button>
      <p>
        <span id="message">{text}</span>
      </p>
      <textarea aria-label="Notes" defaultValue={text} />
    </form>
  );
}

const root = createRoot(document.querySelector('main') as HTMLElement);
// Before the page counts as loaded.
flushSync(() => root.render(<Page />));
