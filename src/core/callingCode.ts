/**
 * How many digits at the start of an international number are its country calling code. The first two
 * tell: zones 1 and 7 have one digit, these have two, and every other code that exists or may yet be
 * assigned has three.
 * @see https://www.itu.int/pub/T-SP-E.164D
 */
export function callingCodeLength(digits: string): 1 | 2 | 3 {
  if (/^[17]/.test(digits)) return 1;
  return /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.test(digits) ? 2 : 3;
}
