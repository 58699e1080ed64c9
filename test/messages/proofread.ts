/** What a part of the page says: its own texts, without those of the parts in it, and its name. */
type Part = readonly string[];

/** The texts of a page, part by part: the same parts in every language. */
export function textsOf(root: Element): Part[] {
  return [...root.querySelectorAll('*')].map((element) => {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const name = element.getAttribute('aria-label');
    return [...texts.map((text) => text.nodeValue ?? ''), ...(name === null ? [] : [name])].map(
      (text) => text.replace(data, ''),
    );
  });
}

/** What the server or the app said, which no language changes. */
const data = /\+1 \*{6}3456|a\*{3}@example\.com|3456|Northwind|Telegram/g;

/** Words that are written in Latin letters whatever the script. */
const names = /\b(WhatsApp|SMS|PIN|EUR)\b/g;

/**
 * What a proof-reader who knows no language but English would mark, beside the same page in English. No message of any
 * language is the same as in English, so there is no list of those that may be.
 */
export function proofread(tag: string, page: readonly Part[], english: readonly Part[]): string[] {
  if (page.length !== english.length) return [`${tag}: other parts than in English`];
  const isLatin = new Intl.Locale(tag).maximize().script === 'Latn';
  const ownDigits = new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210);
  const isForeignDigit = (sign: string) => /\p{Nd}/u.test(sign) && !ownDigits.includes(sign);
  const words = english
    .flat()
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text));

  return page.flatMap((part, index) => {
    const whole = part.join('').trim();
    const original = english[index]?.join('').trim();
    const isEnglish = (text: string) =>
      words.some((word) => text.trim() === word || (word.includes(' ') && text.includes(word)));
    const marks = {
      English: part.some(isEnglish),
      'in Latin letters': !isLatin && /\p{Script=Latin}/u.test(whole.replace(names, '')),
      'digits of another script': [...whole].some(isForeignDigit),
      'not filled in': /[{}[\]]|\b(undefined|null|NaN)\b/.test(whole),
      [`says nothing for "${original}"`]: !whole && Boolean(original),
    };
    return Object.entries(marks).flatMap(([mark, isMarked]) =>
      isMarked ? [`${tag}: ${mark}: ${whole}`] : [],
    );
  });
}
