// What every surface asks of an activation's mathematics. A function of the catalog answers it, and so can one that nobody
// named. Parameters are settled before: nothing here has a name, a sentence or a path.
import type { Dtype } from '../foundation/dtype.ts';
import type { Interval } from '../foundation/interval.ts';

/** A function of one number in one arithmetic. Never throws. */
export interface Kernel {
  /** f(x), also at NaN, ±∞, −0 and where the curve breaks. */
  value(x: number): number;
  /** f′(x), as autograd defines it where the curve breaks (ReLU: 0 at 0). */
  derivative(x: number): number;
  /** What autograd hands on for a gradient of `g` that comes in, where that is rounded otherwise than g·f′(x). */
  through?(g: number, x: number): number;
  /** f′(x) in 16 bits as kernels have it, in float32, before they multiply it by what comes in. */
  slope?(x: number): number;
  /**
   * Many numbers at a time, about 1,000: f(input[i]) goes to `values` and f′(input[i]) to `derivatives`, each as long as
   * `input`; what is left out is not worked out. They are those of a tensor of several numbers, which PyTorch hands to its
   * vector unit as far as they fill it, and to another library's GELU. A longer tensor comes in parts, all but the last
   * a multiple of 64 long.
   */
  batch(input: Float64Array, values: Float64Array | undefined, derivatives?: Float64Array): void;
  /**
   * How far from the value in `batch` that of x may be on another processor, measured: at least 0, NaN where it may be no
   * number there. Missing where all processors answer alike.
   */
  spread?(x: number): number;
}

/** A function of one number, its parameters settled. It answers in float64, as exact as arithmetic allows. */
export interface ScalarFunction extends Kernel {
  readonly kind: 'scalar';
  /** f″(x) where it exists; NaN where the curve breaks. */
  second(x: number): number;
  /** What PyTorch itself answers on the CPU in `dtype`, to the bit; x is rounded to `dtype` first. */
  inDtype(dtype: Dtype): Kernel;
  /** Worked out when they are first asked for, then kept. */
  facts(): Facts;
}

/** Which of how many vectors side by side, along a dimension that is not the last. */
export interface Across {
  readonly place: number;
  readonly of: number;
}

/** A function along a dimension of a tensor, its parameters settled: softmax and related. */
export interface VectorFunction {
  readonly kind: 'vector';
  /** Its answers, or e to their power, are shares as of e^x, or of e^(−x), that come to 1; or one half of x is a gate for the other. */
  readonly answers?: 'shares' | 'shares of −x' | 'gated';
  /** How many numbers it answers for a vector of `length`. */
  lengthOf(length: number): number;
  /**
   * The values of one vector along the dimension, in float64, or as PyTorch answers in `dtype`. `across`: along a
   * dimension that is not the last, where PyTorch computes in another order.
   */
  value(x: ArrayLike<number>, dtype?: Dtype, across?: Across): Float64Array;
  /** The same in short slices of work, for vectors of any length. */
  valueInSlices(x: ArrayLike<number>, dtype?: Dtype, across?: Across): Generator<void, Float64Array, void>;
  /** The vector–Jacobian product: the gradient of `gradOut · f(x)` by x. */
  derivative(x: ArrayLike<number>, gradOut: ArrayLike<number>, dtype?: Dtype, across?: Across): Float64Array;
}

/**
 * A place where the curve has no derivative: a `kink` (the value goes on, the slope changes at once) or a `jump`.
 * `left` and `right` are the limits of the value from either side, `slopeLeft` and `slopeRight` those of the
 * derivative. What holds at `x` itself is what `value` and `derivative` answer there.
 */
export interface Break {
  readonly x: number;
  readonly kind: 'kink' | 'jump';
  readonly left: number;
  readonly right: number;
  readonly slopeLeft: number;
  readonly slopeRight: number;
}

/** Facts of a curve; each is checked against the function itself by a property test. */
export interface Facts {
  readonly range: Interval;
  /** The range of the derivative. */
  readonly gradient: Interval;
  readonly breaks: readonly Break[];
  /** Where the gradient is exactly zero on a whole interval. */
  readonly dead: readonly Interval[];
  /** Where |gradient| is below a tenth of its maximum, dead intervals included. */
  readonly saturated: readonly Interval[];
  readonly monotone: 'increasing' | 'decreasing' | 'constant' | 'no';
  /** Infinitely differentiable everywhere, but for jumps too small for float32 to hold (Softplus at its default threshold). */
  readonly smooth: boolean;
  /** Answers exactly 0 on a whole interval. */
  readonly sparse: boolean;
  /** Odd: f(−x) = −f(x), so that inputs spread evenly around 0 are answered by numbers that are. */
  readonly zeroCentered: boolean;
  /** Limits of the value at −∞ and +∞ (may be infinite). */
  readonly limits: readonly [number, number];
  /** Lines y = slope·x + offset that the curve nears at −∞ and +∞, where there are. */
  readonly asymptotes: readonly {
    readonly side: 'left' | 'right';
    readonly slope: number;
    readonly offset: number;
  }[];
}
