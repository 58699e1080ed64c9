import { isByKey, isCall } from '../contract/channel.js';
import type { FailureCode } from '../contract/failure.js';
import type { Messages, ProblemValues } from './Messages.js';
import type { ByChannel, Plural, Translation } from './Translation.js';

type Values = Record<string, string | number | undefined>;

/** `{name}` filled in, and what is in `[...]` left out where the value in it is missing. */
function fill(text: string, values: Values): string {
  return text
    .replace(/\[(.*?{(\w+)}.*?)\]/g, (_, part: string, name: string) => (values[name] ? part : ''))
    .replace(/{(\w+)}/g, (_, name: string) => `${values[name] ?? ''}`);
}

function wordsFor(words: ByChannel, channel = ''): string {
  const name = channel === 'psd2' ? 'sms' : channel;
  // Own members only: a server may call its channel anything.
  return (Object.hasOwn(words, name) && words[name as keyof ByChannel]) || words.other;
}

/**
 * Every word of the screens in a language of your own, from a table of its sentences. Plurals, numbers, units of
 * time and money are those of `locale`, by Intl.
 *
 * @param locale A BCP 47 tag, such as `pt-BR`.
 * @throws RangeError Intl's own, once something is worded, for what is no tag.
 * @example const messages = createMessages('fi', { heading: { idle: 'Vahvista henkilöllisyytesi', ... }, ... });
 * @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Intl
 */
export function createMessages(locale: string, words: Translation): Messages {
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value);

  const time = (value: number, unit: 'second' | 'minute') =>
    number(value, { style: 'unit', unit, unitDisplay: 'long' });

  function plural(forms: Plural, count: number): string {
    const text =
      typeof forms === 'string'
        ? forms
        : (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other);
    return fill(text, { count: number(count) });
  }

  const lengthOf = ({ length, alphabet }: { length: number; alphabet: string }) =>
    plural(alphabet === 'numeric' ? words.digits : words.characters, length);

  const expiresIn: Messages['expiresIn'] = ({ clock, channel }) =>
    fill(isByKey(channel) ? words.confirmIn : words.expiresIn, { clock });

  function problem(values: ProblemValues): string {
    const { code, during, attemptsRemaining, channel, canResend } = values;
    const { problem } = words;
    switch (code) {
      case 'incorrect':
        return attemptsRemaining === undefined
          ? problem.incorrect
          : fill(problem.incorrectLeft, {
              left: plural(words.attemptsRemaining, attemptsRemaining),
            });
      case 'expired':
        if (canResend === false) return problem.expiredForGood;
        if (isByKey(channel)) return problem.expiredByKey;
        return isCall(channel) ? problem.expiredCall : problem.expired;
      case 'delivery_failed':
        return isCall(channel) ? problem.unanswered : problem.undelivered;
      case 'timeout':
        return problem.network[during];
      case 'bad_response':
        return problem.unavailable[during];
      case 'rate_limited':
      case 'network':
      case 'unavailable':
      case 'invalid_request':
        return problem[code][during];
      default:
        return problem[code satisfies Exclude<FailureCode, 'incorrect'>];
    }
  }

  return {
    heading({ status, channel }) {
      const name = status === 'sending' || status === 'verifying' ? 'awaiting' : status;
      return words.heading[name === 'awaiting' && isByKey(channel) ? 'byKey' : name];
    },
    introduction: words.introduction,
    sentTo: ({ channel, destination }) =>
      fill(wordsFor(words.sentTo, channel), { to: destination }),
    numberEnding: ({ digits }) => fill(words.numberEnding, { digits }),
    codeLabel: words.codeLabel,
    codeHint: (values) =>
      fill(values.isAutoSubmitted ? words.codeHintAuto : words.codeHint, {
        what: lengthOf(values),
      }),
    codeIncomplete: (values) => fill(words.codeIncomplete, { what: lengthOf(values) }),
    action: ({ name, channel }) =>
      words.action[name === 'resend' && isCall(channel) ? 'callAgain' : name],
    actionIn: (values) => fill(words.actionIn, values),
    waitFirst: ({ seconds }) => fill(words.waitFirst, { time: time(seconds, 'second') }),
    progress({ status, channel, ending }) {
      const { progress } = words;
      switch (status) {
        case 'sending':
        case 'verifying':
          return words.action[status];
        case 'awaiting':
          return fill(isCall(channel) ? progress.calling : progress.sent, { to: ending });
        case 'verified':
          return progress.verified;
        case 'cancelled':
        case 'verifiedElsewhere':
          return words.heading[status] + words.stop;
        default:
          return '';
      }
    },
    // Whoever is called hears it.
    delivered: ({ channel }) => (isCall(channel) ? '' : words.delivered),
    expiresIn,
    expiresSoon: ({ seconds, channel }) =>
      expiresIn({ clock: seconds === 60 ? time(1, 'minute') : time(seconds, 'second'), channel }) +
      words.stop,
    clock: ({ seconds }) =>
      `${number(Math.floor(seconds / 60))}:${number(seconds % 60, { minimumIntegerDigits: 2 })}`,
    minutes: ({ minutes }) => time(minutes, 'minute'),
    noCode: ({ channel }) => wordsFor(words.noCode, channel),
    useLatest: words.useLatest,
    channel: ({ channel }) => fill(wordsFor(words.channel, channel), { channel }),
    changeDestination: ({ channel }) =>
      channel === 'email' ? words.changeAddress : words.changeNumber,
    problem,
    attemptsRemaining: ({ count }) => plural(words.attemptsRemaining, count),
    amountLabel: words.amountLabel,
    payeeLabel: words.payeeLabel,
    amount({ amount, currency }) {
      try {
        if (Number.isFinite(Number(amount))) {
          return number(Number(amount), { style: 'currency', currency });
        }
      } catch {
        // Not an ISO 4217 code.
      }
      // What the server said is shown as it said it.
      return `${amount} ${currency}`;
    },
    cancel: words.cancel,
    close: words.close,
  };
}
