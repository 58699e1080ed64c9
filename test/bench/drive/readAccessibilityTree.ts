import type { CDPSession } from 'playwright';

/** What assistive technology is told of. */
export interface AccessibilityNode {
  role: string;
  name: string;
  value: string;
  isInTextbox: boolean;
}

export async function readAccessibilityTree(cdp: CDPSession): Promise<AccessibilityNode[]> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => {
      let parent = byId.get(node.parentId ?? '');
      while (parent && parent.role?.value !== 'textbox') parent = byId.get(parent.parentId ?? '');
      return {
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        value: String(node.value?.value ?? ''),
        isInTextbox: parent !== undefined,
      };
    });
}
