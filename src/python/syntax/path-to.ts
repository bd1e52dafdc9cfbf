// What an expression stands in: the statement, and the expressions from the outermost to itself.
import { bodyOf, childrenOf, statementsAt } from './children.ts';
import type { Binary, Chunk, Expression, Parameter, Statement, Text } from './syntax.ts';

/** What is around an expression. */
export interface PathTo {
  readonly statement: Statement;
  /** From the outermost to the expression itself. */
  readonly expressions: readonly Expression[];
  /** The parameter whose default it stands in. */
  readonly parameter?: Parameter;
}

/** The way to `node`; undefined if it is no part of the tree, such as one of several strings that make one. */
export function pathTo(node: Expression): PathTo | undefined {
  const statements = statementsAt(node.chunk, node.start);
  for (const statement of [...statements].reverse()) {
    for (const { value, parameter } of partsOf(statement)) {
      const expressions = within(value, node);
      if (expressions) return { statement, expressions, ...(parameter ? { parameter } : {}) };
    }
  }
  return undefined;
}

/** The string between whose quotes an offset of the chunk is. */
export function textAt(chunk: Chunk, offset: number): Text | undefined {
  for (const statement of [...statementsAt(chunk, offset)].reverse()) {
    for (const { value } of partsOf(statement)) {
      let node: Expression | undefined = value;
      while (node && node.kind !== 'text') {
        const inside = insideOf(node);
        node =
          inside.length > mostInside
            ? undefined
            : inside.find((one) => one.start < offset && offset < one.end);
      }
      if (node && node.contentStart <= offset && offset <= node.contentEnd) return node;
    }
  }
  return undefined;
}

/** What holds more is data, whose every string would look through all of it. */
const mostInside = 2000;

/** All that is written with an operator between two operands in a chunk; the steps do not nest, however deep the code. */
export function binariesIn({ statements }: Chunk): readonly Binary[] {
  const found: Binary[] = [];
  for (const open = [...statements]; open.length > 0; ) {
    const statement = open.pop();
    if (!statement) break;
    open.push(...bodyOf(statement));
    const nodes = partsOf(statement).map(({ value }) => value);
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if (node.kind === 'binary') found.push(node);
      const inside = insideOf(node);
      if (inside.length <= mostInside) nodes.push(...inside);
    }
  }
  return found;
}

function within(outer: Expression, node: Expression): readonly Expression[] | undefined {
  const expressions = [outer];
  for (let current = outer; current !== node; ) {
    const inside = insideOf(current);
    if (inside.length > mostInside) return undefined;
    const next = inside.find(({ start, end }) => start <= node.start && node.end <= end);
    if (!next) return undefined;
    expressions.push(next);
    current = next;
  }
  return expressions;
}

function insideOf(node: Expression): readonly Expression[] {
  if (node.kind === 'lambda') return node.body ? [node.body] : [];
  if (node.kind === 'comprehension') return node.key ? [node.key, node.element] : [node.element];
  return childrenOf(node);
}

interface Part {
  readonly value: Expression;
  readonly parameter?: Parameter;
}

/** The expressions that stand in a statement, those of the statements in it left out. */
function partsOf(statement: Statement): readonly Part[] {
  const plain = (...values: readonly (Expression | undefined)[]): readonly Part[] =>
    values.flatMap((value) => (value ? [{ value }] : []));
  switch (statement.kind) {
    case 'expression':
    case 'return':
    case 'update':
      return plain(statement.value);
    case 'assign':
      return plain(statement.value, ...statement.targets);
    case 'assert':
      return plain(statement.test);
    case 'function':
      return [
        ...statement.parameters.flatMap((parameter) =>
          parameter.fallback ? [{ value: parameter.fallback, parameter }] : [],
        ),
        ...plain(...statement.decorators),
      ];
    case 'class':
      return plain(...statement.bases.map(({ value }) => value), ...statement.decorators);
    case 'if':
      return plain(...statement.arms.map(({ test }) => test));
    case 'for':
      return plain(statement.iterable);
    case 'while':
      return plain(statement.test);
    case 'with':
      return plain(...statement.items.map(({ value }) => value));
    default:
      return [];
  }
}
