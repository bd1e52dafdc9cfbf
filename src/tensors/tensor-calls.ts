// Calls that make a tensor of the numbers in them, and methods that give a tensor another dtype or shape.

import { type ElementType, elementTypeOf, typeOfCast } from '../arithmetic/element-type.ts';
import { reshaped } from '../arithmetic/shapes.ts';
import { endOfName, startsName } from './named-constants.ts';

/** Calls whose first argument is the value. */
export const tensorNames =
  /^(?:[A-Za-z_][\w.]*\.)?(?:tensor|as_tensor|array|asarray|Tensor|FloatTensor|DoubleTensor|HalfTensor|BFloat16Tensor|LongTensor|IntTensor|Parameter|Variable|from_numpy|list|tuple|Array|DeviceArray|ndarray|matrix|Matrix|Immutable(?:Dense)?Matrix|Series|Index|constant|convert_to_tensor|masked_array|nested_tensor|NDArray)$/;
const keepingMethods = new Set(['cuda', 'cpu', 'requires_grad_', 'detach', 'clone', 'contiguous', 'tolist']);

/** Whether the call makes a tensor of no known numbers: `torch.FloatTensor(2, 3)` is given lengths. */
export function takesLengths(name: string, inside: string): boolean {
  return /Tensor$/.test(name) && !/^\s*(?:[[(]|[A-Za-z_][\w.]*\s*\()/.test(inside);
}

/** What methods after a tensor make of it. */
interface MethodChain {
  readonly end: number;
  readonly shape: readonly number[];
  readonly dtype: ElementType | undefined;
  /** The types that the numbers went through before they got this one; undefined is that of the numbers themselves. */
  readonly before: readonly (ElementType | undefined)[];
  /** Where a method begins that is not known; `end` is then the end of its name. */
  readonly unknown: number | undefined;
}

/** Reads `.double()`, `.to(torch.float64)`, `.reshape(2, 3)` at `from`. */
export function readMethods(
  text: string,
  from: number,
  given: readonly number[],
  type: ElementType | undefined,
): MethodChain {
  let at = from;
  let shape = given;
  let dtype = type;
  const before: (ElementType | undefined)[] = [];
  while (text.charCodeAt(at) === 46 && startsName(text.charCodeAt(at + 1))) {
    const open = endOfName(text, at + 1);
    const name = text.slice(at + 1, Math.min(open, at + 40));
    const call = /^\(([^()]{0,80})\)/.exec(text.slice(open, open + 82));
    const argument = call?.[1]?.trim().replace(/^dtype\s*=\s*/, '') ?? '';
    const other = name === 'reshape' || name === 'view' ? reshapedTo(argument, shape) : undefined;
    const isConversion = name === 'to' || name === 'type' || name === 'astype';
    const cast = typeOfCast(name);
    if (!call || !(cast || other || isConversion || keepingMethods.has(name))) {
      return { end: open, shape, dtype, before, unknown: at };
    }
    const wanted = isConversion ? elementTypeOf(argument.replaceAll(/['"]/g, '')) : cast;
    if (other) shape = other;
    else if (wanted) {
      before.push(dtype);
      dtype = wanted;
    }
    at = open + call[0].length;
  }
  return { end: at, shape, dtype, before, unknown: undefined };
}

/** The shape that `reshape(2, -1)` gives; undefined if PyTorch raises or the argument is no list of integers. */
function reshapedTo(argument: string, shape: readonly number[]): readonly number[] | undefined {
  if (!/^\[?\s*-?\d{1,9}\s*(?:,\s*-?\d{1,9}\s*)*(?:,\s*)?\]?$/.test(argument)) return undefined;
  const wanted = argument
    .replaceAll(/[[\]\s]/g, '')
    .split(',')
    .filter(Boolean)
    .map(Number);
  return reshaped(shape, wanted);
}

/** Reads `[1]`, `[0, -1]` behind a tensor at `from`; undefined for slices and anything else. */
export function readIndex(
  text: string,
  from: number,
): { readonly indices: readonly number[]; readonly end: number } | undefined {
  if (text.charCodeAt(from) !== 91) return undefined;
  const index = /\[\s*(-?\d{1,9}(?:\s*,\s*-?\d{1,9}){0,7})\s*\]/y;
  index.lastIndex = from;
  const found = index.exec(text)?.[1];
  return found === undefined ? undefined : { indices: found.split(',').map(Number), end: index.lastIndex };
}
