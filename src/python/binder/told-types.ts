// What a test with `isinstance`, or of `type(x)`, tells of the names in it.
import type { Comparison, Expression } from '../syntax/syntax.ts';
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
  if (test.kind !== 'call' || test.callee.kind !== 'name' || test.callee.name !== 'isinstance') return [];
  const [first, second] = test.arguments;
  if (!first || !second || test.arguments.some(({ stars, name }) => stars > 0 || name !== undefined))
    return [];
  const { value: node } = first;
  return node.kind === 'name' || node.kind === 'attribute' ? [{ node, types: second.value, holds }] : [];
}

/** `type(m) is nn.Linear`, `type(m) == nn.Linear`, `type(m) in (nn.Linear, nn.Conv2d)`. */
function toldByType({ operands, operators }: Comparison, holds: boolean): readonly ToldType[] {
  const [left, types, ...more] = operands;
  const word = operators[0]?.text;
  if (!types || more.length > 0 || left?.kind !== 'call' || left.callee.kind !== 'name') return [];
  const node = left.arguments[0]?.value;
  if (left.callee.name !== 'type' || (node?.kind !== 'name' && node?.kind !== 'attribute')) return [];
  if (word === 'is' || word === '==' || (word === 'in' && types.kind === 'sequence'))
    return [{ node, types, holds }];
  return word === 'is not' || word === '!=' ? [{ node, types, holds: !holds }] : [];
}
