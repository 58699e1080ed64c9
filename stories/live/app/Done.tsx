import { type ReactNode, useEffect, useRef } from 'react';

interface DoneProps {
  title: string;
  /** What the server said so with. */
  facts: readonly (readonly [name: string, value: ReactNode])[];
  onStartOver: () => void;
}

/** The end of a journey: the proof that the server gave. */
export function Done({ title, facts, onStartOver }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone; without this it would fall to the page.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="done">
      <svg className="done-mark" viewBox="0 0 56 56" width="56" height="56" aria-hidden="true">
        <circle cx="28" cy="28" r="27" />
        <path d="m17 28.5 7.5 7.5L39.5 20.5" />
      </svg>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button-quiet" onClick={onStartOver}>
        Start over
      </button>
    </div>
  );
}
