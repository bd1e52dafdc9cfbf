// Which activation of the catalog a formula is, or is near to: compared as functions over the reals, in float64.
import type { ElementwiseActivation, ParameterValue, Values } from '../catalog/activation.ts';
import { catalog } from '../catalog/catalog.ts';
import { type KnownFormula, knownFormulas } from '../catalog/known-formulas.ts';
import { newest, type Release } from '../foundation/release.ts';
import { compile } from './compile.ts';
import type { Formula } from './graph.ts';

/** What a formula is of the catalog. */
export interface Identity {
  /** The activation that it is, however it rounds or overflows; `gradient`: autograd's gradient is that one's, too. */
  readonly equals?: { readonly id: string; readonly parameters: Values; readonly gradient: boolean };
  /** The formula outside of PyTorch that it is, and its parameter. */
  readonly known?: { readonly formula: KnownFormula; readonly parameter?: number };
  /** Those that it is near to on [−10, 10], the nearest first: how far apart at most, and at which x. */
  readonly near: readonly {
    readonly id: string;
    readonly parameters: Values;
    readonly distance: number;
    readonly at: number;
  }[];
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

/** Compares a formula, its parameters at their written values, with every elementwise activation. */
export function identify(formula: Formula, release: Release = newest): Identity {
  const values = Object.fromEntries(formula.parameters.map(({ name, value }) => [name, value]));
  const f = compile(formula, values, { dtype: 'exact', release });
  const isLearned = formula.nodes.some((node) => node.kind === 'parameter' && node.tensor);
  const entries = catalog.filter(
    (entry): entry is ElementwiseActivation =>
      entry.kind === 'elementwise' && !entry.isRandomInTraining && (isLearned || entry.learned === undefined),
  );
  const found = entries
    .flatMap((entry) => assignments(entry, numbersIn(formula)).map((parameters) => ({ entry, parameters })))
    .filter(({ entry, parameters }) => isSame(f.value, entry.functionAt(parameters).value))
    .sort(
      (a, b) =>
        Number(b.entry.isModule) - Number(a.entry.isModule) ||
        changes(a) - changes(b) ||
        Object.keys(a.parameters).length - Object.keys(b.parameters).length ||
        a.entry.id.length - b.entry.id.length,
    );
  const [best] = found;
  const near = entries
    .flatMap((entry) =>
      choices(entry).map((parameters) => ({
        id: entry.id,
        parameters,
        ...distance(f.value, entry.functionAt(parameters).value),
      })),
    )
    .filter((one) => one.distance <= farthest && one.distance > tolerance)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3);
  if (!best) return { ...knownAs(f.value, numbersIn(formula)), near };
  const { entry, parameters } = best;
  const single = compile(formula, values, { dtype: 'float32', release });
  const theirs = entry.functionAt(parameters).inDtype('float32').derivative;
  const kinks = entry
    .functionAt(parameters)
    .facts()
    .breaks.map(({ x }) => x);
  const hasGradient = !formula.isNumpy && !single.hasNoGradient;
  const isSameSlope = (x: number): boolean => {
    const [own, other] = [single.derivative(x), theirs(x)];
    if (Object.is(own, other) || !Number.isFinite(f.value(x)) || isOverflow(own, x)) return true;
    return Math.abs(own - other) <= 1e-4 * (1 + Math.abs(other));
  };
  const gradient = hasGradient && [...everywhere, ...kinks].every(isSameSlope);
  return { equals: { id: entry.id, parameters, gradient }, near };
}

/** The first formula outside of PyTorch that it is, its parameter among `numbers`. */
function knownAs(f: (x: number) => number, numbers: readonly number[]): Pick<Identity, 'known'> {
  for (const formula of knownFormulas) {
    const { parameter, value } = formula;
    const options = parameter ? [...new Set([parameter.usual, 1, ...numbers])] : [Number.NaN];
    const fit = options.find((a) => isSame(f, (x) => value(x, a)));
    if (fit !== undefined) return { known: parameter ? { formula, parameter: fit } : { formula } };
  }
  return {};
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

function isSame(f: (x: number) => number, g: (x: number) => number): boolean {
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
  return known.length > everywhere.length * 0.9 && !known.some(apart);
}

function distance(
  f: (x: number) => number,
  g: (x: number) => number,
): { readonly distance: number; readonly at: number } {
  let [most, at] = [0, 0];
  for (const x of grid) {
    const apart = Math.abs(f(x) - g(x));
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
