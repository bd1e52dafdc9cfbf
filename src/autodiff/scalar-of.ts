// A formula as a function that every surface takes: drawn, described and evaluated as those of the catalog are.
import { findById } from '../catalog/catalog.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { newest, type Release } from '../foundation/release.ts';
import { factsOf } from '../functions/facts.ts';
import type { Facts, Kernel, ScalarFunction } from '../functions/function.ts';
import { compile } from './compile.ts';
import type { Formula } from './graph.ts';
import { type FoundShape, findCrossings, findShape } from './numeric-shape.ts';

/** A function that was found in code. */
export interface OwnFunction extends ScalarFunction {
  /** Whether its facts tell the curve; of one that swings without end, or has poles, they do not. */
  readonly hasFacts: boolean;
}

/** Whether the facts of a function tell its curve: of one that was written, not always. */
export const hasFacts = (f: ScalarFunction & { readonly hasFacts?: boolean }): boolean =>
  f.hasFacts !== false;

/**
 * The formula with these values of its parameters, those that are written by default, as `release` computes it. Its facts are
 * found in its numbers.
 */
export function scalarOf(
  formula: Formula,
  parameters: Readonly<Record<string, number>> = {},
  release: Release = newest,
): OwnFunction {
  const values = {
    ...Object.fromEntries(formula.parameters.map(({ name, value }) => [name, value])),
    ...parameters,
  };
  const exact = compile(formula, values, { dtype: 'exact', release });
  let found: FoundShape | undefined;
  let facts: Facts | undefined;
  const shape = () => {
    found ??= findShape(exact, findCrossings(differencesIn(formula, values, release)));
    return found;
  };
  const step = 2 ** -13;
  return {
    kind: 'scalar',
    value: exact.value,
    derivative: exact.derivative,
    batch: exact.batch,
    second: (x) => {
      if (shape().shape.breaks?.some((one) => Math.abs(one.x - x) <= step)) return Number.NaN;
      return (exact.derivative(x + step) - exact.derivative(x - step)) / (2 * step);
    },
    inDtype: (dtype) => kernelIn(formula, values, formula.isNumpy ? 'float64' : dtype, release),
    facts: () => {
      facts ??= factsOf(shape().shape, exact);
      return facts;
    },
    get hasFacts() {
      return shape().isKnown;
    },
  };
}

function kernelIn(
  formula: Formula,
  values: Readonly<Record<string, number>>,
  dtype: Dtype,
  release: Release,
): Kernel {
  const { value, derivative } = compile(formula, values, { dtype, release });
  const { batch } = compile(formula, values, { dtype, release, isVector: true });
  return { value, derivative, batch };
}

/** What is looked at by operations that answer otherwise on either side of a number. */
const comparing: ReadonlySet<string> = new Set(
  'abs sign copysign maximum minimum fmax fmin clamp clampByTensor heaviside less lessOrEqual more moreOrEqual equal notEqual'.split(
    ' ',
  ),
);

/** Functions of x that change their sign where the formula goes another way. */
function differencesIn(
  formula: Formula,
  values: Readonly<Record<string, number>>,
  release: Release,
): readonly ((x: number) => number)[] {
  const at = (node: number) =>
    compile({ ...formula, output: node }, values, { dtype: 'exact', release }).value;
  return formula.nodes.flatMap((node) => {
    if (node.kind === 'activation') {
      const entry = findById(node.id, release);
      if (entry?.kind !== 'elementwise') return [];
      const inner = at(node.arguments[0]);
      return entry
        .functionAt(node.parameters)
        .facts()
        .breaks.map((one) => (x: number) => inner(x) - one.x);
    }
    if (node.kind !== 'operation' || !comparing.has(node.operation)) return [];
    const [first, ...others] = node.arguments.map(at);
    if (!first) return [];
    const isAlone = others.length === 0 || node.operation === 'heaviside';
    return isAlone ? [first] : others.map((other) => (x: number) => first(x) - other(x));
  });
}
