// Activations along a dimension of a tensor: Softmax and its kin, and GLU. Pure.

import { type Arithmetic, arithmeticOf } from '../arithmetic/kernel-arithmetic.ts';
import { roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { finish } from '../foundation/generators.ts';
import type { Across, Finding, Parameter, Values, VectorActivation } from './activation.ts';
import { functions, methods, module, page } from './api-path.ts';

type Numbers = ArrayLike<number>;

const dim = (standard: number | null): Parameter => ({
  name: 'dim',
  type: 'int',
  default: standard,
  meaning: (t) => t('The dimension along which it acts'),
});

/** A vector that is worked out in short pieces. */
type Work = Generator<void, Float64Array, void>;
/** `isWide`: one of several vectors side by side that fill the vector unit. */
type Forward = (x: Float64Array, arithmetic: Arithmetic, isWide: boolean) => Work;
type Backward = (x: Float64Array, gradOut: Float64Array, arithmetic: Arithmetic, isWide: boolean) => Work;

const inSlice = 8192;

/** f of each number and its place, with a rest now and then. */
function* mapped(x: Numbers, f: (each: number, i: number) => number): Work {
  const answers = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += inSlice) {
    if (start > 0) yield;
    const end = Math.min(x.length, start + inSlice);
    for (let i = start; i < end; i++) answers[i] = f(x[i] ?? 0, i);
  }
  return answers;
}

interface VectorDefinition
  extends Omit<
    VectorActivation,
    'kind' | 'formula' | 'check' | 'vectorValue' | 'vectorValueInSlices' | 'vectorDerivative' | 'family'
  > {
  readonly tex: string;
  readonly text: string;
  /** The warning when no dim is given, by the function's name. */
  readonly implicitDim?: string;
  forward: Forward;
  backward: Backward;
  /** The kernels along a dimension that is not the last, where they differ. */
  forwardAcross?: Forward;
  backwardAcross?: Backward;
}

/** Whether the vector unit takes this vector together with those beside it. */
function isWide(dtype: Dtype, across: Across | undefined): boolean {
  const lanes = { float64: 4, float32: 8, float16: 16, bfloat16: 16 }[dtype];
  return across !== undefined && across.place < across.of - (across.of % lanes);
}

function vector(definition: VectorDefinition): VectorActivation {
  const { tex, text, implicitDim, forward, backward, ...others } = definition;
  const { forwardAcross = forward, backwardAcross = backward, ...row } = others;
  const value: VectorActivation['vectorValueInSlices'] = function* (x, _values, dtype = 'float64', across) {
    const round = roundTo(dtype);
    const kernel = across ? forwardAcross : forward;
    const y = yield* kernel(yield* mapped(x, round), arithmeticOf(round), isWide(dtype, across));
    return yield* mapped(y, round);
  };
  return {
    ...row,
    kind: 'vector',
    family: 'vector',
    formula: { tex, text: () => text },
    vectorValue: (...given) => finish(value(...given)),
    vectorValueInSlices: value,
    vectorDerivative: (x, gradOut, _values, dtype = 'float64', across) => {
      const round = roundTo(dtype);
      const kernel = across ? backwardAcross : backward;
      const numbers = Float64Array.from(x, round);
      const slopes = Float64Array.from(gradOut, round);
      return finish(kernel(numbers, slopes, arithmeticOf(round), isWide(dtype, across))).map((y) => round(y));
    },
    check: (values: Values = {}): readonly Finding[] => {
      const isGiven = values.dim !== undefined && values.dim !== null;
      if (isGiven || implicitDim === undefined) return [];
      return [
        {
          kind: 'warns',
          when: 'call',
          parameter: 'dim',
          message: () =>
            `Implicit dimension choice for ${implicitDim} has been deprecated. Change the call to include dim=X as an argument.`,
        },
      ];
    },
  };
}

/**
 * The sum of `terms` in the order of the vector unit: by lanes, then across them; fewer terms than lanes one by one.
 * With `factors`, the sum of products, fused from the second row of lanes on.
 */
function sumOf(terms: Float64Array, { r, fused, lanes }: Arithmetic, factors?: Float64Array): number {
  const first = factors ? terms.map((term, i) => r(term * (factors[i] ?? 0))) : terms;
  if (terms.length < lanes) return first.reduce((total, term) => r(total + term));
  const rows = first.slice(0, lanes);
  for (let i = lanes; i < terms.length; i++) {
    const lane = i % lanes;
    const total = rows[lane] ?? 0;
    rows[lane] = factors ? fused(terms[i] ?? 0, factors[i] ?? 0, total) : r(total + (terms[i] ?? 0));
  }
  if (lanes < 8) return rows.reduce((total, row) => r(total + row));
  for (let half = lanes / 2; half >= 1; half /= 2) {
    for (let lane = 0; lane < half; lane++) rows[lane] = r((rows[lane] ?? 0) + (rows[lane + half] ?? 0));
  }
  return rows[0] ?? 0;
}

function largest(x: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const each of x) if (each > most || Number.isNaN(each)) most = each;
  return most;
}

