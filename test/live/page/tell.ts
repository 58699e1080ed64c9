/** What the page says to the test, by a binding that survives the page. */
export function tell(where: string, what: unknown): void {
  const { tellTest } = globalThis as { tellTest?: (where: string, text: string) => void };
  tellTest?.(where, serialise(what));
}

/** Everything of it: errors with what hangs on them, whether it can be enumerated or not. */
function serialise(what: unknown): string {
  const seen = new Set<unknown>();
  return (
    JSON.stringify(what, (_, value: unknown) => {
      if (typeof value === 'function') return String(value.name);
      if (typeof value === 'bigint') return `${value}n`;
      if (typeof value !== 'object' || value === null) return value;
      if (seen.has(value)) return '(again)';
      seen.add(value);
      if (!(value instanceof Error)) return value;
      const own = Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)]);
      return Object.fromEntries([['name', value.name], ...own]);
    }) ?? 'undefined'
  );
}
