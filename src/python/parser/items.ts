// What stands on the builder's stack while a Lezer tree is turned into the small syntax tree.
import type {
  Argument,
  Expression,
  GrowingChunk,
  Operator,
  Parameter,
  Statement,
  Text,
} from '../syntax/syntax.ts';

/** A keyword, a bracket or an operator; `text` is what stands there. */
interface Token {
  readonly kind: 'token';
  readonly type: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
interface ItemSpan {
  readonly start: number;
  readonly end: number;
}
export type Item =
  | Expression
  | Statement
  | Token
  | (ItemSpan & { readonly kind: 'arguments'; readonly list: readonly Argument[]; readonly close: number })
  | (ItemSpan & { readonly kind: 'parameters'; readonly list: readonly Parameter[] })
  | (ItemSpan & { readonly kind: 'body'; readonly list: readonly Statement[] })
  | (ItemSpan & { readonly kind: 'type'; readonly value: Expression | undefined })
  | (ItemSpan & { readonly kind: 'decorator'; readonly value: Expression })
  | (ItemSpan & {
      readonly kind: 'clause';
      readonly list: readonly Item[];
      readonly body: readonly Statement[];
    });

/** The parts of one node, in order, and where it stands. */
export interface Items extends ItemSpan {
  readonly chunk: GrowingChunk;
  readonly text: string;
  readonly list: readonly Item[];
}

const expressionKinds: ReadonlySet<string> = new Set<Expression['kind']>([
  'name',
  'attribute',
  'subscript',
  'call',
  'text',
  'constant',
  'unary',
  'binary',
  'boolean',
  'comparison',
  'conditional',
  'slice',
  'sequence',
  'dictionary',
  'starred',
  'lambda',
  'comprehension',
  'named',
  'await',
  'yield',
  'formatted text',
  'literals',
  'other',
]);
const partKinds: ReadonlySet<string> = new Set([
  'token',
  'arguments',
  'parameters',
  'body',
  'type',
  'decorator',
  'clause',
]);

export function isExpression(item: Item | undefined): item is Expression {
  return item !== undefined && expressionKinds.has(item.kind);
}

export function isStatement(item: Item | undefined): item is Statement {
  return item !== undefined && !expressionKinds.has(item.kind) && !partKinds.has(item.kind);
}

export function isToken(item: Item | undefined, type: string): item is Token {
  return item?.kind === 'token' && item.type === type;
}

export function isText(item: Item | undefined): item is Text {
  return item?.kind === 'text';
}

/** The same without room to grow: what `push` fills has room for 17, and most lists in code are short. */
export function exact<Element>(list: readonly Element[]): Element[] {
  return list.slice();
}

export function expressionsOf(list: readonly Item[]): Expression[] {
  const found: Expression[] = [];
  for (const item of list) {
    if (isExpression(item)) found.push(item);
    else if (item.kind === 'type' && item.value) found.push(item.value);
    else if (item.kind === 'arguments') for (const argument of item.list) found.push(argument.value);
  }
  return exact(found);
}

/** The bodies among the items, in order. */
export function bodiesOf(list: readonly Item[]): (readonly Statement[])[] {
  const found: (readonly Statement[])[] = [];
  for (const item of list) if (item.kind === 'body') found.push(item.list);
  return found;
}

/** What stands between two operands, `not in`, or ahead of one, as it is written but for white space. */
export function operatorsOf(list: readonly Item[]): Operator[] {
  const found: Operator[] = [];
  let before: Item | undefined;
  for (const item of list) {
    const last = found.at(-1);
    if (item.kind === 'token') {
      const { text, start, end } = item;
      if (last && before?.kind === 'token')
        found[found.length - 1] = { text: `${last.text} ${text}`, start: last.start, end };
      else found.push({ text, start, end });
    }
    before = item;
  }
  return found;
}
