import { useState } from 'react';
import { written } from '../people.js';
import { Call } from './Call.js';
import { Notification } from './Notification.js';
import type { PhoneMessage } from './PhoneMessage.js';
import { tellServer } from './tellServer.js';
import './phone.css';

export interface PhoneProps {
  /** Whose phone it is. */
  owner: string;
  /** Its number, E.164. */
  number: string;
  /** The newest first. */
  messages: readonly PhoneMessage[];
}

const SHOWN = 3;

/** A drawn telephone. Messages show on its lock screen, calls ring and are captioned; a tap copies the code. */
export function Phone({ owner, number, messages }: PhoneProps) {
  const [endedIds, setEndedIds] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');

  const call = messages.find(
    ({ channel, isOld, id }) =>
      (channel === 'call' || channel === 'dtmf_confirm') && !isOld && !endedIds.has(id),
  );
  const end = ({ id }: PhoneMessage) => setEndedIds((ids) => new Set(ids).add(id));
  const copy = (message: PhoneMessage) => {
    // Not there over plain HTTP on another machine's address; the code can be read all the same.
    const copied = navigator.clipboard?.writeText(message.code) ?? Promise.reject();
    copied.then(
      () => setNote('Code copied'),
      () => setNote('This browser does not let the page copy'),
    );
  };

  return (
    <section className="phone" aria-label={`${owner}’s phone`}>
      <div className="phone-screen">
        <div className="phone-status" aria-hidden="true">
          <span>9:41</span>
          <span className="phone-island" />
          <span className="phone-bars">
            <Signal />
            <Battery />
          </span>
        </div>
        {call ? (
          <Call
            key={call.id}
            message={call}
            onCopy={() => copy(call)}
            onEnd={() => end(call)}
            onPress={() => {
              tellServer(call, 'accepted');
              end(call);
            }}
          />
        ) : (
          <>
            <div className="phone-clock" aria-hidden="true">
              <span>Friday 20 November</span>
              <strong>9:41</strong>
            </div>
            <ul className="phone-notifications">
              {messages.slice(0, SHOWN).map((message, index) => (
                <Notification
                  key={message.id}
                  message={message}
                  isNewest={index === 0}
                  onCopy={() => copy(message)}
                />
              ))}
            </ul>
            {messages.length === 0 && <p className="phone-quiet">No notifications</p>}
          </>
        )}
        <p className="phone-note" role="status">
          {note && <span key={note}>{note}</span>}
        </p>
        <p className="phone-owner">
          <span>{owner}’s phone</span> <bdi dir="ltr">{written(number)}</bdi>
        </p>
        <span className="phone-home" aria-hidden="true" />
      </div>
    </section>
  );
}

function Signal() {
  return (
    <svg viewBox="0 0 17 11" width="17" height="11" fill="currentColor" aria-hidden="true">
      <rect x="0" y="7" width="3" height="4" rx="1" />
      <rect x="4.6" y="5" width="3" height="6" rx="1" />
      <rect x="9.2" y="2.5" width="3" height="8.5" rx="1" />
      <rect x="13.8" y="0" width="3" height="11" rx="1" />
    </svg>
  );
}

function Battery() {
  return (
    <svg viewBox="0 0 25 12" width="25" height="12" aria-hidden="true">
      <rect
        x=".5"
        y=".5"
        width="21"
        height="11"
        rx="3.5"
        fill="none"
        stroke="currentColor"
        opacity=".5"
      />
      <rect x="2" y="2" width="15" height="8" rx="2" fill="currentColor" />
      <path d="M23 4v4c.8-.3 1.4-1.1 1.4-2S23.8 4.3 23 4" fill="currentColor" opacity=".5" />
    </svg>
  );
}
