/** The statement that exports one name, out of a file that a test runs. */
export function excerpt(source: string, ...names: string[]): string {
  const statements = names.map((name) => {
    const found = new RegExp(`^export const ${name}\\b[^]*?^}\\)?;$`, 'm').exec(source);
    if (!found) throw new Error(`The file exports no ${name}`);
    return found[0];
  });
  return statements.join('\n\n');
}
