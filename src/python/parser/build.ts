// Turns a Lezer tree into the small one of tree/syntax.ts, bottom-up and without recursion, so that neither deep nesting
// nor a long file can hurt. Yields now and then; parts of a giant statement are asked for where they stand. Pure.
import type { Tree, TreeCursor } from '@lezer/common';
import { createUnit, type GrowingUnit, type Unit } from '../syntax/syntax.ts';
import { argumentList } from './call-expressions.ts';
import { dictionary, isLiteral, sequence } from './displays.ts';
import { buildExpression } from './expressions.ts';
import { exact, expressionsOf, type Item, type Items, isToken } from './items.ts';
import { other } from './nodes.ts';
import { codeOf, type PartCode } from './part-code.ts';
import type { Part } from './parts.ts';
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
/** How many items of runs are put into one node; what is beyond stands in it uncounted. */
const mostItems = 8192;
/** From how many items on a run of literals is data that need not be kept. */
const leastData = 1024;
const brackets: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'SetExpression',
  'DictionaryExpression',
  'ArgList',
  'MemberExpression',
]);

/** Reads the piece `text` into units. */
export class UnitBuilder {
  readonly units: Unit[] = [];
  private readonly stack: Item[] = [];
  private unit: GrowingUnit = createUnit(0);
  private work = 0;
  /** How many items of runs wait for what they are a part of. */
  private waiting = 0;
  private readonly text: string;
  private readonly parse: (part: Part, code: PartCode) => Generator<undefined, Tree>;

  /** `parse` is asked for the tree of each part that the piece is cut into. */
  constructor(text: string, parse: (part: Part, code: PartCode) => Generator<undefined, Tree>) {
    this.text = text;
    this.parse = parse;
  }

  /** Reads `tree`, that of the whole piece or, where it is cut, that of `code`. */
  *read(tree: Tree, code: PartCode | undefined): Generator<undefined, void> {
    const cursor = tree.cursor();
    if (!cursor.firstChild()) return;
    do {
      if (cursor.name === 'Comment') continue;
      this.unit = createUnit(code ? code.start(cursor.from) : cursor.from);
      yield* this.node(cursor, code);
      this.closeUnit();
    } while (cursor.nextSibling());
  }

  /** Puts the node that `cursor` is at onto the stack; true where it comes upon the run of elements that `code` is. */
  private *node(cursor: TreeCursor, code: PartCode | undefined): Generator<undefined, boolean> {
    const { stack } = this;
    const frames: { readonly mark: number; readonly name: string }[] = [];
    for (;;) {
      if (++this.work % nodesAStep === 0) yield undefined;
      const name = cursor.name;
      const part = code?.holes.get(cursor.from);
      if (part && standsFor(name, part)) {
        const item = yield* this.part(part);
        stack.push(item);
      } else if (!leaves.has(name) && cursor.firstChild()) {
        frames.push({ mark: stack.length, name });
        continue;
      } else this.finish(name, stack.length, cursor, code);
      for (;;) {
        if (frames.length === 0) return false;
        if (cursor.nextSibling()) break;
        const frame = frames.pop();
        cursor.parent();
        if (!frame) continue;
        this.finish(frame.name, frame.mark, cursor, code);
        if (stack.at(-1)?.kind === 'run' && isRunOf(code, cursor)) return true;
      }
    }
  }

  private finish(name: string, mark: number, cursor: TreeCursor, code: PartCode | undefined): void {
    const { stack, unit, text } = this;
    if (name === 'Comment') return;
    const { from, to } = cursor;
    const start = code ? code.start(from) : from;
    const end = !code ? to : to > from ? Math.max(start, code.end(to)) : start;
    const list = stack.splice(mark);
    const items: Items = {
      unit,
      text,
      list: code ? this.withRuns(list) : list,
      start: start - unit.base,
      end: end - unit.base,
    };
    if (code && brackets.has(name) && isRunOf(code, cursor)) {
      const { start, end } = items;
      stack.push({
        kind: 'run',
        start,
        end,
        list: items.list.slice(name === 'MemberExpression' ? 2 : 1, -1),
      });
    } else stack.push(buildStatement(name, items) ?? buildExpression(name, items));
  }