/** e^(x − max), so that nothing overflows. */
function* shifted(x: Float64Array, { r, vectorExp }: Arithmetic): Work {
  const top = largest(x);
  return yield* mapped(x, (each) => vectorExp(r(each - top)));
}

function* softmax(x: Float64Array, m: Arithmetic): Work {
  if (x.length === 0) return x;
  const e = yield* shifted(x, m);
  const share = m.r(1 / sumOf(e, m));
  return yield* mapped(e, (each) => m.own.r(each * share));
}

/** Along a dimension that is not the last, PyTorch sums one by one; alone, a share is kept in the tensor's own type. */
function* softmaxAcross(x: Float64Array, { r, exp, vectorExp, own }: Arithmetic, isWide: boolean): Work {
  const top = largest(x);
  const e = yield* mapped(x, (each) => (isWide ? vectorExp : exp)(r(each - top)));
  const sum = e.reduce((total, each) => r(total + each), 0);
  return yield* mapped(e, (each) => own.r((isWide ? each : own.r(each)) / sum));
}

function* softmaxAcrossBack(x: Float64Array, g: Float64Array, m: Arithmetic, isWide: boolean): Work {
  const y = yield* softmaxAcross(x, m, isWide);
  const dot = y.reduce((total, each, i) => m.fused(g[i] ?? 0, each, total), 0);
  return yield* mapped(y, (each, i) => m.r(each * m.r((g[i] ?? 0) - dot)));
}

function* logSoftmaxAcross(x: Float64Array, { r, exp, own }: Arithmetic): Work {
  const top = largest(x);
  const e = yield* mapped(x, (each) => exp(r(each - top)));
  const log = r(Math.log(e.reduce((total, each) => r(total + each), 0)));
  return yield* mapped(x, (each) => own.r(r(each - top) - log));
}

function* logSoftmaxAcrossBack(x: Float64Array, g: Float64Array, m: Arithmetic): Work {
  const sum = g.reduce((total, each) => m.r(total + each), 0);
  const y = yield* logSoftmaxAcross(x, m);
  return yield* mapped(y, (each, i) => m.fused(-m.exp(each), sum, g[i] ?? 0));
}

function* softmaxBack(x: Float64Array, g: Float64Array, m: Arithmetic): Work {
  if (x.length === 0) return x;
  const y = yield* softmax(x, m);
  const dot = m.own.r(sumOf(g, m, y));
  return yield* mapped(y, (each, i) => m.r(m.r((g[i] ?? 0) - dot) * each));
}

function* logSoftmax(x: Float64Array, m: Arithmetic): Work {
  if (x.length === 0) return x;
  const top = largest(x);
  const { r } = m.own;
  const log = r(Math.log(r(sumOf(yield* shifted(x, m), m))));
  return yield* mapped(x, (each) => r(m.r(each - top) - log));
}

function* logSoftmaxBack(x: Float64Array, g: Float64Array, m: Arithmetic): Work {
  if (x.length === 0) return x;
  const sum = m.own.r(sumOf(g, m));
  const y = yield* logSoftmax(x, m);
  return yield* mapped(y, (each, i) => m.fused(-m.vectorExp(each), sum, g[i] ?? 0));
}

const negated = (x: Float64Array): Float64Array => x.map((each) => -each);

function negatedBack(backward: Backward): Backward {
  return function* (x, g, m, isWide) {
    return negated(yield* backward(negated(x), g, m, isWide));
  };
}

const gate = (x: number, { r, exp }: Arithmetic): number => r(1 / r(1 + exp(-x)));

function* glu(x: Float64Array, m: Arithmetic): Work {
  const half = x.length >> 1;
  return yield* mapped(x.subarray(0, half), (each, i) => m.r(each * gate(x[half + i] ?? 0, m)));
}

function* gluBack(x: Float64Array, g: Float64Array, m: Arithmetic): Work {
  const { r } = m.own;
  const half = x.length >> 1;
  return yield* mapped(x.subarray(0, 2 * half), (_, i) => {
    const each = g[i % half] ?? 0;
    const s = r(gate(x[half + (i % half)] ?? 0, m));
    return i < half ? r(s * each) : r(m.r(m.r(m.r(1 - s) * s) * (x[i - half] ?? 0)) * each);
  });
}

