/** As much of a Markdown syntax tree as tables are made of. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/**
 * Tables between vertical bars, which plain Markdown knows nothing of, for Storybook's MDX. `remark-gfm` does the same
 * with thirty packages. A bar that is meant stands in code.
 */
export function markdownTables() {
  return (tree: Node) => {
    if (!tree.children) return;
    tree.children = tree.children.map((node) =>
      node.type === 'paragraph' && node.children?.[0]?.value?.startsWith('|')
        ? toTable(node)
        : node,
    );
  };
}

function toTable({ children = [] }: Node): Node {
  const rows: Node[][][] = [[]];
  for (const node of children) {
    // Bars and line ends part cells and rows; everything else belongs to the cell that is open.
    const pieces = node.type === 'text' ? (node.value ?? '').split(/(\||\n)/) : [node];
    for (const piece of pieces) {
      if (piece === '\n') rows.push([]);
      else if (piece === '|') rows.at(-1)?.push([]);
      else if (typeof piece !== 'string') rows.at(-1)?.at(-1)?.push(piece);
      else if (piece.trim()) rows.at(-1)?.at(-1)?.push({ type: 'text', value: piece });
    }
  }
  const isRule = (row: Node[][]) => row.flat().every(({ value }) => /^[\s:-]+$/.test(value ?? ''));
  return {
    type: 'table',
    children: rows
      .filter((row) => !isRule(row))
      .map((row) => ({
        type: 'tableRow',
        // The last bar opens a cell that nothing is in.
        children: row.slice(0, -1).map((cell) => ({ type: 'tableCell', children: cell })),
      })),
  };
}
