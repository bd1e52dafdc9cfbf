// Turns a row of the catalogue into curves that can be drawn: its value, its derivatives, its distance to another.
// Pure: used by the hover's picture, the panel and the exports.
import type { Activation, ElementwiseActivation, Values, VectorActivation } from '../catalog/activation.ts';
import type { Dtype } from '../foundation/dtype.ts';

/** A place where a curve must be cut: the limits of y from either side (NaN where there is none). */
export interface Cut {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** A function of x, and where it is not smooth. `cuts` are sorted by x and hold kinks as well as jumps. */
export interface Curve {
  y(x: number): number;
  readonly cuts: readonly Cut[];
  /** Where something happens that a wide window could hide between two pixels. */
  readonly seeds?: readonly number[];
}

/** What of an activation is drawn: f, f′ or f″. */
export type Quantity = 'value' | 'derivative' | 'second';

/** Activations bend near 0, whatever their parameters; sharp ones very near. */
const SEEDS: readonly number[] = [0.01, 0.1, 0.5, 1, 2, 4, 8, 16, 40].flatMap((x) => [x, -x]).concat(0);

/**
 * f, f′ or f″ of an activation; with a dtype, f and f′ as PyTorch answers in it. One along a dimension is cut to a
 * function of one number, see `sliceOf`.
 */
export function curveOf(row: Activation, parameters: Values, quantity: Quantity, dtype?: Dtype): Curve {
  return row.kind === 'vector'
    ? sliceOf(row, parameters, quantity, dtype)
    : elementwiseCurve(row, parameters, quantity, dtype);
}

function elementwiseCurve(
  row: ElementwiseActivation,
  parameters: Values,
  quantity: Quantity,
  dtype?: Dtype,
): Curve {
  const breaks = [...row.facts(parameters).breaks].sort((a, b) => a.x - b.x);
  if (quantity === 'second') {
    const y = (x: number) => row.secondDerivative(x, parameters);
    return { y, cuts: breaks.map(({ x }) => ({ x, left: y(below(x)), right: y(above(x)) })), seeds: SEEDS };
  }
  const prepared = row.prepare(parameters, dtype);
  if (quantity === 'value') {
    return {
      y: (x) => prepared.value(x),
      cuts: breaks.map(({ x, left, right }) => ({ x, left, right })),
      seeds: SEEDS,
    };
  }
  return {
    y: (x) => prepared.derivative(x),
    cuts: breaks.map(({ x, slopeLeft, slopeRight }) => ({ x, left: slopeLeft, right: slopeRight })),
    seeds: SEEDS,
  };
}

/** What an activation along a dimension is shown of: the first number of the answer for (x, 0); GLU's for (x, x). */
export function sliceName(row: VectorActivation): string {
  return row.id === 'GLU' ? '(x, x)' : '(x, 0)';
}

function sliceOf(row: VectorActivation, parameters: Values, quantity: Quantity, dtype?: Dtype): Curve {
  const gated = row.id === 'GLU';
  const slope = (x: number) => {
    const [first = Number.NaN, second = Number.NaN] = row.vectorDerivative(
      [x, gated ? x : 0],
      gated ? [1] : [1, 0],
      parameters,
      dtype,
    );
    return gated ? first + second : first;
  };
  const step = 2 ** -12;
  const y = {
    value: (x: number) => row.vectorValue([x, gated ? x : 0], parameters, dtype)[0] ?? Number.NaN,
    derivative: slope,
    second: (x: number) => (slope(x + step) - slope(x - step)) / (2 * step),
  }[quantity];
  return { y, cuts: [], seeds: SEEDS };
}

/** `curve` minus `baseline`, cut wherever one of them is. */
export function differenceOf(curve: Curve, baseline: Curve): Curve {
  const places = new Set([...curve.cuts, ...baseline.cuts].map((cut) => cut.x));
  return {
    y: (x) => curve.y(x) - baseline.y(x),
    seeds: SEEDS,
    cuts: [...places]
      .sort((a, b) => a - b)
      .map((x) => {
        const [ours, theirs] = [limitsAt(curve, x), limitsAt(baseline, x)];
        return { x, left: ours.left - theirs.left, right: ours.right - theirs.right };
      }),
  };
}

/** The limits of y at x from either side: those of a cut there, or twice the value. */
export function limitsAt(curve: Curve, x: number): Cut {
  const cut = curve.cuts.find((candidate) => candidate.x === x);
  if (cut) return cut;
  const y = curve.y(x);
  return { x, left: y, right: y };
}

// Far enough from a break that no rounding of the break itself (threshold/beta) matters, near enough to be unseen.
const below = (x: number) => x - Math.max(Math.abs(x), 1e-3) * 2 ** -40;
const above = (x: number) => x + Math.max(Math.abs(x), 1e-3) * 2 ** -40;
