import './journeys.css';

const journeys = [
  {
    name: 'Login',
    href: './?path=/story/live-login--login',
    text: 'A password, then a code, inline in the page. By text, by call, on WhatsApp.',
  },
  {
    name: 'Registration',
    href: './?path=/story/live-registration--registration',
    text: 'A number from a form, proved before there is an account. Also by a missed call.',
  },
  {
    name: 'Payment',
    href: './?path=/story/live-payment--payment',
    text: 'A dialog with the amount and the payee beside the code, good for nothing else.',
  },
];

/** The way from the front page to the live journeys. */
export function Journeys() {
  return (
    <ul className="journeys">
      {journeys.map(({ name, href, text }) => (
        <li key={name}>
          <a href={href} target="_top">
            <strong>{name}</strong>
            <span>{text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
