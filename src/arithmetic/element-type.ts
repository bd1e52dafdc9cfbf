// What names say of the type of numbers: `dtype=torch.float64`, `np.half`, `int`, `torch.DoubleTensor`, `.half()`.
import type { Dtype } from '../foundation/dtype.ts';
import { type Round, roundTo } from './rounding.ts';

/** What a dtype argument says; `narrow integer` for those whose tensors PyTorch prints with their type, `torch.int32`. */
export type ElementType = Dtype | 'int64' | 'narrow integer';

/** Whether numbers of the type are integers. */
export function isIntegerType(type: ElementType | undefined): type is 'int64' | 'narrow integer' {
  return type === 'int64' || type === 'narrow integer';
}

const floatTypes: Readonly<Record<string, Dtype>> = {
  float64: 'float64',
  double: 'float64',
  float32: 'float32',
  single: 'float32',
  float16: 'float16',
  half: 'float16',
  bfloat16: 'bfloat16',
};

/** The type that `torch.float64`, `np.half`, `float` or `'float32'` names; undefined for others. */
export function elementTypeOf(name: string): ElementType | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last === 'float') return /^(?:torch|th)\./.test(name) ? 'float32' : 'float64';
  if (name === 'torch.int' || /^(?:int(?:8|16|32)|uint\d*|short)$/.test(last)) return 'narrow integer';
  if (/^(?:int(?:64)?|long)$/.test(last)) return 'int64';
  return Object.hasOwn(floatTypes, last) ? floatTypes[last] : undefined;
}

const typesOfMakers: Readonly<Record<string, ElementType>> = {
  FloatTensor: 'float32',
  DoubleTensor: 'float64',
  HalfTensor: 'float16',
  BFloat16Tensor: 'bfloat16',
  LongTensor: 'int64',
  IntTensor: 'narrow integer',
};
const typesOfCasts: Readonly<Record<string, ElementType>> = {
  double: 'float64',
  float: 'float32',
  half: 'float16',
  bfloat16: 'bfloat16',
  long: 'int64',
  int: 'narrow integer',
  short: 'narrow integer',
};

/** The type that a constructor has by its name, `torch.DoubleTensor`. */
export function typeOfMaker(name: string): ElementType | undefined {
  const maker = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(typesOfMakers, maker) ? typesOfMakers[maker] : undefined;
}

/** The type that a method gives a tensor, `double`. */
export function typeOfCast(method: string): ElementType | undefined {
  return Object.hasOwn(typesOfCasts, method) ? typesOfCasts[method] : undefined;
}

/** Rounds to a type; an integer as PyTorch makes it of a float, without a −0. */
export function roundToType(type: ElementType): Round {
  return isIntegerType(type) ? (x) => Math.trunc(x) + 0 : roundTo(type);
}
