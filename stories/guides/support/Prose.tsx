/** A docstring's text: code between backticks, and addresses. */
export function Prose({ text }: { text: string }) {
  return (
    <span className="docs-prose">
      {text.split(/(`[^`]+`|https?:\/\/[^\s)]*[^\s).,])/).map((part, index) => {
        const key = `${index} ${part}`;
        if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>;
        if (part.startsWith('http')) {
          return (
            <a key={key} href={part}>
              {part.replace(/^https?:\/\//, '')}
            </a>
          );
        }
        return part;
      })}
    </span>
  );
}
