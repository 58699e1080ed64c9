import { en } from 'react-otp-verify';
import { ar } from 'react-otp-verify/locales/ar';
import { de } from 'react-otp-verify/locales/de';
import { pl } from 'react-otp-verify/locales/pl';
import './panels.css';

export function Plurals() {
  return (
    <div className="panels">
      {Object.entries({ en, de, pl, ar }).map(([tag, messages]) => (
        <div key={tag} className="panel" lang={tag} dir={tag === 'ar' ? 'rtl' : 'ltr'}>
          {[1, 2, 5].map((count) => (
            <p key={count}>{messages.attemptsRemaining({ count })}</p>
          ))}
          <p>{messages.expiresSoon({ seconds: 30 })}</p>
          <p>{messages.amount({ amount: '1049.90', currency: 'EUR' })}</p>
        </div>
      ))}
    </div>
  );
}
