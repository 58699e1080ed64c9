/** An assertion that costs nothing while it holds: the runner's own take most of the time of millions. */
export function must(holds: boolean, rule: string, seen?: () => unknown): void {
  if (!holds) throw new Error(seen ? `${rule}: ${JSON.stringify(seen())}` : rule);
}
