import { api } from 'virtual:api';
import { AnchorMdx } from '@storybook/addon-docs/blocks';
import { Api } from './Api.js';
import type { Api as Entry } from './api/Api.js';
import { Prose } from './Prose.js';
import { TypeText } from './TypeText.js';

/** Everything that one entry of the package exports, from its types and docstrings. */
export function Reference({ of }: { of: string }) {
  const entries = Object.values(api)
    .filter(({ from }) => from === of)
    .sort((a, b) => Number(a.kind === 'type') - Number(b.kind === 'type') || order(a, b));
  return (
    <div className="docs-reference sb-unstyled">
      <ul>
        {entries.map(({ name }) => (
          <li key={name}>
            <AnchorMdx href={`#${name.toLowerCase()}`} target="_self">
              {name}
            </AnchorMdx>
          </li>
        ))}
      </ul>
      {entries.map((entry) => (
        <Described key={entry.name} entry={entry} />
      ))}
    </div>
  );
}

const order = (a: Entry, b: Entry) => a.name.localeCompare(b.name, 'en');

function Described({ entry }: { entry: Entry }) {
  const { name, kind, description, type, takes, returns, tags } = entry;
  const twin = kind === 'type' ? twinOf(entry) : undefined;
  const isSaid = type !== name && !type.startsWith(`${name}<`);
  return (
    <section>
      <h3 id={name.toLowerCase()}>
        {name} <small>{kind}</small>
      </h3>
      {isSaid && takes.length === 0 && <TypeText text={type} />}
      {description && (
        <p>
          <Prose text={description} />
        </p>
      )}
      {tags
        .filter(({ name }) => name === 'throws' || name === 'selector')
        .map(({ name, text }) => (
          <p key={text}>
            <Prose text={`${titles[name]} ${text}`} />
          </p>
        ))}
      {twin && (
        <p>
          Its members are those of{' '}
          <AnchorMdx href={`#${twin.toLowerCase()}`} target="_self">
            {twin}
          </AnchorMdx>
          .
        </p>
      )}
      {takes.length > 0 && !twin && <Api of={name} isUncaptioned />}
      {returns.length > 0 && <Api of={name} returned />}
    </section>
  );
}

/** The component or function whose props, options or results these are. */
function twinOf({ takes }: Entry): string | undefined {
  const names = namesOf(takes);
  return Object.values(api).find(
    (other) =>
      other.kind !== 'type' && names && [other.takes, other.returns].map(namesOf).includes(names),
  )?.name;
}

const namesOf = (members: Entry['takes']) =>
  members
    .map(({ name }) => name)
    .sort()
    .join();

const titles: Record<string, string> = { throws: 'Throws', selector: 'In CSS:' };
