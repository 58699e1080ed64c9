import type { Challenge } from '../contract/challenge.js';
import { readHint } from '../core/readHint.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { PhoneHint } from './PhoneHint.js';

/** Stands for the destination while a sentence is made, whatever its language and order. */
const PLACE = '\uFFFC';

/** "We sent a code to ... by text message", with the destination as an element of its own in its place. */
export function SentTo({
  challenge,
  messages,
}: {
  challenge: Challenge;
  messages?: Partial<Messages> | undefined;
}) {
  const words = wordsOf(messages);
  const { channel, destination } = challenge;
  const hasHint = readHint(destination) !== null;
  const sentence = words.sentTo({ channel, destination: hasHint ? PLACE : undefined });
  const [before, after] = sentence.split(PLACE);
  return (
    <>
      {before}
      {hasHint && <PhoneHint destination={destination} messages={messages} />}
      {after}
    </>
  );
}
