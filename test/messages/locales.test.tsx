import { beforeEach, describe, expect, it } from 'vitest';
import { en, type Messages } from '../../src/index.js';
import { openScene, type Scene } from './openScene.js';
import { plurals } from './plurals.js';
import { proofread, textsOf } from './proofread.js';
import { channels, moments, problems, statuses, wrongCodes } from './scenes.js';
import { exportsByTag, shippedLocales } from './shippedLocales.js';

const scenes: Scene[] = [...statuses, ...moments, ...channels, ...problems, ...wrongCodes];
const translations = shippedLocales.filter(([tag]) => tag !== 'en');
const locales = Object.fromEntries(shippedLocales) as Record<string, Messages>;

/** Verifications are kept for the tab that this page is. */
beforeEach(() => sessionStorage.clear());

/** What every language says in a scene. */
async function inEachLanguage(scene: Scene) {
  const { container, speak } = await openScene(scene);
  return shippedLocales.map(([tag, messages]) => {
    speak(messages);
    return { tag, says: textsOf(container).flat().join('\n') };
  });
}

describe('the languages', () => {
  it('are these 24', () => {
    expect([...exportsByTag.keys()].sort()).toEqual(
      [
        ...['en', 'es', 'pt-BR', 'fr', 'de', 'it', 'nl', 'pl', 'tr', 'ru', 'uk', 'ar', 'he', 'fa'],
        ...['hi', 'bn', 'id', 'vi', 'th', 'zh-CN', 'zh-TW', 'ja', 'ko', 'sv'],
      ].sort(),
    );
  });

  it.each([...exportsByTag])('%s exports itself alone, named after its tag', (tag, exports) => {
    expect(Object.keys(exports)).toEqual([tag.replace('-', '')]);
  });

  it('can be changed in a single message, and the rest stays', async () => {
    const { container, speak } = await openScene({ title: 'awaiting' });
    const { de } = locales as { de: Messages };
    speak(de);
    const german = textsOf(container).flat();
    speak({ ...de, codeLabel: 'TAN' });
    expect(textsOf(container).flat()).toEqual(
      german.map((text) => (text === de.codeLabel ? 'TAN' : text)),
    );
    expect(german).toContain(de.codeLabel);
  });
});

describe('no English left over, nothing unfilled, nothing missing', () => {
  it.each(scenes)('$title, in every language', async (scene) => {
    const { container, speak } = await openScene(scene);
    const english = textsOf(container);
    const found = translations.flatMap(([tag, messages]) => {
      speak(messages);
      return proofread(tag, textsOf(container), english);
    });
    expect(found).toEqual([]);
  });

  it('these scenes say every message there is', async () => {
    const named = Object.fromEntries(
      Object.entries(en).map(([name, message]) => [
        name,
        typeof message === 'string'
          ? `<${name}>`
          : (values: object) => `<${name}>${Object.values(values).join()}`,
      ]),
    ) as unknown as Messages;
    let said = '';
    for (const scene of [...statuses, ...moments]) {
      const { container, speak } = await openScene(scene);
      speak(named);
      said += textsOf(container).flat().join();
    }
    expect(Object.keys(en).filter((name) => !said.includes(`<${name}>`))).toEqual([]);
  });

  it.each([
    ['de', { introduction: en.introduction }, /English: We’ll send you/],
    ['de', { introduction: `Hallo. ${en.introduction}` }, /English: Hallo/],
    ['de', { cancel: en.cancel }, /English: Cancel/],
    ['de', { introduction: '' }, /says nothing for "We’ll send you/],
    ['de', { introduction: 'Code[ an {to}] gesendet.' }, /not filled in: Code/],
    ['de', { introduction: `Code an ${undefined}.` }, /not filled in: Code/],
    ['ru', { introduction: 'Мы отправим code.' }, /in Latin letters: .*code/],
    ['fa', { introduction: 'کد 6 رقمی' }, /digits of another script: کد 6/],
    ['de', { introduction: '٦ Ziffern' }, /digits of another script: ٦/],
  ] as const)('a fault in %s would be found: %o', async (tag, fault, finding) => {
    const { container, speak } = await openScene({ title: 'idle', props: { autoSend: false } });
    const english = textsOf(container);
    speak({ ...locales[tag], ...fault } as Messages);
    expect(proofread(tag, textsOf(container), english)).toEqual([expect.stringMatching(finding)]);
  });
});

describe('plurals, numbers and times', () => {
  it.each(shippedLocales)(
    '%s words each plural of its own, or leaves it on purpose',
    (...locale) => {
      expect(plurals(...locale)).toEqual([]);
    },
  );

  it('a plural that was forgotten would be found', () => {
    const forgetful = {
      ...locales.pl,
      attemptsRemaining: ({ count }) =>
        count === 1 ? `Pozostała ${count} próba.` : `Pozostało ${count} prób.`,
    } as Messages;
    expect(plurals('pl', forgetful)).toEqual(['pl: few is worded as many: Pozostało # prób.']);
    const wordy = { ...locales.pl, attemptsRemaining: () => 'Pozostały próby.' } as Messages;
    expect(plurals('pl', wordy)).toContain('pl: does not say 5: Pozostały próby.');
  });

  it('a clock runs in the digits of the language', async () => {
    for (const { tag, says } of await inEachLanguage({ title: '', act: ({ wait }) => wait(28) })) {
      const number = new Intl.NumberFormat(tag, { minimumIntegerDigits: 1 });
      expect(says, tag).toContain(`${number.format(4)}:${number.format(32)}`);
      expect(says, tag).toContain(`${number.format(0)}:${number.format(0)}${number.format(2)}`);
    }
  });

  it('a time is spoken in the units of the language', async () => {
    for (const { tag, says } of await inEachLanguage({
      title: '',
      fake: { challenge: { expiresInSeconds: 31 } },
      async act({ wait, press }) {
        await wait(1);
        await press('.otp-resend');
      },
    })) {
      const seconds = new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: 'second',
        unitDisplay: 'long',
      });
      expect(says, tag).toContain(seconds.format(30));
      expect(says, tag).toContain(seconds.format(29));
    }
  });

  it('an amount is written as the language writes money', async () => {
    for (const { tag, says } of await inEachLanguage({
      title: '',
      fake: { challenge: { transaction: { amount: '1249.90', currency: 'EUR', payee: 'A' } } },
    })) {
      const euros = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
      expect(says, tag).toContain(euros.format(1249.9));
    }
  });
});
