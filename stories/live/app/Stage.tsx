import type { ReactNode } from 'react';
import type { Person } from '../people.js';
import { Phone } from '../phone/Phone.js';
import { useInbox } from '../phone/useInbox.js';
import './stage.css';

interface StageProps {
  /** What the drawn address bar says. */
  address: string;
  /** Whose phone lies beside the app. */
  person: Person;
  /** What a visitor must know to begin. */
  note: ReactNode;
  children: ReactNode;
}

/** An app in its window, and beside it the phone of the person who uses it. */
export function Stage({ address, person, note, children }: StageProps) {
  const messages = useInbox(person.number);
  return (
    <div className="stage">
      <div className="stage-app">
        <aside className="stage-note" aria-label="How to try it">
          {note}
        </aside>
        <div className="window">
          <div className="window-bar" aria-hidden="true">
            <span className="window-dots" />
            <span className="window-address">
              <svg
                viewBox="0 0 12 12"
                width="11"
                height="11"
                fill="currentColor"
                aria-hidden="true"
              >
                <path d="M3 5V3.8a3 3 0 0 1 6 0V5h.4c.6 0 1.1.5 1.1 1.1v3.8c0 .6-.5 1.1-1.1 1.1H2.6c-.6 0-1.1-.5-1.1-1.1V6.1C1.5 5.5 2 5 2.6 5H3Zm1.3 0h3.4V3.8a1.7 1.7 0 0 0-3.4 0V5Z" />
              </svg>
              <bdi>{address}</bdi>
            </span>
          </div>
          <div className="window-page">{children}</div>
        </div>
      </div>
      <Phone owner={person.name} number={person.number} messages={messages} />
    </div>
  );
}
