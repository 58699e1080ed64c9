import openapi from '../../../../src/server/openapi.json';
import { Prose } from '../Prose.js';

interface Schema {
  type?: string;
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  description?: string;
  items?: Schema;
}

interface ObjectSchema {
  description?: string;
  required?: string[];
  properties: Record<string, Schema>;
}

const schemas: Record<string, object> = openapi.components.schemas;

/** The members of a JSON body of the contract, as the OpenAPI document of the package describes them. */
export function ContractSchema({ of, caption }: { of: string; caption: string }) {
  const { required = [], properties } = schemas[of] as ObjectSchema;
  return (
    <table className="docs-api sb-unstyled">
      <caption>{caption}</caption>
      <tbody>
        {Object.entries(properties).map(([name, schema]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {required.includes(name) && <small>required</small>}
            </th>
            <td>
              <code className="docs-type">{typeOf(schema)}</code>
              {schema.description && <Prose text={schema.description} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function typeOf({ type, $ref, const: only, enum: choices, items }: Schema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (items) return `${typeOf(items)}[]`;
  return type ?? $ref?.split('/').at(-1) ?? 'any';
}
