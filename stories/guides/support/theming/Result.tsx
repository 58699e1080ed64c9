import { useState } from 'react';

interface Props {
  attributes: Readonly<Record<string, string | undefined>>;
  values: Readonly<Record<string, string>>;
  onReset: () => void;
}

/** What an app writes to look like this. */
export function Result({ attributes, values, onReset }: Props) {
  const [copied, setCopied] = useState('');
  const css = toCss(values);
  const set = Object.entries(attributes).filter(([, value]) => value);
  const html = set.map(([name, value]) => ` ${name}="${value}"`).join('');
  return (
    <div className="playground-result">
      {html && (
        <pre>
          <code>{`<html${html}>`}</code>
        </pre>
      )}
      <pre>
        <code>{css || '/* Nothing is set. */'}</code>
      </pre>
      {css && (
        <p>
          <button
            type="button"
            className="playground-button"
            onClick={() => void navigator.clipboard.writeText(css).then(() => setCopied(css))}
          >
            Copy
          </button>
          <button type="button" className="playground-button" onClick={onReset}>
            Reset all
          </button>
          <span role="status">{copied === css && 'Copied.'}</span>
        </p>
      )}
    </div>
  );
}

function toCss(values: Props['values']): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length > 0 ? `:root {\n${lines.join('')}}` : '';
}
