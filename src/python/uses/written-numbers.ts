// Numbers and lists of numbers as code writes them: how they are put together, kept in another type, given to a call.
import { type ElementType, elementTypeOf, roundToType, typeOfMaker } from '../../arithmetic/element-type.ts';
import type { SeriesArgument } from '../../arithmetic/series.ts';
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

/** A list of them; undefined if they differ in shape, and so make no tensor. */
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

/** The numbers as they are kept in another type. */
export function convert<From extends Numbers>(numbers: From, dtype: ElementType): From {
  const round = roundToType(dtype);
  const rounded = (release: Release) => {
    const at = numbers.in(release);
    return (index: number) => round(at(index));
  };
  return { ...numbers, dtype, in: rounded };
}

/** The type that a name stands for; undefined for what is none, or makes no tensor to compute with, `np.uint16`. */
export function typeNamed(name: string): ElementType | undefined {
  if (/^(?:(?:torch\.|np\.)?bool|np\.bool_)$/.test(name)) return 'bool';
  if (/^(?:torch|np)\.uint8$/.test(name)) return 'uint8';
  return /(?:^|\.)u\w*$/.test(name) ? undefined : (elementTypeOf(name) ?? typeOfMaker(name));
}

/** A number alone. */
export function numberOf(numbers: Numbers): { readonly value: number; readonly isInteger: boolean } {
  return { value: numbers.in(newest)(0), isInteger: numbers.dtype === 'int64' };
}

/** A number, or a list of lengths, as an argument. */
export function argumentOf(numbers: Numbers): SeriesArgument {
  const { shape, dtype } = numbers;
  if (shape.length === 0) return numberOf(numbers);
  const isInteger = dtype === 'int64';
  const [length = 0] = shape;
  const at = numbers.in(newest);
  const isList = shape.length === 1 && isInteger;
  const lengths = isList ? Array.from({ length }, (_, index) => at(index)) : [];
  return { value: Number.NaN, isInteger, lengths };
}