  /** The elements of runs in place of what stands for them. */
  private withRuns(list: Item[]): readonly Item[] {
    if (!list.some((item) => item.kind === 'run')) return list;
    const found: Item[] = [];
    for (const [index, item] of list.entries()) {
      const before = list[index - 1];
      const next = list[index + 1];
      if (item.kind === 'run') {
        this.waiting -= item.list.length;
        for (const one of item.list) found.push(one);
      } else if (next?.kind === 'run' && (isToken(item, '*') || isToken(item, '**'))) continue;
      else if (before?.kind !== 'run' || !isToken(item, ',')) found.push(item);
    }
    return found;
  }

  /** What a part is, for the place where something stands for it. */
  private *part(part: Part): Generator<undefined, Item> {
    const { unit, text, stack } = this;
    const place = { unit, start: part.from - unit.base, end: part.to - unit.base };
    if (part.kind === 'text') return buildExpression('String', { ...place, text, list: [] });
    if (part.kind === 'word') return other({ ...place, text, list: [] });
    const code = codeOf(text, part);
    const tree = yield* this.parse(part, code);
    const mark = stack.length;
    const documented = unit.documentation.length;
    const cursor = tree.cursor();
    let isFound = !cursor.firstChild();
    while (!isFound) isFound = (yield* this.node(cursor, code)) || !cursor.nextSibling();
    const list = stack.splice(mark);
    if (part.kind === 'body' || part.kind === 'line') {
      const body = statementsOf(unit, list).flatMap((statement, index) =>
        index === 0 && statement.kind === 'branch' ? statement.arms.flatMap((arm) => arm.body) : [statement],
      );
      return { kind: 'group', ...place, body };
    }
    // Strings in a part that is an expression document nothing.
    unit.documentation.length = documented;
    const last = list.at(-1);
    if (last?.kind === 'run') return this.settled(part.kind, { ...place, text, list: last.list });
    const children = list.flatMap((item) =>
      item.kind === 'expressions' ? item.values : expressionsOf([item]),
    );
    const [only] = children;
    if (only && children.length === 1 && (part.kind === 'operands' || part.kind === 'strings')) return only;
    return { kind: 'other', type: 'cut', ...place, children };
  }

  /** A run that goes into the whole as it is, unless it is data, or the whole would become giant again. */
  private settled(kind: Part['kind'], items: Items): Item {
    const { unit, list, start, end } = items;
    const isMuch = this.waiting + list.length > mostItems;
    const isLong = kind !== 'arguments' && list.length >= leastData;
    if (isMuch || isLong) {
      const children = expressionsOf([
        kind === 'arguments'
          ? argumentList(items)
          : kind === 'entries'
            ? dictionary(items)
            : sequence(items, 'list'),
      ]);
      if (isMuch || children.every(isLiteral))
        return { kind: 'other', type: 'cut', unit, start, end, children };
    }
    this.waiting += list.length;
    return { kind: 'run', start, end, list };
  }

  private closeUnit(): void {
    const { stack, unit } = this;
    unit.statements = statementsOf(unit, stack);
    unit.loads = exact(unit.loads);
    stack.length = 0;
    this.units.push(unit);
  }
}

/** Whether a node is all that there is between the brackets that were put around a part. */
function isRunOf(code: PartCode | undefined, { from, to }: TreeCursor): boolean {
  return from === code?.bracket && to === code.code.length;
}

/** Whether a node at the place of the part's stand-in is that, rather than what holds it. */
function standsFor(name: string, { kind }: Part): boolean {
  if (kind === 'body' || kind === 'line') return name === 'ExpressionStatement';
  return kind === 'text' || kind === 'strings' ? name === 'String' : name === 'VariableName';
}
