// What Evaluate answers, as plain data.
import type { Named } from '../../autodiff/own-activation.ts';
import type { Values } from '../../catalog/activation.ts';

/** What one activation answers. */
export interface ActivationResult extends Named {
  readonly parameters: Values;
  readonly shape: readonly number[];
  /** In row-major order, numbers of the dtype. */
  readonly values: Float64Array;
  /** What autograd answers for a gradient of ones, one for each input; undefined if it raises. */
  readonly derivatives: Float64Array | undefined;
  /** A sentence that says what it raises. */
  readonly missing?: string;
}

/** Results, or one sentence that says why there are none and what to do. */
export type Evaluation =
  | { readonly kind: 'results'; readonly results: readonly ActivationResult[] }
  | {
      readonly kind: 'refused';
      readonly message: string;
      /** What PyTorch raises, where it is PyTorch that refuses. */
      readonly raised?: string;
    };

/** Numbers that are worked out or written between two rests of a generator. */
export const numbersInSlice = 2048;
