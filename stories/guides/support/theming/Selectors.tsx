import { api } from 'virtual:api';
import { Prose } from '../Prose.js';

/** What CSS can select, from the docstrings of the components. */
export function Selectors() {
  return (
    <table className="docs-api sb-unstyled">
      <caption>What CSS can select</caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Selectors</th>
        </tr>
      </thead>
      <tbody>
        {Object.values(api).flatMap(({ name, kind, tags }) =>
          tags
            .filter((tag) => kind === 'component' && tag.name === 'selector')
            .map(({ text }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  <Prose text={text} />
                </td>
              </tr>
            )),
        )}
        <tr>
          <th scope="row">
            <code>[data-status]</code>
          </th>
          <td>
            <Prose text={wordsOf('VerificationStatus')} />
          </td>
        </tr>
        <tr>
          <th scope="row">
            <code>[data-error]</code>
          </th>
          <td>
            <Prose text={wordsOf('FailureCode')} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The members of a choice, each as code. */
function wordsOf(name: string): string {
  const words = api[name]?.type.match(/'\w+'/g) ?? [];
  if (words.length === 0) throw new Error(`${name} is no choice of words`);
  return words.map((word) => `\`${word.slice(1, -1)}\``).join(', ');
}
