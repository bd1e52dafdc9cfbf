// Numbers and lists of numbers as code writes them.
import type { ElementType } from '../../arithmetic/element-type.ts';
import { isSameShape, sizeOf } from '../../arithmetic/shapes.ts';
import { readNumber } from '../../foundation/number-literal.ts';

/** Numbers in some order, and who keeps them: Python as int and float (which is float64), or a tensor, or an array. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly dtype: ElementType;
  readonly library: 'python' | 'numpy' | 'torch';
  /** The number at a place in row-major order. */
  readonly at: (index: number) => number;
}

/** One number of Python's. */
export function scalar(value: number, isInteger: boolean): Numbers {
  return { shape: [], dtype: isInteger ? 'int64' : 'float64', library: 'python', at: () => value };
}

/** A list of them; undefined where they differ in shape, and so make no tensor. */
export function listOf(parts: readonly Numbers[]): Numbers | undefined {
  const inner = parts[0]?.shape ?? [];
  if (parts.some(({ shape }) => !isSameShape(shape, inner))) return undefined;
  const length = sizeOf(inner);
  const values = parts.flatMap(({ at }) => Array.from({ length }, (_, index) => at(index)));
  const isInteger = values.length > 0 && parts.every(({ dtype }) => dtype === 'int64');
  return {
    shape: [parts.length, ...inner],
    dtype: isInteger ? 'int64' : 'float64',
    library: 'python',
    at: (index) => values[index] ?? 0,
  };
}

/** What a list of literals is made of. */
const tokens = /#.*|[\s\\]+|[[\](),+-]|(?:\d|\.\d)(?:[eE][+-]|[\w.])*/gy;

/** The numbers of a long list, whose elements the tree does not keep; undefined where something else is among them. */
export function readLiterals(text: string): Numbers | undefined {
  const open: Numbers[][] = [];
  let list: Numbers[] = [];
  let sign = 1;
  let end = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    end = index + token.length;
    if (token === '[' || token === '(') {
      open.push(list);
      list = [];
    } else if (token === ']' || token === ')') {
      const numbers = listOf(list);
      const around = open.pop();
      if (!numbers || !around) return undefined;
      list = around;
      list.push(numbers);
    } else if (token === '-') sign = -sign;
    else if (/^[\d.]/.test(token)) {
      const { value, isInteger } = readNumber(token);
      if (value === undefined) return undefined;
      // Python's -0 is the integer 0.
      list.push(scalar(isInteger ? sign * value + 0 : sign * value, isInteger));
      sign = 1;
    }
  }
  return end === text.length && open.length === 0 && list.length === 1 ? list[0] : undefined;
}
