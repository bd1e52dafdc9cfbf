// The other ways in which a text can be read whose numbers cannot be read with certainty.
import { parseTensor } from './parse-tensor.ts';
import type { OtherReadingKind, ParsedTensor } from './parsed-tensor.ts';

/** One of them. */
export interface OtherReading {
  readonly kind: OtherReadingKind;
  readonly tensor: ParsedTensor;
}

/** Those that make a tensor, and another one than `tensor`, which `parseTensor` read with these options. */
export function readOtherwise(
  text: string,
  tensor: ParsedTensor,
  options: Parameters<typeof parseTensor>[1] = {},
): readonly OtherReading[] {
  return (tensor.others ?? []).flatMap((kind) => {
    const other = parseTensor(text, { ...options, as: kind });
    const isTensor = !other.problem && other.values.length > 0;
    return isTensor && !isSame(other, tensor) ? [{ kind, tensor: other }] : [];
  });
}

function isSame(one: ParsedTensor, other: ParsedTensor): boolean {
  if (one.values.length !== other.values.length || one.shape.join() !== other.shape.join()) return false;
  return one.values.every((value, at) => Object.is(value, other.values[at]));
}
