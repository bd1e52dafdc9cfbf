// Parses what stands between and around operands, by how much each operator binds; operands come from whoever asks. Loops wherever code
// goes on without brackets, so that a long sum is no deep recursion.
import type { Expression, Operator } from '../syntax/syntax.ts';
import type { Cursor } from './cursor.ts';
import { broken, exact } from './nodes.ts';

type Maybe = Expression | undefined;
/** Answers undefined, and takes nothing, where no expression begins. */
export type Parse = (c: Cursor) => Maybe;

function takeOperator(c: Cursor, words = 1): Operator {
  const { start } = c;
  const texts: string[] = [];
  for (let i = 0; i < words; i++) {
    texts.push(c.kind());
    c.at++;
  }
  return { text: texts.join(' '), start, end: c.end };
}

/** Signs ahead of an operand, all of which end with it. */
function withSigns(c: Cursor, start: number, signs: readonly Operator[], operand: Maybe): Maybe {
  if (!operand) return signs.length > 0 ? broken(c, start, []) : undefined;
  let node = operand;
  for (let i = signs.length - 1; i >= 0; i--) {
    const operator = signs[i];
    if (operator)
      node = { kind: 'unary', chunk: c.chunk, start: operator.start, end: c.end, operator, operand: node };
  }
  return node;
}

const comparing: ReadonlySet<string> = new Set(['<', '>', '==', '>=', '<=', '!=', '<>', 'in', 'is']);

/** How much each operator between two operands binds, the loosest first. */
const binding: Readonly<Record<string, number>> = {
  '|': 1,
  '^': 2,
  '&': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '@': 6,
};

function takeSigns(c: Cursor): Operator[] {
  const signs: Operator[] = [];
  while (c.is('-') || c.is('+') || c.is('~')) signs.push(takeOperator(c));
  return signs;
}

/** What `or` joins and what stands between comparisons, of operands that `parsePrimary` reads. */
export function operatorsOf(parsePrimary: Parse): {
  readonly disjunction: Parse;
  readonly binary: Parse;
} {
  function disjunction(c: Cursor): Maybe {
    return joined(c, 'or', conjunction);
  }

  function conjunction(c: Cursor): Maybe {
    return joined(c, 'and', inversion);
  }

  function joined(c: Cursor, word: 'and' | 'or', parse: (c: Cursor) => Maybe): Maybe {
    const { start } = c;
    const first = parse(c);
    if (!first || !c.is(word)) return first;
    const values = [first];
    const operators: Operator[] = [];
    while (c.is(word)) {
      operators.push(takeOperator(c));
      const value = parse(c);
      if (!value) return broken(c, start, values);
      values.push(value);
    }
    return {
      kind: 'boolean',
      chunk: c.chunk,
      start,
      end: c.end,
      operators: exact(operators),
      values: exact(values),
    };
  }

  function inversion(c: Cursor): Maybe {
    const { start } = c;
    const signs: Operator[] = [];
    while (c.is('not')) signs.push(takeOperator(c));
    const operand = comparison(c);
    return withSigns(c, start, signs, operand);
  }

  function comparison(c: Cursor): Maybe {
    const { start } = c;
    const first = binary(c);
    if (!first) return undefined;
    const operands = [first];
    const operators: Operator[] = [];
    for (;;) {
      const kind = c.kind();
      const isNotIn = kind === 'not' && c.kind(1) === 'in';
      if (!isNotIn && !comparing.has(kind)) break;
      operators.push(takeOperator(c, isNotIn || (kind === 'is' && c.kind(1) === 'not') ? 2 : 1));
      const operand = binary(c);
      if (!operand) return broken(c, start, operands);
      operands.push(operand);
    }
    if (operators.length === 0) return first;
    return {
      kind: 'comparison',
      chunk: c.chunk,
      start,
      end: c.end,
      operators: exact(operators),
      operands: exact(operands),
    };
  }

  /** Operators that bind at least as much as `least`. */
  function binary(c: Cursor, least = 1): Maybe {
    const { start } = c;
    let left = parseUnary(c);
    if (!left) return undefined;
    for (;;) {
      const strength = binding[c.kind()] ?? 0;
      if (strength < least) return left;
      const operator = takeOperator(c);
      const right = binary(c, strength + 1);
      if (!right) return broken(c, start, [left]);
      left = { kind: 'binary', chunk: c.chunk, start, end: c.end, operator, left, right };
    }
  }

  /** Signs ahead of powers, which bind more: `-a ** b` is `-(a ** b)`. */
  function parseUnary(c: Cursor): Maybe {
    const { start } = c;
    const signs = takeSigns(c);
    const bare = c.start;
    const first = awaited(c);
    if (!first || !c.is('**')) return withSigns(c, start, signs, first);
    const bases = [{ at: start, start: bare, signs, base: first }];
    const powers: Operator[] = [];
    while (c.is('**')) {
      powers.push(takeOperator(c));
      const at = c.start;
      const ahead = takeSigns(c);
      const from = c.start;
      const base = awaited(c);
      if (!base)
        return broken(
          c,
          start,
          bases.map((one) => one.base),
        );
      bases.push({ at, start: from, signs: ahead, base });
    }
    let node: Expression | undefined;
    for (let i = bases.length - 1; i >= 0; i--) {
      const part = bases[i];
      const operator = powers[i];
      if (!part) continue;
      const power: Expression =
        node && operator
          ? {
              kind: 'binary',
              chunk: c.chunk,
              start: part.start,
              end: c.end,
              operator,
              left: part.base,
              right: node,
            }
          : part.base;
      node = withSigns(c, part.at, part.signs, power);
    }
    return node;
  }

  function awaited(c: Cursor): Maybe {
    const { start } = c;
    if (!c.is('await')) return parsePrimary(c);
    c.at++;
    const value = parsePrimary(c);
    if (!value) return broken(c, start, []);
    return { kind: 'await', chunk: c.chunk, start, end: c.end, value };
  }

  return { disjunction, binary };
}
