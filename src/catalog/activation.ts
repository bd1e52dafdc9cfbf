// The shape of one row of the catalogue: all that the product knows of one activation.
// Pure: runs in the extension host and in the webview, and knows neither VS Code nor the other folders.
import type { Dtype } from '../foundation/dtype.ts';
import type { Interval } from '../foundation/interval.ts';
import type { Text, Translate } from '../foundation/localization.ts';

/** What an argument can hold: a number (NaN and infinities included), a choice such as `'tanh'`, a flag, or Python's None. */
export type ParameterValue = number | string | boolean | null;

/** Parameters by PyTorch's names, `{ beta: 2, threshold: 20 }`. Those that are missing stand at their defaults. */
export type Values = Readonly<Record<string, ParameterValue>>;

/** A parameter that shapes the curve. Arguments that do not (`inplace`, `dtype`) stand in the spellings only. */
export interface Parameter {
  /** PyTorch's name, `negative_slope`. */
  readonly name: string;
  readonly type: 'float' | 'int' | 'choice';
  /** What PyTorch takes when the argument is not given; `undefined` where it must be given. */
  readonly default: ParameterValue | undefined;
  /** For `choice`: every value that PyTorch accepts. */
  readonly choices?: readonly string[];
  /** What it does, in one short sentence. */
  readonly meaning: Text;
  /** A stretch worth exploring on a slider; other values stay possible. */
  readonly slider?: { readonly min: number; readonly max: number; readonly scale: 'linear' | 'log' };
  /** A value to start from where PyTorch has no default. */
  readonly example?: ParameterValue;
}

/** One argument of a call, in the order PyTorch takes it. */
export interface Argument {
  /** PyTorch's name for it, `init`. */
  readonly name: string;
  /** The parameter of the row that it sets, `weight`; none for `input`, `inplace`, `dtype` and the like. */
  readonly parameter?: string;
  readonly keywordOnly?: boolean;
  /** PyTorch raises when it is not given. */
  readonly required?: boolean;
  /** PyTorch warns, with these words, when it is given. */
  readonly deprecated?: string;
}