export const vectors: readonly VectorActivation[] = [
  vector({
    id: 'Softmax',
    isModule: true,
    summary: (t) => t('Turns a vector into probabilities that sum to 1'),
    parameters: [dim(null)],
    spellings: [
      ...module('Softmax', 'dim'),
      ...functions('F.softmax', 'dim -_stacklevel -dtype'),
      ...functions('torch.softmax+out torch.special.softmax', '!dim -dtype'),
      ...methods('softmax', '!dim -dtype'),
    ],
    tex: String.raw`f(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
    text: 'exp(xᵢ) / Σⱼ exp(xⱼ)',
    implicitDim: 'softmax',
    relatives: [
      { kind: 'derivative of', id: 'LogSumExp', note: (t) => t('Softmax is the gradient of LogSumExp') },
      { kind: 'near', id: 'Sigmoid', note: (t) => t('Softmax of (x, 0) is (Sigmoid(x), 1 − Sigmoid(x))') },
      {
        kind: 'near',
        id: 'LogSoftmax',
        note: (t) => t('LogSoftmax(x) = ln(Softmax(x)), without its overflow'),
      },
    ],
    chosenFor: (t) => t('Probabilities of several classes, and attention weights'),
    givenUp: (t) =>
      t('Losses should take LogSoftmax or the raw scores instead: the logarithm of Softmax loses digits'),
    documentation: page('Softmax'),
    forward: softmax,
    backward: softmaxBack,
    forwardAcross: softmaxAcross,
    backwardAcross: softmaxAcrossBack,
  }),
  vector({
    id: 'LogSoftmax',
    isModule: true,
    summary: (t) => t('The logarithm of Softmax, without its overflow'),
    parameters: [dim(null)],
    spellings: [
      ...module('LogSoftmax', 'dim'),
      ...functions('F.log_softmax', 'dim -_stacklevel -dtype'),
      ...functions('torch.log_softmax+out', '!dim -dtype'),
      ...functions('torch.special.log_softmax', '!dim *-dtype'),
      ...methods('log_softmax', '!dim -dtype'),
    ],
    tex: String.raw`f(x)_i = x_i - \ln\sum_j e^{x_j}`,
    text: 'xᵢ − ln(Σⱼ exp(xⱼ))',
    implicitDim: 'log_softmax',
    relatives: [
      {
        kind: 'made of',
        id: 'Softmax',
        note: (t) => t('LogSoftmax(x) = ln(Softmax(x)), without its overflow'),
      },
      { kind: 'near', id: 'LogSigmoid', note: (t) => t('LogSoftmax of (x, 0) starts with LogSigmoid(x)') },
    ],
    chosenFor: (t) => t('Log-probabilities of several classes, together with NLLLoss'),
    givenUp: (t) => t('Answers are not probabilities: take exp first'),
    documentation: page('LogSoftmax'),
    forward: logSoftmax,
    backward: logSoftmaxBack,
    forwardAcross: logSoftmaxAcross,
    backwardAcross: logSoftmaxAcrossBack,
  }),
  vector({
    id: 'Softmin',
    isModule: true,
    summary: (t) => t('Softmax of −x: the smallest number gets the largest share'),
    parameters: [dim(null)],
    spellings: [...module('Softmin', 'dim'), ...functions('F.softmin', 'dim -_stacklevel -dtype')],
    tex: String.raw`f(x)_i = \frac{e^{-x_i}}{\sum_j e^{-x_j}}`,
    text: 'exp(−xᵢ) / Σⱼ exp(−xⱼ)',
    implicitDim: 'softmin',
    relatives: [{ kind: 'made of', id: 'Softmax', note: (t) => t('Softmin(x) = Softmax(−x)') }],
    chosenFor: (t) => t('Weights from distances or costs'),
    givenUp: (t) => t('The same as for Softmax'),
    documentation: page('Softmin'),
    forward: (x, m) => softmax(negated(x), m),
    backward: negatedBack(softmaxBack),
    forwardAcross: (x, m, isWide) => softmaxAcross(negated(x), m, isWide),
    backwardAcross: negatedBack(softmaxAcrossBack),
  }),
  vector({
    id: 'Softmax2d',
    isModule: true,
    summary: (t) => t('Softmax over the channels at each place of an image'),
    parameters: [],
    spellings: module('Softmax2d'),
    tex: String.raw`f(x)_{c,i,j} = \frac{e^{x_{c,i,j}}}{\sum_k e^{x_{k,i,j}}}`,
    text: 'exp(x[c, i, j]) / Σₖ exp(x[k, i, j])',
    relatives: [
      { kind: 'special case of', id: 'Softmax', note: (t) => t('Softmax2d is Softmax with dim = −3') },
    ],
    chosenFor: (t) => t('Segmentation: one class for each pixel'),
    givenUp: (t) => t('The same as for Softmax; input must have 3 or 4 dimensions'),
    documentation: page('Softmax2d'),
    forward: softmaxAcross,
    backward: softmaxAcrossBack,
  }),
  vector({
    id: 'GLU',
    isModule: true,
    summary: (t) => t('The first half of a vector times the sigmoid of the second half'),
    parameters: [dim(-1)],
    spellings: [...module('GLU', 'dim'), ...functions('F.glu C.glu+out', 'dim')],
    tex: String.raw`f(a, b) = a \otimes \sigma(b)`,
    text: 'a·Sigmoid(b), (a, b) = x',
    relatives: [
      { kind: 'made of', id: 'Sigmoid', note: (t) => t('GLU(a, b) = a·Sigmoid(b)') },
      { kind: 'near', id: 'SiLU', note: (t) => t('GLU of (x, x) is SiLU(x)') },
    ],
    chosenFor: (t) => t('Gated layers in language and speech models'),
    givenUp: (t) => t('Half of the features go into the gate: the output is half as long'),
    documentation: page('GLU'),
    forward: glu,
    backward: gluBack,
  }),
];
