import { en } from 'react-otp-verify';
import { Prose } from '../Prose.js';
import { type FailureRow, failures } from './failures.js';

/** Every failure: why, what people read, and where they stand then. The words are those of the package. */
export function FailureTable() {
  return (
    <table className="docs-api sb-unstyled">
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">What people read, and the way on</th>
        </tr>
      </thead>
      <tbody>
        {failures.map((failure) => (
          <tr key={failure.code}>
            <th scope="row">
              <code>{failure.code}</code>
            </th>
            <td>
              <em>{failure.cause}</em>
              {wordsOf(failure).map((words) => (
                <q key={words}>{words}</q>
              ))}
              <Prose text={failure.way} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One sentence where a send and a check fail with the same. */
function wordsOf({ code, during }: FailureRow): string[] {
  const attemptsRemaining = code === 'incorrect' ? 3 : undefined;
  return [...new Set(during.map((during) => en.problem({ code, during, attemptsRemaining })))];
}
