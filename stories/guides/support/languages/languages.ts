import type { Messages } from 'react-otp-verify';

const modules = import.meta.glob<Record<string, Messages>>(
  '../../../../src/messages/locales/*.ts',
  { eager: true },
);

export interface Language {
  /** `pt-BR`: the end of the path that it is imported from. */
  tag: string;
  /** `ptBR`: what is imported. */
  exported: string;
  messages: Messages;
  ownName: string;
  englishName: string;
  direction: 'ltr' | 'rtl';
}

/** All that are shipped, in the order of their tags. */
export const languages: readonly Language[] = Object.entries(modules).flatMap(([path, module]) => {
  const tag = /([^/]+)\.ts$/.exec(path)?.[1] ?? '';
  return Object.entries(module).map(([exported, messages]) => ({
    tag,
    exported,
    messages,
    ownName: nameOf(tag, tag),
    englishName: nameOf(tag, 'en'),
    direction: /^(ar|fa|he)$/.test(tag) ? ('rtl' as const) : ('ltr' as const),
  }));
});

function nameOf(tag: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
}