/** One way to write the activation. */
export interface Spelling {
  /** Qualified path: `torch.nn.Softplus`, `torch.nn.functional.softplus`, `torch.Tensor.relu_`. */
  readonly path: string;
  readonly kind: 'module' | 'function' | 'method';
  /** In order. A function's first argument is its input; a method's receiver is not listed. */
  readonly arguments: readonly Argument[];
  /** Changes its input, `relu_`. */
  readonly inPlace?: boolean;
  /** PyTorch warns that it is deprecated, with these words. */
  readonly deprecated?: string;
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

/** What PyTorch does with parameters outside their valid range, in its own words. */
export interface Finding {
  readonly kind: 'raises' | 'warns' | 'nonsense';
  /** When PyTorch says so: as the module is made, as it is called, or when gradients are asked for. */
  readonly when: 'construction' | 'call' | 'backward';
  readonly parameter?: string;
  /** PyTorch's own message, or for `nonsense` what comes out. */
  readonly message: Text;
}

/** Facts of the curve at given parameters; each is checked against the function itself by a property test. */
export interface Facts {
  readonly range: Interval;
  /** The range of the derivative. */
  readonly gradient: Interval;
  readonly breaks: readonly Break[];
  /** Where the gradient is exactly zero on a whole stretch. */
  readonly dead: readonly Interval[];
  /** Where |gradient| is below a tenth of its maximum, dead stretches included. */
  readonly saturated: readonly Interval[];
  readonly monotone: 'increasing' | 'decreasing' | 'constant' | 'no';
  /** Infinitely differentiable everywhere, but for jumps too small for float32 to hold (Softplus at its default threshold). */
  readonly smooth: boolean;
  /** Answers exactly 0 on a whole stretch. */
  readonly sparse: boolean;
  /** Has values on both sides of 0 and f(0) = 0. */
  readonly zeroCentred: boolean;
  /** Limits of the value at −∞ and +∞ (may be infinite). */
  readonly limits: readonly [number, number];
  /** Lines y = slope·x + offset that the curve nears at −∞ and +∞, where there are. */
  readonly asymptotes: readonly {
    readonly side: 'left' | 'right';
    readonly slope: number;
    readonly offset: number;
  }[];
}

/** How one row stands to another: `{ kind: 'derivative of', id: 'Softplus' }` on Sigmoid. */
export interface Relation {
  readonly kind:
    | 'derivative of'
    | 'integral of'
    | 'inverse of'
    | 'special case of'
    | 'limit of'
    | 'conjugate of'
    | 'made of'
    | 'near';
  readonly id: string;
  /** The relation in words or as a formula, `SiLU(x) = x · Sigmoid(x)`. */
  readonly note: Text;
}

/** A formula in its general form, and in words with the parameters' values in it. */
export interface Formula {
  /** TeX of the general form, `f(x) = \frac{1}{\beta}\ln\left(1 + e^{\beta x}\right)`. */
  readonly tex: string;
  /** Plain text with these values put in, `ln(1 + exp(2·x)) / 2, x where 2·x > 20`. */
  text(values: Values, t: Translate): string;
}

/** What rows of both kinds have. */
interface Row {
  /** PyTorch's class name, `Softplus`; for a relative that is no `nn` class its usual name, `Logit`. */
  readonly id: string;
  readonly family: 'rectifier' | 'smooth' | 'sigmoid' | 'shrink' | 'vector' | 'relative';
  /** Whether `torch.nn` has a class of this name. */
  readonly isModule: boolean;
  /** One line, without the name: "a smooth ReLU whose gradient is never zero". */
  readonly summary: Text;
  readonly parameters: readonly Parameter[];
  readonly spellings: readonly Spelling[];
  readonly formula: Formula;
  readonly relatives: readonly Relation[];
  /** When people choose it, and what they give up. */
  readonly chosenFor: Text;
  readonly givenUp: Text;
  /** The page in PyTorch's documentation. */
  readonly documentation: string;
  /** What PyTorch does with invalid values; empty where all is well. `isInPlace`: the input is overwritten. */
  check(values: Values, isInPlace?: boolean): readonly Finding[];
}

/** An activation's functions at parameters and dtype that are settled. */
export interface Prepared {
  value(x: number): number;
  derivative(x: number): number;
  /** The value in a tensor of several numbers, where PyTorch has another library for those. */
  several?(x: number): number;
  /**
   * The values of many numbers at once, which is faster than asking for each. In float32 as a large tensor has them:
   * where PyTorch's SIMD path and its path for single numbers differ in the last bit, this is the former.
   */
  fill(output: Float64Array | Float32Array, input: ArrayLike<number>): void;
}

/** An activation that acts on each number by itself. */
export interface ElementwiseActivation extends Row {
  readonly kind: 'elementwise';
  /**
   * f(x) in float64, as exact as arithmetic allows, with PyTorch's semantics at NaN, ±∞, −0 and breaks.
   * Never throws; invalid parameters give what PyTorch computes.
   */
  value(x: number, parameters: Values): number;
  /** f′(x) in float64, as autograd defines it at breaks (ReLU: 0 at 0). */
  derivative(x: number, parameters: Values): number;
  /** f″(x) in float64 where it exists; NaN at breaks. */
  secondDerivative(x: number, parameters: Values): number;
  /** What PyTorch itself (1.13) answers on the CPU in `dtype`; `x` is rounded to `dtype` first. */
  torchValue(x: number, parameters: Values, dtype: Dtype): number;
  /** What autograd answers on the CPU in `dtype` for a gradient of 1. */
  torchDerivative(x: number, parameters: Values, dtype: Dtype): number;
  /** The same functions with parameters and dtype looked up once, for loops over many numbers. No dtype: float64, exact. */
  prepare(parameters: Values, dtype?: Dtype): Prepared;
  facts(parameters: Values): Facts;
}

/** Which of how many vectors side by side, along a dimension that is not the last. */
export interface Across {
  readonly place: number;
  readonly of: number;
}

/** An activation along a dimension of a tensor: softmax and its kin. */
export interface VectorActivation extends Row {
  readonly kind: 'vector';
  /**
   * The values of one vector along the dimension; GLU halves the length. Float64, or as PyTorch answers in `dtype`.
   * `across`: along a dimension that is not the last, where PyTorch reckons in another order.
   */
  vectorValue(x: ArrayLike<number>, parameters: Values, dtype?: Dtype, across?: Across): Float64Array;
  /** The same in short pieces of work, for vectors of any length. */
  vectorValueInSlices(
    x: ArrayLike<number>,
    parameters: Values,
    dtype?: Dtype,
    across?: Across,
  ): Generator<void, Float64Array, void>;
  /** The vector–Jacobian product: the gradient of `gradOut · f(x)` by x. */
  vectorDerivative(
    x: ArrayLike<number>,
    gradOut: ArrayLike<number>,
    parameters: Values,
    dtype?: Dtype,
    across?: Across,
  ): Float64Array;
}

export type Activation = ElementwiseActivation | VectorActivation;
