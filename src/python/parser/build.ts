// Turns a Lezer tree into the small one of syntax/syntax.ts, bottom-up and without recursion, so that neither deep nesting
// nor a long file can hurt. Yields now and then.
import type { Tree } from '@lezer/common';
import { type Chunk, createChunk } from '../syntax/syntax.ts';
import { buildExpression } from './expressions.ts';
import { exact, type Item } from './items.ts';
import { buildStatement, statementsOf } from './statements.ts';

/** Nodes that are read as a whole, though Lezer may look inside. */
const leaves: ReadonlySet<string> = new Set([
  'String',
  'Comment',
  'ArithOp',
  'BitOp',
  'AssignOp',
  'UpdateOp',
  'CompareOp',
]);

/** How many nodes are read before a caller may pause. */
const nodesAStep = 512;

/** The chunk whose `text` Lezer has read as `tree`. */
export function* buildChunk(text: string, tree: Tree): Generator<undefined, Chunk> {
  const chunk = createChunk();
  const cursor = tree.cursor();
  /** What is built and waits for the node around it, and of each node that is open, what stands ahead of it there. */
  const stack: Item[] = [];
  const open: { readonly name: string; readonly mark: number }[] = [];
  const close = (name: string, mark: number): void => {
    if (name === 'Comment') return;
    const items = { chunk, text, list: stack.splice(mark), start: cursor.from, end: cursor.to };
    stack.push(buildStatement(name, items) ?? buildExpression(name, items));
  };
  let isOver = !cursor.firstChild();
  for (let work = 1; !isOver; work++) {
    if (work % nodesAStep === 0) yield undefined;
    const { name } = cursor;
    if (!leaves.has(name) && cursor.firstChild()) {
      open.push({ name, mark: stack.length });
      continue;
    }
    close(name, stack.length);
    while (!cursor.nextSibling()) {
      const around = open.pop();
      isOver = !around;
      if (!around) break;
      cursor.parent();
      close(around.name, around.mark);
    }
  }
  chunk.statements = statementsOf(chunk, stack);
  chunk.loads = exact(chunk.loads);
  return chunk;
}
