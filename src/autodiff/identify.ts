// Which activation of the catalog a formula is, or is near to: compared as functions over the reals, in float64.
import type { ElementwiseActivation, ParameterValue, Values } from '../catalog/activation.ts';
import { catalog, findById } from '../catalog/catalog.ts';
import { type KnownFormula, knownFormulas } from '../catalog/known-formulas.ts';
import { newest, type Release } from '../foundation/release.ts';
import { compile } from './compile.ts';
import type { Formula } from './graph.ts';

/** An activation of the catalog with settled parameters. */
export interface Identified {
  readonly id: string;
  readonly parameters: Values;
}

/** Another one, how far apart the two are at most on [−10, 10], and at which x. */
export interface Near extends Identified {
  readonly distance: number;
  readonly at: number;
}

/** What float32 cannot tell apart where values are about 1. */
const tolerance = 1e-7;

/** Farther apart, on [−10, 10], is not near. */
const farthest = 0.25;

const grid = Float64Array.from({ length: 2001 }, (_, i) => -10 + i / 100);

/** Where functions are compared first: most are told apart there. */
const firstLook = [-4.3, -1.1, -0.4, 0.3, 0.9, 2.6, 5.2];

const everywhere = [
  ...firstLook,
  ...Array.from({ length: 161 }, (_, i) => -10 + i / 8 + 0.0137),
  ...[-100, -50, -20, -1e-3, -1e-6, 0, 1e-6, 1e-3, 20, 50, 100],
];

/** The numbers of a formula's parameters as they are written. */
export const writtenValues = ({ parameters }: Formula): Readonly<Record<string, number>> =>
  Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

/** The formula as a function over the reals. */
const functionOf = (formula: Formula): ((x: number) => number) =>
  compile(formula, writtenValues(formula), { dtype: 'exact', release: newest }).value;

/** Activations that answer one number for each and draw none at random; those that learn only beside a formula that does. */
function candidatesFor(formula: Formula): readonly ElementwiseActivation[] {
  const isLearned = formula.nodes.some((node) => node.kind === 'parameter' && node.tensor);
  return catalog.filter(
    (entry): entry is ElementwiseActivation =>
      entry.kind === 'elementwise' && !entry.isRandomInTraining && (isLearned || entry.learned === undefined),
  );
}

/** The activation that a formula is, its parameters as written, however it rounds or overflows, or undefined if it is not one. */
export function findEqual(formula: Formula): Identified | undefined {
  const f = functionOf(formula);
  const numbers = numbersIn(formula);
  const [best] = candidatesFor(formula)
    .flatMap((entry) => assignments(entry, numbers).map((parameters) => ({ entry, parameters })))
    .filter(({ entry, parameters }) => isSame(f, entry.functionAt(parameters).value, numbers))
    .sort(
      (one, other) =>
        Number(other.entry.isModule) - Number(one.entry.isModule) ||
        changes(one) - changes(other) ||
        Object.keys(one.parameters).length - Object.keys(other.parameters).length ||
        one.entry.id.length - other.entry.id.length,
    );
  return best && { id: best.entry.id, parameters: best.parameters };
}

/** Whether autograd's gradient of a formula in `release` is that of the activation that it is. */
export function hasSameGradient(formula: Formula, { id, parameters }: Identified, release: Release): boolean {
  const entry = findById(id, release);
  const own = compile(formula, writtenValues(formula), { dtype: 'float32', release });
  if (entry?.kind !== 'elementwise' || formula.isNumpy || own.hasNoGradient) return false;
  const theirs = entry.functionAt(parameters);
  const { derivative } = theirs.inDtype('float32');
  const kinks = theirs.facts().breaks.map(({ x }) => x);
  // The formula may have a kink where the activation has none, relu6(x) + relu(x - 6).
  return [...everywhere, ...kinks, ...numbersIn(formula)].every((x) => {
    const [here, there] = [own.derivative(x), derivative(x)];
    if (Object.is(here, there) || isOverflow(here, x)) return true;
    return Math.abs(here - there) <= 1e-4 * (1 + Math.abs(there));
  });
}

/** The activations that a formula is near to on [−10, 10], the nearest first, without the one that it `equals`. */
export function findNear(formula: Formula, equals?: Identified): readonly Near[] {
  const f = functionOf(formula);
  const values = grid.map(f);
  return candidatesFor(formula)
    .flatMap((entry) =>
      choices(entry).flatMap((parameters) => {
        const g = entry.functionAt(parameters).value;
        const isFar = firstLook.some((x) => !(Math.abs(f(x) - g(x)) <= farthest));
        return isFar ? [] : [{ id: entry.id, parameters, ...distance(f, values, g) }];
      }),
    )
    .filter((one) => one.distance <= farthest && one.id !== equals?.id)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3);
}

