import type { Messages } from '../../src/index.js';

const modules = import.meta.glob<Record<string, Messages>>('/src/messages/locales/*.ts', {
  eager: true,
});

/** What each language's entry exports, by the tag in the name of its file. */
export const exportsByTag: ReadonlyMap<string, Record<string, Messages>> = new Map(
  Object.entries(modules).map(([path, exports]) => [/([^/]+)\.ts$/.exec(path)?.[1] ?? '', exports]),
);

/** Every language that is shipped. */
export const shippedLocales: readonly (readonly [tag: string, messages: Messages])[] = [
  ...exportsByTag,
].flatMap(([tag, exports]) => Object.values(exports).map((messages) => [tag, messages] as const));
