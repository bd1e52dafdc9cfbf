// What a formula answers over the reals, with 320 bits and exponents of any size: where float64 overflows or cancels, too.
import * as float from '../arithmetic/big-float.ts';
import * as big from '../arithmetic/big-functions.ts';
import { findById } from '../catalog/catalog.ts';
import type { Release } from '../foundation/release.ts';
import { accurateActivation } from './accurate-activations.ts';
import { digamma, logGamma, trigamma } from './gamma.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { OperationName } from './operations.ts';

const { abs, add, compare, divide, floor, fromInteger, fromNumber, logError, logSize } = float;
const { multiply, negate, shift, sqrt, subtract, toNumber, withError, zero } = float;

type Big = float.Big;

/** A number, or undefined where there is none: out of a function's domain, or too large to be held. */
type Maybe = Big | undefined;
type Row = (a: Big, b: Big, c: Big) => Maybe;

const { one } = big;
const half = shift(one, -1);
const truth = (is: boolean): Big => (is ? one : zero);
const same: Row = (a) => a;
const map = (x: Maybe, f: (x: Big) => Maybe): Maybe => x && f(x);
const whole = (x: Big): Maybe => {
  const n = floor(x);
  return n === undefined ? undefined : fromInteger(n);
};
const truncated = (x: Big): Maybe => (x.sign < 0 ? map(whole(negate(x)), negate) : whole(x));

/** What stands beside the last bit where a function is worked out in float64. */
const DOUBLE_ERROR = -48;

/** A function in float64, right but for what its argument lacks and `DOUBLE_ERROR`. */
const inDouble =
  (f: (x: number) => number, slope: (x: number) => number): Row =>
  (x) => {
    const at = toNumber(x);
    const y = fromNumber(f(at));
    if (!y) return undefined;
    const lost = Math.max(logError(x), logSize(x) - 53) + Math.log2(Math.abs(slope(at)));
    return y.sign === 0
      ? { ...zero, error: Number.isFinite(lost) ? lost : y.error }
      : withError(y, Math.max(DOUBLE_ERROR, lost - logSize(y)));
  };

function roundHalfToEven(x: Big): Maybe {
  const down = floor(x);
  if (down === undefined) return undefined;
  const rest = compare(subtract(x, fromInteger(down)), half);
  return fromInteger(rest > 0 || (rest === 0 && down % 2n !== 0n) ? down + 1n : down);
}

const remainder: Row = (a, b) => map(map(divide(a, b), whole), (n) => subtract(a, multiply(n, b)));
const max: Row = (a, b) => (compare(b, a) > 0 ? b : a);
const min: Row = (a, b) => (compare(b, a) < 0 ? b : a);

const rows: Readonly<Partial<Record<OperationName, Row>>> = {
  add,
  subtract,
  multiply,
  divide,
  negate,
  power: big.power,
  powerOfTensors: big.power,
  powerOfNumber: big.power,
  floorDivide: (a, b) => map(divide(a, b), whole),
  remainder,
  fmod: (a, b) => map(map(divide(a, b), truncated), (n) => subtract(a, multiply(n, b))),
  sqrt,
  rsqrt: (x) => map(sqrt(x), (root) => divide(one, root)),
  square: (x) => multiply(x, x),
  reciprocal: (x) => divide(one, x),
  hypot: (a, b) => sqrt(add(multiply(a, a), multiply(b, b))),
  exp: big.exp,
  exp2: (x) => big.power(fromInteger(2n), x),
  expm1: big.expm1,
  log: big.log,
  log1p: big.log1p,
  log2: (x) => map(big.log(x), (y) => divide(y, LN2)),
  log10: (x) => map(big.log(x), (y) => divide(y, LN10)),
  logaddexp: (a, b) =>
    map(big.exp(negate(abs(subtract(a, b)))), (e) =>
      map(big.log1p(e), (l) => map(max(a, b, zero), (m) => add(m, l))),
    ),
  xlogy: (a, b) => (a.sign === 0 ? zero : map(big.log(b), (l) => multiply(a, l))),
  sin: big.sin,
  cos: big.cos,
  tan: big.tan,
  asin: big.asin,
  acos: big.acos,
  atan: big.atan,
  sinh: big.sinh,
  cosh: big.cosh,
  tanh: big.tanh,
  asinh: big.asinh,
  acosh: big.acosh,
  atanh: big.atanh,
  atan2: big.atan2,
  erf: big.erf,
  erfc: big.erfc,
  lgamma: inDouble(logGamma, digamma),
  digamma: inDouble(digamma, trigamma),
  abs,
  sign: (x) => fromInteger(BigInt(x.sign)),
  floor: whole,
  ceil: (x) => map(whole(negate(x)), negate),
  trunc: truncated,
  round: roundHalfToEven,
  frac: (x) => map(truncated(x), (n) => subtract(x, n)),
  copysign: (a, b) => (b.sign < 0 ? negate(abs(a)) : abs(a)),
  maximum: max,
  minimum: min,
  fmax: max,
  fmin: min,
  heaviside: (x, atZero) => (x.sign === 0 ? atZero : truth(x.sign > 0)),
  lerp: (a, b, weight) => add(a, multiply(weight, subtract(b, a))),
  less: (a, b) => truth(compare(a, b) < 0),
  lessOrEqual: (a, b) => truth(compare(a, b) <= 0),
  more: (a, b) => truth(compare(a, b) > 0),
  moreOrEqual: (a, b) => truth(compare(a, b) >= 0),
  equal: (a, b) => truth(compare(a, b) === 0),
  notEqual: (a, b) => truth(compare(a, b) !== 0),
  and: (a, b) => truth(a.sign !== 0 && b.sign !== 0),
  or: (a, b) => truth(a.sign !== 0 || b.sign !== 0),
  not: (a) => truth(a.sign === 0),
  isNan: () => zero,
  withGradient: same,
  detach: same,
  copy: same,
  toFloat32: same,
  toFloat64: same,
  toInput: same,
  item: same,
  fill: same,
};
const LN2 = big.log(fromInteger(2n)) ?? one;
const LN10 = big.log(fromInteger(10n)) ?? one;

