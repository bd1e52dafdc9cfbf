// What names say of the type of numbers: `dtype=torch.float64`, `np.half`, `int`, `torch.DoubleTensor`, `.half()`.
import type { Dtype } from '../foundation/dtype.ts';
import { type Round, roundTo } from './rounding.ts';

/** What a dtype argument says; `narrow integer` for those whose tensors PyTorch prints with their type, `torch.int32`. */
export type ElementType = Dtype | IntegerType;
type IntegerType = 'int64' | 'narrow integer' | 'uint8' | 'bool';

/** What PyTorch's C++ calls them in its messages; narrow integers have several names. */
export const namesInC = {
  float64: 'Double',
  float32: 'Float',
  float16: 'Half',
  bfloat16: 'BFloat16',
  int64: 'Long',
  uint8: 'Byte',
  bool: 'Bool',
} as const;

/** Whether numbers of the type are integers or bools. */
export function isIntegerType(type: ElementType | undefined): type is IntegerType {
  return type !== undefined && /^(?:int64|narrow integer|uint8|bool)$/.test(type);
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
  if (type === 'bool') return (x) => (x === 0 ? 0 : 1);
  // It goes round at 256, also below 0.
  if (type === 'uint8') return (x) => ((Math.trunc(x) % 256) + 256) % 256;
  return isIntegerType(type) ? (x) => Math.trunc(x) + 0 : roundTo(type);
}
