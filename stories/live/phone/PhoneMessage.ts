/** What reached a telephone. */
export interface PhoneMessage {
  id: string;
  channel: string;
  /** The sender's name, or the calling number. */
  from: string;
  text: string;
  /** What a tap copies. */
  code: string;
  /** It was there before the phone was looked at, so it neither rings nor moves. */
  isOld?: boolean | undefined;
}
