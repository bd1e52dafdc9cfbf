// What is written down of an operation that a formula can be made of: its answer and how autograd goes back through it, every
// step rounded as PyTorch rounds it.
import type { Arithmetic } from '../arithmetic/kernel-arithmetic.ts';
import type { Round } from '../arithmetic/rounding.ts';
import type { Release } from '../foundation/release.ts';

/** What an operation computes with. */
export interface Steps {
  /** Rounds the answer of one operation to the type of the tensors. */
  readonly q: Round;
  readonly arithmetic: Arithmetic;
  readonly release: Release;
  /** Among as many numbers as fill the vector unit. */
  readonly isVector?: boolean;
}

export type Value = (a: number, b: number, c: number) => number;
/** The gradient of an argument: `g` that of the answer, `y` the answer, then the arguments. */
export type Gradient = (g: number, y: number, a: number, b: number, c: number) => number;

/** A row: what an operation answers, and how autograd goes back through it. */
export interface Operation {
  readonly arity: 1 | 2 | 3;
  /** The answer; rounded already. */
  value(steps: Steps): Value;
  /** One for each argument that gradients go through; none at all: autograd stops here. */
  gradients?(steps: Steps): readonly (Gradient | undefined)[];
  /** Numbers beside tensors are rounded to the tensors' own type, also where kernels compute wider. */
  readonly roundsNumbers?: true;
  /** It answers yes or no, as 1 or 0. */
  readonly isMask?: true;
  /** Only the argument that is taken is computed, and only it has a gradient; a tensor of several numbers raises. */
  readonly isBranch?: true;
  /** `backward` raises. */
  readonly hasNoBackward?: true;
}

/** A function of one number, rounded once. */
export const unary = (
  f: (x: number, steps: Steps) => number,
  gradient: (steps: Steps) => (g: number, y: number, x: number) => number,
): Operation => ({
  arity: 1,
  value: (steps) => (x) => steps.q(f(x, steps)),
  gradients: (steps) => [gradient(steps)],
});
