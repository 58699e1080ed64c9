import { api } from 'virtual:api';
import type { ApiMember } from './api/Api.js';
import { Prose } from './Prose.js';
import { TypeText } from './TypeText.js';

interface Props {
  /** A public name: of a component, a hook, a function or a type. */
  of: string;
  /** Only these members, in this order. */
  only?: readonly string[];
  /** What is returned, in place of what is taken. */
  returned?: boolean;
  /** Its name stands above it already. */
  isUncaptioned?: boolean;
}

/** A table of props, options, parameters or members, from the types and docstrings of the package. */
export function Api({ of, only, returned = false, isUncaptioned = false }: Props) {
  const about = api[of];
  if (!about) throw new Error(`The package exports no ${of}`);
  const all = returned ? about.returns : about.takes;
  const members = only?.map((name) => named(name, all, of)) ?? all;
  return (
    <table className="docs-api sb-unstyled">
      {!isUncaptioned && <caption>{returned ? `What ${of} returns` : of}</caption>}
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, isRequired, type, description, defaultValue }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {isRequired && !returned && defaultValue === undefined && <small>required</small>}
            </th>
            <td>
              <TypeText text={type} />
              {description && <Prose text={description} />}
              {defaultValue && <Default text={defaultValue} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function named(name: string, members: readonly ApiMember[], of: string): ApiMember {
  const member = members.find((member) => member.name === name);
  if (!member) throw new Error(`${of} has no ${name}`);
  return member;
}

/** A value, or words for one. */
function Default({ text }: { text: string }) {
  return (
    <span className="docs-default">
      Default:{' '}
      {/^\S+$/.test(text) ? <code>{text.replaceAll('`', '')}</code> : <Prose text={text} />}
    </span>
  );
}
