// The numbers of torch.arange and torch.linspace to the last bit, as PyTorch's CPU kernels make them with AVX2.

import type { Dtype } from '../foundation/dtype.ts';
import { type Release, ruleIn } from '../foundation/release.ts';
import { double } from './kernel-arithmetic.ts';
import { roundTo } from './rounding.ts';

/** How many numbers a vector of each type holds. */
const lanes: Readonly<Record<Dtype, number>> = { float64: 4, float32: 8, float16: 16, bfloat16: 16 };

/** a · b + c, rounded as the kernel does. */
type Step = (a: number, b: number, c: number) => number;

/**
 * Two vectors at a time, each from a first number that is rounded, and what is left over one by one. So a range through
 * 0 seldom holds it: `torch.linspace(-1, 1, 21)` has 1.4901e-08 there.
 */
function inVectors(
  count: number,
  type: Dtype,
  firstOf: (index: number) => number,
  next: (first: number, place: number) => number,
): (index: number) => number {
  const round = roundTo(type);
  const run = lanes[type];
  const whole = count - (count % (2 * run));
  return (index) => {
    const place = index < whole ? index % run : 0;
    const first = round(firstOf(index - place));
    return place === 0 ? first : round(next(first, place));
  };
}

/** The number at each place of `torch.arange(from, …, by)`, reckoned in float64, of 16 bits in float32. */
export function arangeOf(from: number, by: number, count: number, type: Dtype): (index: number) => number {
  const isNarrow = type === 'float16' || type === 'bfloat16';
  const step: Step = isNarrow ? (a, b, c) => Math.fround(a * b + c) : double.fused;
  const [start, distance] = isNarrow ? [Math.fround(from), Math.fround(by)] : [from, by];
  return inVectors(
    count,
    type,
    (index) => step(distance, index, start),
    (first, place) => step(distance, place, first),
  );
}

/** How `torch.linspace` goes about it, since a release. */
interface LinspaceRule {
  readonly since: Release;
  /** It goes from vector to vector; then number by number. */
  readonly inVectors: boolean;
  /** What 16 bits are reckoned in. */
  readonly narrow: 'float32' | 'own';
}

const linspaceRules: readonly [LinspaceRule, ...LinspaceRule[]] = [
  { since: '1.13', inVectors: true, narrow: 'own' },
  { since: '2.0', inVectors: false, narrow: 'own' },
  { since: '2.15', inVectors: false, narrow: 'float32' },
];

/** The number at each place of `torch.linspace(from, to, count)` in a release, which counts from both ends. */
export function linspaceOf(
  from: number,
  to: number,
  count: number,
  type: Dtype,
  release: Release,
): (index: number) => number {
  const rule = ruleIn(linspaceRules, release);
  const isNarrow = type === 'float16' || type === 'bfloat16';
  const round = roundTo(isNarrow && rule.narrow === 'float32' ? 'float32' : type);
  const [first, last] = [round(from), round(to)];
  const by = count > 1 ? round(round(last - first) / (count - 1)) : 0;
  const step: Step =
    type === 'float64'
      ? double.fused
      : round === Math.fround
        ? (a, b, c) => Math.fround(a * b + c)
        : (a, b, c) => round(round(a * round(b)) + c);
  // One number is the first.
  const half = Math.max(1, Math.floor(count / 2));
  const firstOf = (index: number) =>
    index < half ? step(by, index, first) : step(-by, count - index - 1, last);
  const answer = roundTo(type);
  if (!rule.inVectors) return (index) => answer(firstOf(index));
  return inVectors(count, type, firstOf, (start, place) => start + round(by * place));
}
