// What Chromium tells a screen reader: its own accessibility tree, read through its debugging protocol.
import type { CDPSession, Page } from 'playwright-core';

export interface Told {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** What a slider or a field says of itself. */
  readonly value: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface AxNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly value?: { readonly value: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

interface FrameTree {
  readonly frame: { readonly id: string; readonly url: string; readonly name?: string };
  readonly childFrames?: readonly FrameTree[];
}

/** All nodes, in reading order, of the page's own frame or of the first one that `isWanted`. */
export async function readTree(page: Page, isWanted?: (name: string) => boolean): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = (await session.send('Page.getFrameTree')) as { frameTree: FrameTree };
    const frame = isWanted ? framesOf(frameTree).find(({ frame }) => isWanted(frame.name ?? '')) : frameTree;
    return frame ? await nodesOf(session, frame.frame.id) : [];
  } finally {
    await session.detach();
  }
}

function framesOf(tree: FrameTree): readonly FrameTree[] {
  return [tree, ...(tree.childFrames ?? []).flatMap(framesOf)];
}

async function nodesOf(session: CDPSession, frameId: string): Promise<readonly Told[]> {
  await session.send('Accessibility.enable');
  const { nodes } = (await session.send('Accessibility.getFullAXTree', { frameId })) as unknown as {
    nodes: readonly AxNode[];
  };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told: Told[] = [];
  const walk = (node: AxNode | undefined): void => {
    if (!node) return;
    if (!node.ignored) {
      told.push({
        role: node.role?.value ?? '',
        name: (node.name?.value ?? '').replace(/\s+/g, ' ').trim(),
        description: (node.description?.value ?? '').replace(/\s+/g, ' ').trim(),
        value: String(node.value?.value ?? ''),
        properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
      });
    }
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes[0]);
  return told;
}