/** The first formula outside of PyTorch that a formula is, and its parameter. */
export function findKnown(
  formula: Formula,
): { readonly formula: KnownFormula; readonly parameter?: number } | undefined {
  const f = functionOf(formula);
  const numbers = numbersIn(formula);
  for (const known of knownFormulas) {
    const { parameter, value } = known;
    const options = parameter ? [...new Set([parameter.usual, 1, ...numbers])] : [Number.NaN];
    const fit = options.find((a) => isSame(f, (x) => value(x, a), numbers));
    if (fit !== undefined) return parameter ? { formula: known, parameter: fit } : { formula: known };
  }
  return undefined;
}

/** Far out float32 runs over where the formula is written so: that is another question than which function it is. */
const isOverflow = (slope: number, x: number): boolean => Number.isNaN(slope) && Math.abs(x) >= 20;

/** How many parameters do not stand at their defaults. */
function changes({
  entry,
  parameters,
}: {
  readonly entry: ElementwiseActivation;
  readonly parameters: Values;
}): number {
  return entry.parameters.filter(({ name, default: standard }) => parameters[name] !== standard).length;
}

/** Far out, where what is meant to be without an end may have one: `relu(x).clamp(max=1000)`. */
const farOut = [1e3, 1e4, 1e6, 1e9].flatMap((x) => [x, -x]);

/** `numbers`: those that are written in one of the two, around which it may bend. */
function isSame(f: (x: number) => number, g: (x: number) => number, numbers: readonly number[]): boolean {
  const apart = (x: number): boolean => {
    const [here, there] = [f(x), g(x)];
    return (
      Number.isFinite(here) &&
      Number.isFinite(there) &&
      Math.abs(here - there) > tolerance * Math.max(1, Math.abs(there))
    );
  };
  if (firstLook.some(apart)) return false;
  const known = everywhere.filter((x) => Number.isFinite(f(x)) && Number.isFinite(g(x)));
  if (known.length <= everywhere.length * 0.9) return false;
  const around = numbers.flatMap((x) => [x / 2, x * 0.99, x, x * 1.01, 2 * x]);
  return ![...known, ...around, ...farOut].some(apart);
}

/** `values`: those of f on the grid. */
function distance(
  f: (x: number) => number,
  values: Float64Array,
  g: (x: number) => number,
): { readonly distance: number; readonly at: number } {
  let [most, at] = [0, 0];
  for (const [i, x] of grid.entries()) {
    const apart = Math.abs((values[i] ?? 0) - g(x));
    if (!(apart <= most)) [most, at] = [Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart, x];
  }
  if (!Number.isFinite(most)) return { distance: most, at };
  for (let step = 0.005; step > 1e-7; step /= 2) {
    for (const x of [at - step, at + step]) {
      const apart = Math.abs(f(x) - g(x));
      if (apart > most && Math.abs(x) <= 10) [most, at] = [apart, x];
    }
  }
  return { distance: most, at };
}

/** The numbers that are written in a formula, and what they may stand for. */
function numbersIn({ nodes, parameters }: Formula): readonly number[] {
  const written = nodes.flatMap((node) => {
    if (node.kind === 'constant') return [node.value];
    return node.kind === 'activation'
      ? Object.values(node.parameters).filter((one) => typeof one === 'number')
      : [];
  });
  const own = [...written, ...parameters.map(({ value }) => value)].filter(Number.isFinite);
  return [...new Set(own.flatMap((one) => [one, -one, 1 / one]).filter(Number.isFinite))].slice(0, 16);
}

/** Settings of an entry that may fit: its defaults, and numbers of the formula in their place. */
function assignments(entry: ElementwiseActivation, numbers: readonly number[]): readonly Values[] {
  let all: Record<string, ParameterValue>[] = [{}];
  for (const { name, type, default: standard, choices: named, example } of entry.parameters) {
    const start = standard ?? example;
    const options: readonly ParameterValue[] =
      type === 'choice' ? (named ?? []) : [...new Set([...(start === undefined ? [] : [start]), ...numbers])];
    all = all.flatMap((one) => options.map((value) => ({ ...one, [name]: value })));
  }
  return all;
}

/** An entry at its defaults, and with each choice that it has. */
function choices(entry: ElementwiseActivation): readonly Values[] {
  let all: Record<string, ParameterValue>[] = [{}];
  for (const { name, type, default: standard, choices: named, example } of entry.parameters) {
    const options = type === 'choice' ? (named ?? []) : [standard ?? example ?? 0];
    all = all.flatMap((one) => options.map((value) => ({ ...one, [name]: value })));
  }
  return all;
}
