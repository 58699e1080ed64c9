import { api } from 'virtual:api';
import { AnchorMdx } from '@storybook/addon-docs/blocks';

/** A type as TypeScript writes it, whose names lead to where they are described. */
export function TypeText({ text }: { text: string }) {
  return (
    <code className="docs-type">
      {text.split(/('[^']*'|\b[A-Z]\w+\b)/).map((part, index) => {
        const key = `${index} ${part}`;
        return api[part]?.kind === 'type' ? (
          <AnchorMdx
            key={key}
            href={`?path=/docs/reference--docs#${part.toLowerCase()}`}
            target="_self"
          >
            {part}
          </AnchorMdx>
        ) : (
          <span key={key}>{part}</span>
        );
      })}
    </code>
  );
}
