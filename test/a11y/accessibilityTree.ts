import { cdp } from 'vitest/browser';

/** What the browser tells assistive technology of one thing on the page. */
export interface TreeNode {
  role: string;
  name: string;
  description: string;
  value: string;
  /** `invalid`, `busy`, `modal`, `live` and so on; what is false is left out. */
  states: Record<string, unknown>;
}

interface AXValue {
  value?: unknown;
}

interface AXNode {
  nodeId: string;
  parentId?: string;
  childIds?: string[];
  ignored: boolean;
  role?: AXValue;
  name?: AXValue;
  description?: AXValue;
  value?: AXValue;
  properties?: { name: string; value: AXValue }[];
}

/** The browser's own tree of the page, in the order of reading, without what it leaves out of it. */
export async function readTree(): Promise<TreeNode[]> {
  const { frameTree } = (await cdp().send('Page.getFrameTree')) as {
    frameTree: { childFrames: { frame: { id: string } }[] };
  };
  const { nodes } = (await cdp().send('Accessibility.getFullAXTree', {
    frameId: frameTree.childFrames[0]?.frame.id as string,
  })) as { nodes: AXNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (node: AXNode): AXNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? inOrder(child) : [];
    }),
  ];
  return nodes
    .filter(({ parentId }) => parentId === undefined)
    .flatMap(inOrder)
    .filter(({ ignored }) => !ignored)
    .map(toTreeNode);
}

function toTreeNode({ role, name, description, value, properties = [] }: AXNode): TreeNode {
  const text = (from?: AXValue) => String(from?.value ?? '');
  return {
    role: text(role),
    name: text(name),
    description: text(description),
    value: text(value),
    states: Object.fromEntries(
      properties
        .map((property) => [property.name, property.value.value] as const)
        .filter(([, state]) => state !== false && state !== 'false' && state !== undefined),
    ),
  };
}

export const withRole = (nodes: readonly TreeNode[], role: string) =>
  nodes.filter((node) => node.role === role);

const layout = ['RootWebArea', 'generic', 'InlineTextBox', 'LabelText', 'paragraph'];

/** A line for each thing that has a meaning: its role and its name. */
export function outline(nodes: readonly TreeNode[]): string[] {
  return nodes
    .filter(({ role }) => !layout.includes(role))
    .map(({ role, name }) => `${role} ${name}`.trim());
}
