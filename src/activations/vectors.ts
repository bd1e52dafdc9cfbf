// Activations along a dimension of a tensor: Softmax and its kin, and GLU. Pure.
import type { Dtype, Finding, Parameter, Values, VectorActivation } from './activation.ts';
import { keep, type Round, roundTo } from './rounding.ts';
import { functions, methods, module, page } from './spelling.ts';

type Numbers = ArrayLike<number>;

const dim = (standard: number | null): Parameter => ({
  name: 'dim',
  type: 'int',
  default: standard,
  meaning: (t) => t('The dimension along which it acts'),
});

interface VectorDefinition
  extends Omit<
    VectorActivation,
    'kind' | 'formula' | 'check' | 'vectorValue' | 'vectorDerivative' | 'family'
  > {
  readonly tex: string;
  readonly text: string;
  /** The warning when no dim is given, by the function's name. */
  readonly implicitDim?: string;
  forward(x: Float64Array, r: Round): Float64Array;
  backward(x: Float64Array, gradOut: Float64Array, r: Round): Float64Array;
}

function vector(definition: VectorDefinition): VectorActivation {
  const { tex, text, implicitDim, forward, backward, ...row } = definition;
  const run = (
    dtype: Dtype | undefined,
    numbers: readonly Numbers[],
    f: (x: Float64Array[], r: Round) => Float64Array,
  ) => {
    const round = dtype ? roundTo(dtype) : keep;
    const inner = round === keep ? keep : Math.fround;
    const rounded = numbers.map((each) => Float64Array.from(each, round));
    return f(rounded, inner).map((y) => round(y));
  };
  return {
    ...row,
    kind: 'vector',
    family: 'vector',
    formula: { tex, text: () => text },
    vectorValue: (x, _values, dtype) => run(dtype, [x], ([xs = new Float64Array()], r) => forward(xs, r)),
    vectorDerivative: (x, gradOut, _values, dtype) =>
      run(dtype, [x, gradOut], ([xs = new Float64Array(), gs = new Float64Array()], r) =>
        backward(xs, gs, r),
      ),
    check: (values: Values = {}): readonly Finding[] => {
      if (!definition.parameters.length) return [];
      const given = values.dim;
      if (given === undefined || given === null) {
        return implicitDim
          ? [
              {
                kind: 'warns',
                when: 'call',
                parameter: 'dim',
                message: () =>
                  `UserWarning: Implicit dimension choice for ${implicitDim} has been deprecated. Change the call to include dim=X as an argument.`,
              },
            ]
          : [];
      }
      if (typeof given === 'number' && Number.isInteger(given)) return [];
      return [
        {
          kind: 'raises',
          when: 'call',
          parameter: 'dim',
          message: (t) => t('TypeError: dim must be an int'),
        },
      ];
    },
  };
}

const sumOf = (x: Float64Array, r: Round): number => x.reduce((sum, each) => r(sum + each), 0);

function largest(x: Float64Array): number {
  return x.reduce(
    (most, each) => (each > most || Number.isNaN(each) ? each : most),
    Number.NEGATIVE_INFINITY,
  );
}

function softmax(x: Float64Array, r: Round): Float64Array {
  const top = largest(x);
  const e = x.map((each) => r(Math.exp(r(each - top))));
  const sum = sumOf(e, r);
  return e.map((each) => r(each / sum));
}

function softmaxBack(x: Float64Array, g: Float64Array, r: Round): Float64Array {
  const y = softmax(x, r);
  const dot = sumOf(
    y.map((each, i) => r(each * (g[i] ?? 0))),
    r,
  );
  return y.map((each, i) => r(r((g[i] ?? 0) - dot) * each));
}

function logSoftmax(x: Float64Array, r: Round): Float64Array {
  const top = largest(x);
  const sum = sumOf(
    x.map((each) => r(Math.exp(r(each - top)))),
    r,
  );
  const log = r(Math.log(sum));
  return x.map((each) => r(r(each - top) - log));
}

function logSoftmaxBack(x: Float64Array, g: Float64Array, r: Round): Float64Array {
  const y = logSoftmax(x, r);
  const sum = sumOf(g, r);
  return y.map((each, i) => r((g[i] ?? 0) - r(r(Math.exp(each)) * sum)));
}

const negated = (x: Float64Array): Float64Array => x.map((each) => -each);

const gate = (x: number, r: Round): number => r(1 / r(1 + r(Math.exp(-x))));

function glu(x: Float64Array, r: Round): Float64Array {
  const half = x.length >> 1;
  return x.slice(0, half).map((each, i) => r(each * gate(x[half + i] ?? 0, r)));
}

function gluBack(x: Float64Array, g: Float64Array, r: Round): Float64Array {
  const half = x.length >> 1;
  const out = new Float64Array(2 * half);
  for (let i = 0; i < half; i++) {
    const s = gate(x[half + i] ?? 0, r);
    const each = g[i] ?? 0;
    out[i] = r(s * each);
    out[half + i] = r(r(r(r(1 - s) * s) * each) * (x[i] ?? 0));
  }
  return out;
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
      ...functions('torch.softmax torch.special.softmax', '!dim -dtype'),
      ...methods('softmax', '!dim -dtype'),
    ],
    tex: String.raw`f(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
    text: 'exp(xᵢ) / Σⱼ exp(xⱼ)',
    implicitDim: 'softmax',
    relatives: [
      { kind: 'derivative of', id: 'LogSumExp', note: (t) => t('Softmax is the gradient of LogSumExp') },
      { kind: 'near', id: 'Sigmoid', note: (t) => t('Softmax of (x, 0) is Sigmoid(x) and its rest to 1') },
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
  }),
  vector({
    id: 'LogSoftmax',
    isModule: true,
    summary: (t) => t('The logarithm of Softmax, without its overflow'),
    parameters: [dim(null)],
    spellings: [
      ...module('LogSoftmax', 'dim'),
      ...functions('F.log_softmax', 'dim -_stacklevel -dtype'),
      ...functions('torch.log_softmax', '!dim -dtype'),
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
    forward: (x, r) => softmax(negated(x), r),
    backward: (x, g, r) => negated(softmaxBack(negated(x), g, r)),
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
    forward: softmax,
    backward: softmaxBack,
  }),
  vector({
    id: 'GLU',
    isModule: true,
    summary: (t) => t('The first half of a vector times the sigmoid of the second half'),
    parameters: [dim(-1)],
    spellings: [...module('GLU', 'dim'), ...functions('F.glu C.glu', 'dim')],
    tex: String.raw`f(a, b) = a \otimes \sigma(b)`,
    text: 'a·Sigmoid(b), where a and b are the halves of x',
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
