import openapi from '../../../../src/server/openapi.json';
import { Prose } from '../Prose.js';

/** The calls of the contract, as the OpenAPI document of the package describes them. */
export function ContractCalls() {
  return (
    <table className="docs-api sb-unstyled">
      <thead>
        <tr>
          <th scope="col">POST</th>
          <th scope="col">What it does</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(openapi.paths).map(([path, { post }]) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
              <small>{post.tags[0]}</small>
            </th>
            <td>
              <Prose text={`${post.summary} ${'description' in post ? post.description : ''}`} />
              {Object.entries(post.responses)
                .filter(([status]) => status.startsWith('2'))
                .map(([status, response]) => (
                  <span key={status} className="docs-default">
                    {status}: {'description' in response && response.description}
                  </span>
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
