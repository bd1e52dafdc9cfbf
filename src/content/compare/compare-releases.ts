// What another release of PyTorch does otherwise with one use: whether it is taken, what it warns of, what it answers, the
// gradient, how its module prints.
import { roundTo } from '../../arithmetic/rounding.ts';
import type { Activation } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { Kernel, VectorFunction } from '../../functions/function.ts';
import type { ActivationUse } from '../../python/index.ts';
import { describeOutput } from '../evaluate/call-output.ts';
import { exactWriter } from '../evaluate/digits.ts';
import { raisedByDtype } from '../evaluate/raised.ts';
import { shownValues } from '../hover/values.ts';
import { messagesOfUse, writeMessage } from '../message.ts';

/** One difference, with the number where it shows. */
export interface ReleaseDifference {
  readonly kind: 'acceptance' | 'message' | 'output' | 'value' | 'gradient' | 'printing';
  /** The input at which it shows most, as Python writes it: a number, or a vector. */
  readonly at?: string;
  /** It shows in tensors of several numbers only. */
  readonly isLong?: true;
  /** What raises is the gradient alone. */
  readonly isBackward?: true;
  /** What each of the two releases answers, as text. */
  readonly before: string;
  readonly after: string;
}

type Pair = readonly [before: Release, after: Release];

/** Where activations are compared: around 0, at the usual kinks and thresholds, in the tails, and at what is no number. */
const places: readonly number[] = [
  0,
  1e-8,
  1e-4,
  0.1,
  0.25,
  0.5,
  1,
  2,
  3,
  4,
  6,
  9,
  10,
  20,
  88,
  100,
  Number.POSITIVE_INFINITY,
]
  .flatMap((x) => [x, -x])
  .concat(Number.NaN);

/** Where last digits may differ that the places above do not show. */
const grid: readonly number[] = Array.from({ length: 1201 }, (_, at) => (at - 600) / 100);

/** Comparisons of numbers that need not be made again: of another call with the same parameters. */
export type Compared = Map<string, readonly ReleaseDifference[]>;

/** What differs between two releases for a use, in `dtype` where the code says no other; empty if nothing is known to. Never throws. */
export function compareReleases(
  use: ActivationUse,
  pair: Pair,
  dtype: Dtype = 'float32',
  compared: Compared = new Map(),
): readonly ReleaseDifference[] {
  const [old, now] = [findById(use.id, pair[0]), findById(use.id, pair[1])];
  if (!old || !now) return [];
  const said = describeSaid(use, pair);
  const isRaised = pair.some((release) => messagesOfUse(use, undefined, release).error);
  const isKnown = Object.values(use.parameters).every(
    ({ value, text }) => value !== undefined || text === undefined,
  );
  // What raises answers nothing, and of what is not known nothing is claimed.
  if (isRaised || !isKnown) return said;
  if (use.tensor) return [...said, ...compareOutputs(use, pair)];
  const own = use.dtype?.dtype ?? dtype;
  const refused = describeRefused([old, now], pair, own);
  const key = JSON.stringify([pair, old.id, shownValues(old, use), own], (_, value) =>
    typeof value === 'number' ? String(value) : value,
  );
  const numbers = compared.get(key) ?? (refused.length > 0 ? [] : compareNumbers(old, now, use, own));
  compared.set(key, numbers);
  return [...said, ...refused, ...numbers, ...comparePrinting([old, now], use)];
}

/** What is raised or warned of. */
function describeSaid(use: ActivationUse, [before, after]: Pair): readonly ReleaseDifference[] {
  const [old, now] = [messagesOfUse(use, undefined, before), messagesOfUse(use, undefined, after)];
  const write = (message: typeof old.error) => (message ? writeMessage(message) : '');
  if (!old.error !== !now.error) {
    return [{ kind: 'acceptance', before: write(old.error), after: write(now.error) }];
  }
  const [told, tells] = [write(old.error ?? old.warning), write(now.error ?? now.warning)];
  return told === tells ? [] : [{ kind: 'message', before: told, after: tells }];
}

/** A dtype that one of them has no kernel for: for values, or for gradients alone. */
function describeRefused(
  entries: readonly [Activation, Activation],
  pair: Pair,
  dtype: Dtype,
): readonly ReleaseDifference[] {
  for (const isBackward of [false, true] as const) {
    const [before = '', after = ''] = entries.map((entry, at) =>
      raisedByDtype(entry, dtype, pair[at] ?? pair[0], isBackward),
    );
    if (before === after) continue;
    return [{ kind: 'acceptance', at: dtype, ...(isBackward ? { isBackward } : {}), before, after }];
  }
  return [];
}

/** The output of a call whose input is written down: only that is answered. */
function compareOutputs(use: ActivationUse, pair: Pair): readonly ReleaseDifference[] {
  const [old, now] = pair.map((release) => describeOutput(use, (text) => text, release));
  return !old || !now || old.output === now.output
    ? []
    : [{ kind: 'output', at: old.input, before: old.output, after: now.output }];
}

