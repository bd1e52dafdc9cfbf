// Turns a function into curves that can be drawn: its value, its derivatives, its distance to another. The hover's
// picture, the panel and the exports draw these.
import type { Dtype } from '../foundation/dtype.ts';
import type { ScalarFunction, VectorFunction } from '../functions/function.ts';

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
 * f, f′ or f″ of a function; with a dtype, f and f′ as PyTorch answers in it. One along a dimension is cut to a function
 * of one number, see `sliceName`.
 */
export function curveOf(f: ScalarFunction | VectorFunction, quantity: Quantity, dtype?: Dtype): Curve {
  return f.kind === 'vector' ? sliceOf(f, quantity, dtype) : scalarCurve(f, quantity, dtype);
}

function scalarCurve(f: ScalarFunction, quantity: Quantity, dtype?: Dtype): Curve {
  const breaks = [...f.facts().breaks].sort((a, b) => a.x - b.x);
  if (quantity === 'second') {
    const y = (x: number) => f.second(x);
    return { y, cuts: breaks.map(({ x }) => ({ x, left: y(below(x)), right: y(above(x)) })), seeds: SEEDS };
  }
  const kernel = dtype ? f.inDtype(dtype) : f;
  if (quantity === 'value') {
    return {
      y: (x) => kernel.value(x),
      cuts: breaks.map(({ x, left, right }) => ({ x, left, right })),
      seeds: SEEDS,
    };
  }
  return {
    y: (x) => kernel.derivative(x),
    cuts: breaks.map(({ x, slopeLeft, slopeRight }) => ({ x, left: slopeLeft, right: slopeRight })),
    seeds: SEEDS,
  };
}

/** What a function along a dimension is shown of: the first number of the answer for (x, 0); for (x, x) if it halves. */
export function sliceName(f: VectorFunction): string {
  return halves(f) ? '(x, x)' : '(x, 0)';
}

const halves = (f: VectorFunction): boolean => f.lengthOf(2) === 1;

function sliceOf(f: VectorFunction, quantity: Quantity, dtype?: Dtype): Curve {
  const gated = halves(f);
  const slope = (x: number) => {
    const [first = Number.NaN, second = Number.NaN] = f.derivative(
      [x, gated ? x : 0],
      gated ? [1] : [1, 0],
      dtype,
    );
    return gated ? first + second : first;
  };
  const step = 2 ** -12;
  const y = {
    value: (x: number) => f.value([x, gated ? x : 0], dtype)[0] ?? Number.NaN,
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
