// Softmax, LogSoftmax, Softmin, and LogSumExp, in the order in which PyTorch's kernels add.

import type { Arithmetic } from '../arithmetic/kernel-arithmetic.ts';
import { type Backward, mapped, vector, type Work } from './vector.ts';

/**
 * The sum of `terms` in the order of the vector unit: by lanes, then across them; fewer terms than lanes one by one.
 * With `factors`, the sum of products, fused from the second load of lanes on.
 */
function sumOf(terms: Float64Array, { r, fused, lanes }: Arithmetic, factors?: Float64Array): number {
  const first = factors ? terms.map((term, i) => r(term * (factors[i] ?? 0))) : terms;
  if (terms.length < lanes) return first.reduce((total, term) => r(total + term));
  const sums = first.slice(0, lanes);
  for (let i = lanes; i < terms.length; i++) {
    const lane = i % lanes;
    const total = sums[lane] ?? 0;
    sums[lane] = factors ? fused(terms[i] ?? 0, factors[i] ?? 0, total) : r(total + (terms[i] ?? 0));
  }
  if (lanes < 8) return sums.reduce((total, sum) => r(total + sum));
  for (let half = lanes / 2; half >= 1; half /= 2) {
    for (let lane = 0; lane < half; lane++) sums[lane] = r((sums[lane] ?? 0) + (sums[lane + half] ?? 0));
  }
  return sums[0] ?? 0;
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

function* softmaxAlong(x: Float64Array, m: Arithmetic): Work {
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

/** What the gradient sums up of what comes from behind, in the order of a release: the plain sum, or that of products. */
interface Summing {
  sum(g: Float64Array, m: Arithmetic): number;
  dot(g: Float64Array, y: Float64Array, m: Arithmetic): number;
}

/** Products are fused into the sum, and the sum is kept in the type of the tensor. */
const fusedAndKept: Summing = {
  sum: (g, m) => m.own.r(sumOf(g, m)),
  dot: (g, y, m) => m.own.r(sumOf(g, m, y)),
};

/** Products are fused into the sum, which stays as wide as it was reckoned. */
const fusedAndWide: Summing = { sum: sumOf, dot: (g, y, m) => sumOf(g, m, y) };

/** Products are rounded before they are summed up. */
const productsAndWide: Summing = {
  sum: sumOf,
  dot: (g, y, m) =>
    sumOf(
      g.map((each, i) => m.r(each * (y[i] ?? 0))),
      m,
    ),
};

const softmaxBack = ({ dot }: Summing): Backward =>
  function* (x, g, m) {
    if (x.length === 0) return x;
    const y = yield* softmaxAlong(x, m);
    const total = dot(g, y, m);
    return yield* mapped(y, (each, i) => m.r(m.r((g[i] ?? 0) - total) * each));
  };

function* logSoftmaxAlong(x: Float64Array, m: Arithmetic): Work {
  if (x.length === 0) return x;
  const top = largest(x);
  const { r } = m.own;
  const log = r(Math.log(r(sumOf(yield* shifted(x, m), m))));
  return yield* mapped(x, (each) => r(m.r(each - top) - log));
}

const logSoftmaxBack = ({ sum }: Summing): Backward =>
  function* (x, g, m) {
    if (x.length === 0) return x;
    const total = sum(g, m);
    const y = yield* logSoftmaxAlong(x, m);
    return yield* mapped(y, (each, i) => m.fused(-m.vectorExp(each), total, g[i] ?? 0));
  };

const negated = (x: Float64Array): Float64Array => x.map((each) => -each);

function negatedBack(backward: Backward): Backward {
  return function* (x, g, m, isWide) {
    return negated(yield* backward(negated(x), g, m, isWide));
  };
}

const softmaxBy = (summing: Summing) =>
  vector({
    answers: 'shares',
    forward: softmaxAlong,
    backward: softmaxBack(summing),
    forwardAcross: softmaxAcross,
    backwardAcross: softmaxAcrossBack,
  });

/** exp(xᵢ) / Σⱼ exp(xⱼ); three orders of its gradient. */
export const softmax = softmaxBy(fusedAndKept);
export const softmaxOfWideSum = softmaxBy(fusedAndWide);
export const softmaxOfProducts = softmaxBy(productsAndWide);

const logSoftmaxBy = (summing: Summing) =>
  vector({
    answers: 'shares',
    forward: logSoftmaxAlong,
    backward: logSoftmaxBack(summing),
    forwardAcross: logSoftmaxAcross,
    backwardAcross: logSoftmaxAcrossBack,
  });

/** xᵢ − ln(Σⱼ exp(xⱼ)); two orders of its gradient. */
export const logSoftmax = logSoftmaxBy(fusedAndKept);
export const logSoftmaxOfWideSum = logSoftmaxBy(fusedAndWide);

const softminBy = (summing: Summing) =>
  vector({
    answers: 'shares of −x',
    forward: (x, m) => softmaxAlong(negated(x), m),
    backward: negatedBack(softmaxBack(summing)),
    forwardAcross: (x, m, isWide) => softmaxAcross(negated(x), m, isWide),
    backwardAcross: negatedBack(softmaxAcrossBack),
  });

/** Softmax of −x; three orders of its gradient. */
export const softmin = softminBy(fusedAndKept);
export const softminOfWideSum = softminBy(fusedAndWide);
export const softminOfProducts = softminBy(productsAndWide);

/** Softmax along the channels, which are never the last dimension. */
export const softmax2d = vector({
  answers: 'shares',
  forward: softmaxAcross,
  backward: softmaxAcrossBack,
});
