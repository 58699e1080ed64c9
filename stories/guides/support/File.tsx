import { Source } from '@storybook/addon-docs/blocks';
import './file.css';

interface Props {
  /** As a reader would call it: `CodeStep.tsx`. */
  name: string;
  code: string;
}

/** A file that is run by the tests of the package, as it is. */
export function File({ name, code }: Props) {
  return (
    <figure className="docs-file">
      <figcaption>
        <code>{name}</code>
      </figcaption>
      <Source code={code.trim()} language={name.endsWith('.css') ? 'css' : 'tsx'} />
    </figure>
  );
}
