// What a test with `isinstance` tells of the names in it.
import type { Expression } from '../syntax/syntax.ts';
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
  if (test.kind !== 'call' || test.callee.kind !== 'name' || test.callee.name !== 'isinstance') return [];
  const [first, second] = test.arguments;
  if (!first || !second || test.arguments.some(({ stars, name }) => stars > 0 || name !== undefined))
    return [];
  const { value: node } = first;
  return node.kind === 'name' || node.kind === 'attribute' ? [{ node, types: second.value, holds }] : [];
}
