import type { OtpInputProps } from '../../../src/components/OtpInput.js';

/** What a test asks of the page, in its address. */
export interface PageOptions {
  /** Of the field; what JSON can hold. */
  props?: OtpInputProps;
  /** The app holds the value: it takes up every change, or none. Otherwise the field does. */
  held?: 'accepting' | 'refusing';
  dir?: 'rtl';
  /** A text on the page, and in a text area, to be copied or dragged. */
  text?: string;
}
