// PyTorch's floating point types, by name. How wide each is stands in arithmetic/rounding.ts.

/** A floating point type of PyTorch's. */
export type Dtype = 'float64' | 'float32' | 'float16' | 'bfloat16';

/** All of them, the usual one first. */
export const dtypes: readonly Dtype[] = ['float32', 'bfloat16', 'float16', 'float64'];
