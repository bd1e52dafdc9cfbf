// What operators answer while a formula is read.
import type { WrittenPlace } from '../resolver/values.ts';
import type { Expression } from '../syntax/syntax.ts';
import { type Environment, type Held, nothing, placeOf, refuse } from './held.ts';
import { binaryOperators, comparisons } from './operation-paths.ts';
import type { Walk } from './walk.ts';

/** `-x`, `not x`, `~mask`. */
export function unary(walk: Walk, node: Extract<Expression, { kind: 'unary' }>, env: Environment): Held {
  const operand = walk.value(node.operand, env);
  switch (node.operator.text) {
    case '-':
      if (operand.kind === 'constant' && typeof operand.value === 'number')
        return { ...operand, value: -operand.value, ...(operand.written ? { written: node } : {}) };
      return walk.formula.operation('negate', [operand], placeOf(node));
    case '+':
      return operand;
    case 'not': {
      const truth = walk.truthOf(operand);
      if (truth !== undefined) return { kind: 'constant', value: !truth };
      return walk.formula.operation('not', [operand], placeOf(node));
    }
    case '~':
      return walk.formula.operation('not', [operand], placeOf(node));
    default:
      return refuse('operator', node);
  }
}

/** `a + b`, with a number in it as one that could be changed where it stands alone. */
export function binary(walk: Walk, node: Extract<Expression, { kind: 'binary' }>, env: Environment): Held {
  const left = walk.value(node.left, env);
  const right = walk.value(node.right, env);
  // `x.shape[-1] // 2`
  if (left.kind === 'opaque') return left;
  if (node.operator.text === '**') return power(walk, left, right, node);
  // A number by a tensor: PyTorch multiplies by the tensor's reciprocal.
  if (node.operator.text === '/' && !walk.formula.isTensor(left) && walk.formula.isTensor(right)) {
    const reciprocal = walk.formula.operation('reciprocal', [right], placeOf(node));
    return walk.formula.operation('multiply', [reciprocal, left], placeOf(node));
  }
  const operator = node.operator.text;
  const operation = binaryOperators[operator] ?? refuse('operator', node);
  // Of masks; of whole numbers they work bit by bit.
  const isOfBits = operation === 'and' || operation === 'or';
  if (isOfBits && !(walk.formula.hangsOnInput(left) && walk.formula.hangsOnInput(right)))
    refuse('bits', node);
  const role = operator === '*' ? 'factor' : operator === '/' ? 'divisor' : 'shift';
  return walk.formula.operation(
    operation,
    [alone(walk, left, right, role), alone(walk, right, left, role)],
    placeOf(node),
  );
}

/** One of two operands, a number as one that could be changed where the `other` hangs on x. */
function alone(walk: Walk, held: Held, other: Held, role: string): Held {
  const isAlone = held.kind === 'constant' && held.written && walk.formula.hangsOnInput(other);
  return isAlone && held.written?.chunk.source === walk.source ? walk.formula.literal(held, role) : held;
}

/** A power; of a number by a tensor, or of two tensors, it is another operation. */
export function power(walk: Walk, base: Held, exponent: Held, node: WrittenPlace): Held {
  const isNumber = walk.formula.numberOf(exponent) !== undefined;
  // Autograd takes the logarithm of a number as Python does, in float64.
  if (!isNumber && walk.formula.numberOf(base) !== undefined && !walk.formula.isTensor(base)) {
    const log = walk.formula.operation('log', [base]);
    return walk.formula.operation('powerOfNumber', [base, exponent, log], placeOf(node));
  }
  return walk.formula.operation(
    isNumber ? 'power' : 'powerOfTensors',
    [base, alone(walk, exponent, base, 'exponent')],
    placeOf(node),
  );
}

/** `a < b <= c`, `a is None`. */
export function comparison(
  walk: Walk,
  node: Extract<Expression, { kind: 'comparison' }>,
  env: Environment,
): Held {
  const operands = node.operands.map((one) => walk.value(one, env));
  const parts = node.operators.map(({ text }, i): Held => {
    const [left = nothing, right = nothing] = [operands[i], operands[i + 1]];
    if (/^is(?: not)?$/.test(text)) {
      const isSame = left.kind === 'constant' && right.kind === 'constant' && left.value === right.value;
      if (right.kind !== 'constant') refuse('is', node);
      return { kind: 'constant', value: (text === 'is') === isSame };
    }
    if (left.kind === 'constant' && right.kind === 'constant' && /^[!=]=$/.test(text))
      return { kind: 'constant', value: (text === '==') === (left.value === right.value) };
    const operation = comparisons[text] ?? refuse('comparison', node);
    return walk.formula.operation(operation, [left, right], placeOf(node));
  });
  return parts.reduce((all, part) => walk.formula.operation('and', [all, part]));
}

/** `a and b or c`, of which Python takes as many as it needs. */
export function boolean(walk: Walk, node: Extract<Expression, { kind: 'boolean' }>, env: Environment): Held {
  const isAnd = node.operators[0]?.text === 'and';
  let held: Held | undefined;
  for (const one of node.values) {
    if (held === undefined) held = walk.value(one, env);
    else {
      const truth = walk.truthOf(held);
      if (truth === !isAnd) return held;
      const next: Held = walk.value(one, env);
      const either: readonly Held[] = isAnd ? [held, next, held] : [held, held, next];
      held = truth === undefined ? walk.formula.operation('branch', either) : next;
    }
  }
  return held ?? refuse('empty', node);
}
