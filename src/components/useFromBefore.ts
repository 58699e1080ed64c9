import { useState } from 'react';

/**
 * True while a text is still the one that was there at mount. A region that comes with words has them announced;
 * these were said when they were new (A5).
 */
export function useFromBefore(text: string): boolean {
  const [before, setBefore] = useState(text);
  if (before !== '' && before !== text) setBefore('');
  return before !== '';
}
