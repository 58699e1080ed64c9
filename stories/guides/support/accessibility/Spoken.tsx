import journeys from '../../../../test/a11y/journeys.browser.tsx?raw';
import './accessibility.css';

/** Titles of tests, and what the person did before each passage of what is heard. */
export const spokenJourneys = {
  opening: {
    test: 'A12: opened, a wrong code, the right one',
    steps: ['The screen opens', 'A wrong code is typed', 'The right code is typed'],
  },
  resend: {
    test: 'A11: Resend pressed early says how long to wait, each time anew; then it sends, and the latest code counts',
    steps: [
      'Resend is pressed at once',
      'Twelve seconds pass',
      'It is pressed again',
      'The wait is over',
      'It is pressed, and sends',
      'Thirty seconds pass',
    ],
  },
  expiry: {
    test: 'A7: five minutes in which nobody does anything: 60, 30 and 10 seconds, and the end',
    steps: ['Five minutes pass, and nobody does anything'],
  },
};

/** What a test holds that is heard, word for word, out of that very test. */
export function Spoken({ journey }: { journey: keyof typeof spokenJourneys }) {
  const { test, steps } = spokenJourneys[journey];
  const passages = passagesOf(test);
  if (passages.length !== steps.length) {
    throw new Error(`"${test}" has ${passages.length} passages, not ${steps.length}`);
  }
  return (
    <ol className="spoken sb-unstyled">
      {passages.map((phrases, index) => (
        <li key={steps[index]}>
          <p>{steps[index]}</p>
          <ul>
            {phrases.map((phrase) => (
              <Phrase key={phrase} text={phrase} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Phrase({ text }: { text: string }) {
  if (text === '(silence)') return <li>Nothing.</li>;
  const [, how = 'focus', words = text] = /^(polite|assertive): (.*)$/.exec(text) ?? [];
  return (
    <li>
      <small data-how={how}>{how}</small> {words}
    </li>
  );
}

function passagesOf(test: string): string[][] {
  const [, rest] = journeys.split(`test('${test}'`);
  if (!rest) throw new Error(`There is no test "${test}"`);
  const [body = ''] = rest.split('\ntest(');
  return [...body.matchAll(/toMatchInlineSnapshot\(`([^`]*)`\)/g)].map(([, text = '']) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
}