/** The largest difference of the values and of the gradients. */
function compareNumbers(
  old: Activation,
  now: Activation,
  use: ActivationUse,
  dtype: Dtype,
): readonly ReleaseDifference[] {
  const parameters = shownValues(old, use);
  const [f, g] = [old.functionAt(parameters), now.functionAt(parameters)];
  if (f.kind === 'vector' || g.kind === 'vector')
    return f.kind === 'vector' && g.kind === 'vector' ? compareVectors(f, g, dtype) : [];
  const breaks = f.facts().breaks.map(({ x }) => x);
  const xs = [...places, ...breaks].map(roundTo(dtype));
  const all = [...xs, ...grid.map(roundTo(dtype))];
  const [one, other] = [f.inDtype(dtype), g.inDtype(dtype)];
  return (['value', 'derivative'] as const).flatMap((quantity): readonly ReleaseDifference[] => {
    const kind = quantity === 'value' ? 'value' : 'gradient';
    const alone = (kernel: Kernel) => all.map((x) => kernel[quantity](x));
    const found = findLargest(all, alone(one), alone(other), dtype);
    if (found) return [{ kind, ...found }];
    const long = findLargest(xs, inLong(one, xs, quantity), inLong(other, xs, quantity), dtype);
    return long ? [{ kind, isLong: true, ...long }] : [];
  });
}

/** The vector unit's answers for each number: of a tensor that it fills. */
function inLong(kernel: Kernel, xs: readonly number[], quantity: 'value' | 'derivative'): readonly number[] {
  const filled = 64;
  const input = Float64Array.from(
    { length: xs.length * filled },
    (_, at) => xs[Math.floor(at / filled)] ?? 0,
  );
  const answers = new Float64Array(input.length);
  if (quantity === 'value') kernel.batch(input, answers);
  else kernel.batch(input, undefined, answers);
  return xs.map((_, at) => answers[at * filled] ?? 0);
}

function findLargest(
  xs: readonly number[],
  was: readonly number[],
  is: readonly number[],
  dtype: Dtype,
): Pick<ReleaseDifference, 'at' | 'before' | 'after'> | undefined {
  const write = exactWriter(dtype);
  const [most] = xs
    .map((x, at) => ({ x, was: was[at] ?? 0, is: is[at] ?? 0 }))
    .filter((each) => !Object.is(each.was, each.is))
    .map((each) => ({ ...each, by: distance(each.was, each.is) }))
    .sort((a, b) => b.by - a.by);
  return most && { at: write(most.x), before: write(most.was), after: write(most.is) };
}

/** Vectors that activations along a dimension are compared at: even, as GLU wants them. */
const vectors = [
  [-1, 0, 1, 2],
  [1.2, -0.4, 0.8, 2.1, -1.6, 0.3],
  [-3, -1, -0.5, 0, 0.5, 1, 2, 4],
  [0.1, 0.7, 0.3, 1.9, -0.8, 2.6, -2.1, 1.3, 0.4, -1.7],
];

/** What comes from behind: ones would leave nothing of a softmax. */
const gradientFor = (length: number): readonly number[] =>
  Array.from({ length }, (_, at) => (1 + ((at * 7) % 10)) / 10);

function compareVectors(f: VectorFunction, g: VectorFunction, dtype: Dtype): readonly ReleaseDifference[] {
  const write = exactWriter(dtype);
  const list = (numbers: ArrayLike<number>) => `[${Array.from(numbers, write).join(', ')}]`;
  const round = roundTo(dtype);
  const answersOf = {
    value: (one: VectorFunction, x: readonly number[]) => one.value(x, dtype),
    gradient: (one: VectorFunction, x: readonly number[]) =>
      one.derivative(x, gradientFor(one.lengthOf(x.length)), dtype),
  };
  return (['value', 'gradient'] as const).flatMap((kind): readonly ReleaseDifference[] => {
    for (const x of vectors) {
      const numbers = x.map((each) => round(each));
      const [before, after] = [f, g].map((one) => list(answersOf[kind](one, numbers)));
      if (before === undefined || after === undefined || before === after) continue;
      const own = kind === 'value' ? '' : `, grad_output ${list(gradientFor(f.lengthOf(x.length)))}`;
      return [{ kind, at: `${list(numbers)}${own}`, before, after }];
    }
    return [];
  });
}

/** How a module prints the defaults that its call leaves as they are. */
function comparePrinting(
  [old, now]: readonly [Activation, Activation],
  use: ActivationUse,
): readonly ReleaseDifference[] {
  if (use.kind !== 'module call') return [];
  const [before = '', after = ''] = [old, now].map(({ printedDefaults = {} }) =>
    Object.entries(printedDefaults)
      .filter(([name]) => use.parameters[name]?.isDefault)
      .map(([name, printed]) => `${name}=${printed}`)
      .join(', '),
  );
  return before === after ? [] : [{ kind: 'printing', before, after }];
}

/** How far apart, measured by the larger: what is a number, or 0, in one alone goes first. */
function distance(one: number, other: number): number {
  if (Number.isNaN(one) !== Number.isNaN(other)) return Number.POSITIVE_INFINITY;
  const apart = Math.abs(one - other);
  return apart === 0 ? 0 : apart / Math.max(Math.abs(one), Math.abs(other));
}

/** A difference in a line: `gradient at 3.0, 2.7: 1.5; 2.8: 1.0`. */
export function describeDifference(
  { kind, at = '', isLong, isBackward, before, after }: ReleaseDifference,
  [old, now]: Pair,
  t: Translate,
): string {
  if (kind === 'acceptance') {
    const [release, raised] = after === '' ? [old, before] : [now, after];
    if (at === '') return t('{0} raises {1}', release, raised);
    return isBackward
      ? t('in {0}, {1} raises in backward: {2}', at, release, raised)
      : t('in {0}, {1} raises {2}', at, release, raised);
  }
  const nothing = t('nothing');
  const told = t('{0}: {1}; {2}: {3}', old, before || nothing, now, after || nothing);
  if (kind === 'message') return told;
  if (kind === 'printing') return t('printed, {0}', told);
  const place = isLong ? t('{0} in a tensor of several numbers', at) : at;
  return kind === 'gradient' ? t('gradient at {0}, {1}', place, told) : t('at {0}, {1}', place, told);
}
