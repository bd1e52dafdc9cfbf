// Turns a Lezer tree into the small syntax tree of syntax.ts, bottom-up and without recursion, so that neither deep
// nesting nor a long file can hurt; it can stop after any number of nodes and go on later. Pure.
import type { Tree, TreeCursor } from '@lezer/common';
import { buildExpression } from './expressions.ts';
import type { GrowingUnit, Item, Items } from './items.ts';
import { buildStatement, statementsOf } from './statements.ts';
import type { Unit } from './syntax.ts';

function createUnit(base: number): GrowingUnit {
  return {
    base,
    order: 0,
    source: undefined,
    statements: [],
    loads: [],
    documentation: [],
    updated: [],
  };
}

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

/** Reads `tree` (of the text `text`) into units. Call `step` until it answers true; then `units` is whole. */
export class UnitBuilder {
  readonly units: Unit[] = [];
  private readonly cursor: TreeCursor;
  private readonly stack: Item[] = [];
  private readonly frames: { readonly mark: number; readonly name: string; readonly from: number }[] = [];
  private unit: GrowingUnit = createUnit(0);
  private done: boolean;
  private readonly text: string;

  constructor(tree: Tree, text: string) {
    this.text = text;
    this.cursor = tree.cursor();
    this.done = !this.cursor.firstChild();
    if (!this.done) this.enterTop();
  }

  /** Reads up to `count` nodes further; true when all is read. */
  step(count: number): boolean {
    let left = count;
    while (!this.done && left-- > 0) this.advance();
    return this.done;
  }

  private enterTop(): void {
    while (this.cursor.name === 'Comment') {
      if (this.cursor.nextSibling()) continue;
      this.done = true;
      return;
    }
    this.unit = createUnit(this.cursor.from);
  }

  private advance(): void {
    const { cursor, frames } = this;
    const name = cursor.name;
    if (!leaves.has(name) && cursor.firstChild()) {
      frames.push({ mark: this.stack.length, name, from: 0 });
      return;
    }
    this.finish(name, this.stack.length);
    for (;;) {
      if (frames.length === 0) {
        this.closeUnit();
        if (cursor.nextSibling()) this.enterTop();
        else this.done = true;
        return;
      }
      if (cursor.nextSibling()) return;
      const frame = frames.pop();
      cursor.parent();
      if (frame) this.finish(frame.name, frame.mark);
    }
  }

  private finish(name: string, mark: number): void {
    const { stack, unit, text, cursor } = this;
    if (name === 'Comment') return;
    const items: Items = {
      unit,
      text,
      list: stack.splice(mark),
      start: cursor.from - unit.base,
      end: cursor.to - unit.base,
    };
    stack.push(buildStatement(name, items) ?? buildExpression(name, items));
  }

  private closeUnit(): void {
    const { stack, unit } = this;
    unit.statements.push(...statementsOf(unit, stack));
    stack.length = 0;
    this.units.push(unit);
  }
}
