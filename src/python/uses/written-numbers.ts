// Numbers and lists of numbers as code writes them.
import type { ElementType } from '../../arithmetic/element-type.ts';
import { isSameShape, sizeOf } from '../../arithmetic/shapes.ts';
import { newest, type Release } from '../../foundation/release.ts';

/** Numbers in some order, and who keeps them: Python as int and float (which is float64), or a tensor, or an array. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly dtype: ElementType;
  readonly library: 'python' | 'numpy' | 'torch';
  /** The number at a place in row-major order, as a release of PyTorch makes it. */
  readonly in: (release: Release) => (index: number) => number;
}

/** One number of Python's. */
export function scalar(value: number, isInteger: boolean): Numbers {
  return { shape: [], dtype: isInteger ? 'int64' : 'float64', library: 'python', in: () => () => value };
}

/** A list of them; undefined where they differ in shape, and so make no tensor. */
export function listOf(parts: readonly Numbers[]): Numbers | undefined {
  const inner = parts[0]?.shape ?? [];
  if (parts.some(({ shape }) => !isSameShape(shape, inner))) return undefined;
  const length = sizeOf(inner);
  const values = parts.flatMap((part) => Array.from({ length }, (_, index) => part.in(newest)(index)));
  const isAll = (...types: readonly ElementType[]) =>
    values.length > 0 && parts.every(({ dtype }) => types.includes(dtype));
  return {
    shape: [parts.length, ...inner],
    dtype: isAll('bool') ? 'bool' : isAll('int64', 'bool') ? 'int64' : 'float64',
    library: 'python',
    in: () => (index) => values[index] ?? 0,
  };
}
