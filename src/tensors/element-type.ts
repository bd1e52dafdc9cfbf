// What a text says of the type of its numbers: `dtype=torch.float64`, `np.half`, `int`.
import type { Dtype } from '../foundation/dtype.ts';

/** What a dtype argument says. */
export type ElementType = Dtype | 'integer';

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
  if (/^u?int(?:8|16|32|64)?$|^(?:long|short)$/.test(last)) return 'integer';
  return Object.hasOwn(floatTypes, last) ? floatTypes[last] : undefined;
}
