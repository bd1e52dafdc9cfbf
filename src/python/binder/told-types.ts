// What a test with `isinstance` or `hasattr`, of `type(x)`, or a `case` tells of the names in it.
import type { Attribute, Comparison, Expression, Name } from '../syntax/syntax.ts';
import type { ToldType } from './scopes.ts';

/** What is known where `test` was true, or was not. */
export function toldBy(test: Expression, holds: boolean): readonly ToldType[] {
  if (test.kind === 'boolean') {
    // All of `a and b` hold where it does, none of `a or b` where it does not.
    const word = holds ? 'and' : 'or';
    return test.operators.every(({ text }) => text === word)
      ? test.values.flatMap((one) => toldBy(one, holds))
      : [];
  }
  if (test.kind === 'unary' && test.operator.text === 'not') return toldBy(test.operand, !holds);
  if (test.kind === 'comparison') return toldByType(test, holds);
  // `if act:`
  if (test.kind === 'name' || test.kind === 'attribute') return holds ? [isNoNone(test, test.end)] : [];
  if (test.kind !== 'call' || test.callee.kind !== 'name') return [];
  const [first, second] = test.arguments;
  if (!first || !second || test.arguments.some(({ stars, name }) => stars > 0 || name !== undefined))
    return [];
  const { value: node } = first;
  const { value } = second;
  if (node.kind !== 'name' && node.kind !== 'attribute') return [];
  const { end } = test;
  if (test.callee.name === 'hasattr' && value.kind === 'text')
    return [{ node, types: [], attribute: value.value, holds, end }];
  return test.callee.name === 'isinstance' ? [{ node, types: listed(value), holds, end }] : [];
}

/** That it is None is not told: what the code gives it then is mostly given there. */
const isNoNone = (node: Name | Attribute, end: number): ToldType => ({
  node,
  types: [],
  isNone: true,
  holds: false,
  end,
});

const listed = (types: Expression): readonly Expression[] =>
  types.kind === 'sequence' ? types.elements : [types];

/** What is known where a `case` with these tests, its pattern and perhaps a guard, took the subject, or did not. */
export function toldByCase(
  subject: Expression | undefined,
  [pattern, guard]: readonly Expression[],
  holds: boolean,
): readonly ToldType[] {
  if (!pattern || (subject?.kind !== 'name' && subject?.kind !== 'attribute')) return [];
  const patterns = pattern.kind === 'other' && pattern.type === 'either' ? pattern.children : [pattern];
  const types: Expression[] = [];
  for (const one of patterns) {
    const [type, ...inside] = one.kind === 'other' && one.type === 'class' ? one.children : [];
    // That `nn.Softplus(beta=2)` or a guard refused it says nothing of its type.
    if (!type || (!holds && (guard || !inside.every(isEmpty)))) return [];
    types.push(type);
  }
  return [{ node: subject, types, holds, end: pattern.end }];
}

/** `()` without a pattern in it. */
const isEmpty = (node: Expression): boolean => node.kind === 'other' && node.children.every(isEmpty);

/** `type(m) is nn.Linear`, `type(m) == nn.Linear`, `type(m) in (nn.Linear, nn.Conv2d)`. */
function toldByType({ operands, operators, end }: Comparison, holds: boolean): readonly ToldType[] {
  const [left, types, ...more] = operands;
  const word = operators[0]?.text.replace(/\s+/g, ' ');
  if (!types || more.length > 0) return [];
  if ((left?.kind === 'name' || left?.kind === 'attribute') && types.kind === 'constant') {
    const isSomething = types.value === null && word === (holds ? 'is not' : 'is');
    return isSomething ? [isNoNone(left, end)] : [];
  }
  if (left?.kind !== 'call' || left.callee.kind !== 'name') return [];
  const node = left.arguments[0]?.value;
  if (left.callee.name !== 'type' || (node?.kind !== 'name' && node?.kind !== 'attribute')) return [];
  if (word === 'is' || word === '==' || (word === 'in' && types.kind === 'sequence'))
    return [{ node, types: listed(types), holds, end }];
  return word === 'is not' || word === '!=' ? [{ node, types: listed(types), holds: !holds, end }] : [];
}