/** A formula over the reals. */
export interface Accurate {
  /** f(x); undefined where there is no such number, or none that is known. */
  value(x: number): Big | undefined;
  /** f′(x), undefined where both sides do not agree on one; its `error` tells how well it is known. */
  slope(x: number): Big | undefined;
}

/** A formula with its parameters' values, over the reals. */
export function accurate(
  graph: Graph,
  parameters: Readonly<Record<string, number>>,
  release: Release,
): Accurate {
  const functions = graph.nodes.map((node) => functionOf(node, release));
  const at = (x: Big): Maybe => evaluate(graph, parameters, functions, x);
  return {
    value: (x) => map(fromNumber(x), at),
    slope: (x) => {
      const middle = fromNumber(x);
      const value = map(middle, at);
      if (!middle || !value) return undefined;
      const slope = slopeOf(at, middle, value, NEAR);
      // Where a difference of close ones costs too many digits, farther ones are taken.
      const far = Math.round(Math.max(value.error, -300) / 2.2);
      return slope && (slope.sign === 0 || slope.error < -8)
        ? slope
        : slopeOf(at, middle, value, Math.max(NEAR, far));
    },
  };
}

/** Of an activation its function; undefined of all other nodes. */
function functionOf(node: GraphNode, release: Release): ((x: Big) => Maybe) | undefined {
  const entry = node.kind === 'activation' ? findById(node.id, release) : undefined;
  if (node.kind !== 'activation' || entry?.kind !== 'elementwise') return undefined;
  const known = accurateActivation(entry, node.parameters);
  if (known) return known;
  const f = entry.functionAt(node.parameters);
  const row = inDouble(f.value, f.derivative);
  return (x) => row(x, zero, zero);
}

/** How close to x its neighbors lie, as log₂ beside x. */
const NEAR = -160;

/** From the differences to both sides, which must agree. */
function slopeOf(at: (x: Big) => Maybe, x: Big, value: Big, near: number): Maybe {
  const power = near + (x.sign === 0 ? -150 : Math.ceil(logSize(x)));
  const step = shift(one, power);
  const [right, left] = [at(add(x, step)), at(subtract(x, step))];
  if (!right || !left) return undefined;
  const [up, down] = [subtract(right, value), subtract(value, left)];
  const [sum, apart] = [add(up, down), subtract(up, down)];
  // Sizes are told beside each other: exponents may be too long for a float64.
  const ratio = divide(apart, sum);
  if (!ratio)
    return logSize(apart) <= logError(sum) + 8 ? { ...zero, error: logError(sum) - power } : undefined;
  const differs = logSize(ratio);
  // At a kink the two sides differ by as much as they are large.
  if (differs > -8 && differs > sum.error + 8) return undefined;
  return withError(shift(sum, -power - 1), differs);
}

function evaluate(
  { nodes, output }: Graph,
  parameters: Readonly<Record<string, number>>,
  functions: readonly (((x: Big) => Maybe) | undefined)[],
  x: Big,
): Maybe {
  const known = new Map<number, Maybe>();
  const constantAt = (place: number | undefined): number => {
    const node = nodes[place ?? -1];
    return node?.kind === 'constant' ? node.value : Number.NaN;
  };
  const valueAt = (place: number | undefined): Maybe => {
    if (place === undefined) return undefined;
    if (!known.has(place)) known.set(place, work(nodes[place]));
    return known.get(place);
  };
  const work = (node: GraphNode | undefined): Maybe => {
    switch (node?.kind) {
      case 'input':
        return x;
      case 'constant':
        return fromNumber(node.value);
      case 'parameter':
        return fromNumber(parameters[node.name] ?? Number.NaN);
      case 'activation': {
        const f = functions[nodes.indexOf(node)];
        return f && map(valueAt(node.arguments[0]), f);
      }
      case 'operation':
        return operate(node);
      default:
        return undefined;
    }
  };
  const operate = ({ operation, arguments: operands }: Extract<GraphNode, { kind: 'operation' }>): Maybe => {
    const [a, b, c] = operands;
    // Only what is taken is looked at.
    if (operation === 'where' || operation === 'branch')
      return map(valueAt(a), (test) => valueAt(test.sign === 0 ? c : b));
    const first = valueAt(a);
    if (!first) return undefined;
    if (operation === 'clamp' || operation === 'clampByTensor') {
      const low = constantAt(b) === Number.NEGATIVE_INFINITY ? first : valueAt(b);
      const high = constantAt(c) === Number.POSITIVE_INFINITY ? first : valueAt(c);
      const raised = low && max(first, low, zero);
      if (!raised || !high) return undefined;
      return constantAt(c) === Number.POSITIVE_INFINITY ? raised : min(raised, high, zero);
    }
    if (operation === 'withGradient') return first;
    const [second, third] = [b === undefined ? zero : valueAt(b), c === undefined ? zero : valueAt(c)];
    return second && third && rows[operation]?.(first, second, third);
  };
  return valueAt(output);
}
