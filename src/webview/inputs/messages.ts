// What the page and the worker that measures say to each other. Both are the same script: nothing that arrives can have another form.
import type { Named } from '../../autodiff/own-activation.ts';
import type { Values } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Release } from '../../foundation/release.ts';
import type { Passage, Plan } from '../../lab/depth.ts';
import type { Input } from '../../lab/inputs.ts';
import type { Moments } from '../../lab/moments.ts';

/** What is asked of all curves; a newer question takes its place. */
export interface Question {
  /** Tells answers to this question from those to earlier ones. */
  readonly id: number;
  readonly input: Input;
  readonly plan: Plan;
  /** Of the one network that is drawn at random. */
  readonly width: number;
  /** Among how many inputs Softmax shares out. */
  readonly classes: number;
  readonly release: Release;
  readonly curves: readonly (Named & {
    readonly key: string;
    readonly parameters: Values;
    readonly dtype: Dtype;
  })[];
}

/** What is known of a curve by now; of one along a dimension only `entropy`, in nats, or `gated`. */
export interface Measured {
  readonly entropy?: number;
  readonly gated?: Pick<Moments, 'mean' | 'std' | 'gain'>;
  readonly moments?: Moments;
  readonly field?: Passage;
  readonly net?: Passage | undefined;
}

/** What more is known of one. */
export interface Answer {
  readonly id: number;
  readonly key: string;
  readonly more: Measured;
}
