import { Source, Story } from '@storybook/addon-docs/blocks';
import { type ReactNode, useState } from 'react';
import type { ModuleExport } from 'storybook/internal/types';

interface Props {
  /** A story, made by `example`. */
  of: ModuleExport;
  /** What to do with it: which code is right, what to press. */
  children?: ReactNode;
}

/** A running example, and below it the code that runs. */
export function Example({ of, children }: Props) {
  const [runs, setRuns] = useState(0);
  return (
    <div className="docs-example">
      <div className="docs-hint sb-unstyled">
        <div>{children ?? 'Live.'}</div>
        <button type="button" onClick={() => setRuns(runs + 1)}>
          Reset
        </button>
      </div>
      <Story key={runs} of={of} />
      <Source of={of} />
    </div>
  );
}
