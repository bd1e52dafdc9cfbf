// What operators and functions of `math` make of constants, as far as arguments of activations use them.

import {
  add,
  divide,
  mathConstants,
  multiply,
  negate,
  type PythonNumber,
  power,
} from '../../arithmetic/python-arithmetic.ts';
import { readFloat } from '../../foundation/number-literal.ts';

export interface Constant {
  readonly value: number | boolean | null | string;
  readonly isInteger: boolean;
}

const functions: Readonly<Record<string, (x: number) => number>> = {
  'math.log': Math.log,
  'math.sqrt': Math.sqrt,
  'math.exp': Math.exp,
  'math.log2': Math.log2,
  'math.log10': Math.log10,
  'math.log1p': Math.log1p,
  'math.tanh': Math.tanh,
  'math.fabs': Math.abs,
  'builtins.float': (x) => x,
};

/** The result of an operator or a function of `math` on constants; undefined if it cannot be known or raises. */
export function arithmetic(
  operator: string,
  operands: readonly (Constant | undefined)[],
): Constant | undefined {
  const [left, right] = operands;
  if (!left || (operands.length > 1 && !right)) return undefined;
  if (operator === 'builtins.float' && typeof left.value === 'string')
    return constantOf(readFloat(left.value));
  const a = numberOf(left);
  if (a === undefined) return undefined;
  if (operator === 'builtins.int') return operands.length === 1 ? integer(Math.trunc(Number(a))) : undefined;
  const call = Object.hasOwn(functions, operator) ? functions[operator] : undefined;
  if (call) return operands.length === 1 ? finite(call(Number(a))) : undefined;
  if (!right) return operator === '-' ? constantOf(negate(a)) : operator === '+' ? constantOf(a) : undefined;
  const b = numberOf(right);
  return b === undefined ? undefined : constantOf(operate(operator, a, b));
}

function operate(operator: string, a: PythonNumber, b: PythonNumber): PythonNumber | undefined {
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return add(a, negate(b));
    case '*':
      return multiply(a, b);
    case '/':
    case '//':
    case '%':
      return divide(a, b, operator);
    case '**': {
      const result = power(a, b);
      // A whole number that no float holds is no argument that PyTorch takes.
      return typeof result === 'bigint' && !Number.isFinite(Number(result)) ? undefined : result;
    }
    default:
      return undefined;
  }
}

const { tau, ...inEveryModule } = mathConstants;

/** The members of `math`, NumPy and PyTorch that are numbers. */
export const numbersOfMath: Readonly<Record<string, number>> = {
  'math.tau': tau,
  ...Object.fromEntries(
    ['math', 'numpy', 'torch'].flatMap((module) =>
      Object.entries(inEveryModule).map(([name, value]) => [`${module}.${name}`, value]),
    ),
  ),
};

const integer = (value: number): Constant | undefined =>
  Number.isFinite(value) ? { value, isInteger: true } : undefined;
const finite = (value: number): Constant | undefined =>
  Number.isFinite(value) ? { value, isInteger: false } : undefined;

function numberOf({ value, isInteger }: Constant): PythonNumber | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'number') return undefined;
  return isInteger && Number.isInteger(value) ? BigInt(value) : value;
}

function constantOf(result: PythonNumber | undefined): Constant | undefined {
  return result === undefined ? undefined : { value: Number(result), isInteger: typeof result === 'bigint' };
}
