// Where a formula ends in an error of Python's own: its numbers raise where tensors overflow or answer nan.
import { double } from '../arithmetic/kernel-arithmetic.ts';
import { keep } from '../arithmetic/rounding.ts';
import type { Release } from '../foundation/release.ts';
import type { Formula } from './graph.ts';
import { writtenValues } from './identify.ts';
import { type OperationName, operationOf } from './operations.ts';

type PythonError = 'OverflowError' | 'ValueError' | 'ZeroDivisionError';

/** An error for all x from `x` on, outwards: up where `side` is 1, down where it is -1. */
export interface RaisedFrom {
  readonly error: PythonError;
  readonly x: number;
  readonly side: 1 | -1;
}

/** `math.exp` and its like raise where they overflow, `math.log` and its like outside of where they are defined. */
const overflowing: ReadonlySet<string> = new Set<OperationName>([
  'exp',
  'exp2',
  'expm1',
  'sinh',
  'cosh',
  'lgamma',
  'power',
  'powerOfNumber',
]);
const bounded: ReadonlySet<string> = new Set<OperationName>([
  'log',
  'log1p',
  'log2',
  'log10',
  'sqrt',
  'asin',
  'acos',
  'acosh',
  'atanh',
]);

/** Errors are sought at powers of 2 with exponents between these. */
const [nearest, farthest] = [-8, 1023];
/** What lies farther out than this power of 2 nobody computes with. */
const farOut = 900;
/** How often the place where an error begins is halved, at most down to the smallest number. */
const mostSteps = 1100;

/** The errors that have no end on one side of 0; none of a formula that Python's own numbers compute no part of. */
export function findPythonErrors(formula: Formula, release: Release): readonly RaisedFrom[] {
  const errorAt = errorsOf(formula, release);
  if (!errorAt) return [];
  return ([-1, 1] as const).flatMap((side): readonly RaisedFrom[] => {
    // Farther out a part of the formula may be infinite itself, which raises nothing.
    let exponent = farthest;
    while (exponent > farOut && errorAt(side * 2 ** exponent) === undefined) exponent--;
    const error = errorAt(side * 2 ** exponent);
    if (error === undefined) return [];
    const isRaised = (x: number): boolean => errorAt(x) === error;
    while (exponent >= nearest && isRaised(side * 2 ** exponent)) exponent--;
    const isToZero = exponent < nearest;
    // Where it is raised on the other side of 0, too, no number tells from where on.
    if (isToZero && isRaised(-side * 2 ** nearest)) return [];
    if (isToZero && isRaised(0)) return [{ error, x: 0, side }];
    let [inside, outside] = [side * 2 ** (exponent + 1), isToZero ? 0 : side * 2 ** exponent];
    for (let step = 0; step < mostSteps; step++) {
      const middle: number = (inside + outside) / 2;
      if (isRaised(middle)) inside = middle;
      else outside = middle;
    }
    return [{ error, x: inside, side }];
  });
}

/** What the formula raises at an x, none where it answers; undefined where no number of Python's own is computed with. */
export function errorsOf(
  formula: Formula,
  release: Release,
): ((x: number) => PythonError | undefined) | undefined {
  const { nodes, output } = formula;
  const parameters = writtenValues(formula);
  const steps = { q: keep, arithmetic: double, release };
  const isPython: boolean[] = [];
  for (const [slot, node] of nodes.entries())
    isPython[slot] =
      node.kind === 'operation' &&
      (node.operation === 'item' || node.arguments.some((at) => isPython[at] === true));
  if (formula.isNumpy || nodes.some(({ kind }) => kind === 'activation') || !isPython.includes(true))
    return undefined;
  const rows = nodes.map((node) => (node.kind === 'operation' ? operationOf(node.operation) : undefined));
  const answers = rows.map((row) => row?.value(steps));
  const values = new Float64Array(nodes.length);
  const errors: (PythonError | undefined)[] = [];
  return (x) => {
    for (const [slot, node] of nodes.entries()) {
      errors[slot] = undefined;
      if (node.kind === 'input') values[slot] = x;
      else if (node.kind === 'constant') values[slot] = node.value;
      else if (node.kind === 'parameter') values[slot] = parameters[node.name] ?? Number.NaN;
      else {
        const taken = node.arguments.filter(
          (_, i) => !(rows[slot]?.isBranch && i !== 0 && i !== (values[node.arguments[0] ?? 0] ? 1 : 2)),
        );
        errors[slot] = taken.map((at) => errors[at]).find((error) => error !== undefined);
        const [a = 0, b = 0, c = 0] = node.arguments.map((at) => values[at]);
        const y = answers[slot]?.(a, b, c) ?? Number.NaN;
        values[slot] = y;
        if (node.kind === 'operation' && isPython[slot] && errors[slot] === undefined)
          errors[slot] = errorOf(node.operation, y, a, b, node.arguments.length);
      }
    }
    return errors[output];
  };
}

/** What Python raises where a step of tensors answers y. */
function errorOf(
  operation: OperationName,
  y: number,
  a: number,
  b: number,
  count: number,
): PythonError | undefined {
  const isOfNumbers = Number.isFinite(a) && (count < 2 || Number.isFinite(b));
  if (!isOfNumbers) return undefined;
  if ((operation === 'divide' || operation === 'remainder' || operation === 'floorDivide') && b === 0)
    return 'ZeroDivisionError';
  if (operation === 'reciprocal' && a === 0) return 'ZeroDivisionError';
  if (bounded.has(operation) && !Number.isFinite(y)) return 'ValueError';
  if (overflowing.has(operation) && Math.abs(y) === Number.POSITIVE_INFINITY) return 'OverflowError';
  return undefined;
}
