import { type CSSProperties, useState } from 'react';
import { PhoneIcon } from './PhoneIcon.js';
import type { PhoneMessage } from './PhoneMessage.js';

interface CallProps {
  message: PhoneMessage;
  onCopy: () => void;
  onEnd: () => void;
  /** Where the call asks for a key: it was pressed. */
  onPress: () => void;
}

/** A call: it rings until answered, by the person or after a moment by itself, then its words come as captions. */
export function Call({ message, onCopy, onEnd, onPress }: CallProps) {
  const isByKey = message.channel === 'dtmf_confirm';
  const [isAnswered, setAnswered] = useState(false);
  return (
    <div className="phone-call" data-state={isAnswered ? 'answered' : 'ringing'}>
      {/* The last ring's end answers, so that the drawing needs no timer. */}
      <span className="phone-caller" aria-hidden="true" onAnimationEnd={() => setAnswered(true)}>
        <PhoneIcon channel="call" />
      </span>
      <p className="phone-call-who" role="status">
        <strong>{message.from}</strong>
        <span>{isAnswered ? 'On the call' : 'Incoming call'}</span>
      </p>
      {isAnswered ? (
        <>
          {isByKey ? (
            <p className="phone-captions">
              <Captions text={message.text} />
            </p>
          ) : (
            <button type="button" className="phone-captions" onClick={onCopy}>
              <Captions text={message.text} />
              <span className="phone-hidden">Copy the code</span>
            </button>
          )}
          <div className="phone-call-keys">
            <button type="button" className="phone-key" data-key="end" onClick={onEnd}>
              <PhoneIcon channel="call" />
              Hang up
            </button>
            {isByKey && (
              <button type="button" className="phone-key" data-key="digit" onClick={onPress}>
                <span className="phone-icon" aria-hidden="true">
                  {message.code}
                </span>
                Press {message.code}
              </button>
            )}
          </div>
        </>
      ) : (
        <div className="phone-call-keys">
          <button type="button" className="phone-key" data-key="end" onClick={onEnd}>
            <PhoneIcon channel="call" />
            Decline
          </button>
          <button
            type="button"
            className="phone-key"
            data-key="answer"
            onClick={() => setAnswered(true)}
          >
            <PhoneIcon channel="call" />
            Answer
          </button>
        </div>
      )}
    </div>
  );
}

function Captions({ text }: { text: string }) {
  return (
    <>
      <span className="phone-captions-title">Live captions</span>
      <span>
        {wordsOf(text).map(({ word, at }) => (
          <span key={at} className="phone-word" style={{ '--word': at } as CSSProperties}>
            {`${word} `}
          </span>
        ))}
      </span>
    </>
  );
}

function wordsOf(text: string) {
  return text.split(/\s+/).map((word, at) => ({ word, at }));
}
