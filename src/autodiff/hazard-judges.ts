// Whether one number is a hazard to a formula: what PyTorch answers is put beside what the formula has over the reals.
import { abs, type Big, compare, fromNumber, logError, toNumber, zero } from '../arithmetic/big-float.ts';
import { type OrderedDtype, widthOf } from '../arithmetic/ordered.ts';
import type { Accurate } from './accurate.ts';
import type { Bounded } from './bounded.ts';
import type { Compiled } from './compile.ts';

/**
 * `overflow`, `nan`: the value is infinite or nan, the exact one finite. `digits`: more than half of the type's digits are lost,
 * of a value that is not too small to have them all. `nan-gradient`, `inf-gradient`, `zero-gradient`: autograd answers that,
 * and the exact slope is another number.
 */
export type HazardKind = 'overflow' | 'nan' | 'digits' | 'nan-gradient' | 'inf-gradient' | 'zero-gradient';

/** Whether a number fails: `maybe` asks for the exact value, which takes a thousand times as long. */
export type Verdict = 'no' | 'yes' | 'maybe';

/** What PyTorch answers for a number. */
export interface Answer {
  readonly x: number;
  readonly y: number;
  /** Nan where nothing goes back. */
  readonly dy: number;
}

/** What is put beside each other. */
export interface Beside {
  readonly dtype: OrderedDtype;
  readonly own: Compiled;
  /** The same in float64. */
  readonly real: Compiled;
  readonly quick: (x: number) => Bounded;
  readonly exact: Accurate;
}

export interface Judge {
  look(answer: Answer, beside: Beside): Verdict;
  /** Settles a `maybe`. */
  settle(answer: Answer, beside: Beside): boolean;
}

/** A value of which less is known than this many bits is not known at all; of a slope, this few will do. */
const KNOWN = -16;
const SLOPE_KNOWN = -4;
const SLOPE_SMALL = -64;

const hasValue = ({ value, error }: Bounded): boolean =>
  Number.isFinite(value) && error <= Math.abs(value) / 16;

const valueIs = (fails: (y: number) => boolean): Judge => ({
  look: ({ x, y }, { quick }) => {
    if (!fails(y)) return 'no';
    return hasValue(quick(x)) ? 'yes' : 'maybe';
  },
  settle: ({ x }, { exact }) => {
    const value = exact.value(x);
    return value !== undefined && (value.sign === 0 || value.error < KNOWN);
  },
});

const gradientIs = (fails: (dy: number) => boolean): Judge => ({
  look: ({ dy }) => (fails(dy) ? 'maybe' : 'no'),
  settle: ({ x }, { exact }) => {
    const slope = exact.slope(x);
    if (!slope) return false;
    // Of what is next to nothing it is enough to know that.
    return slope.sign === 0 || slope.error < SLOPE_KNOWN || logError(slope) < SLOPE_SMALL;
  },
});

/** Half of the digits, beside a number's size. */
export const lossIn = (dtype: OrderedDtype): number => 2 ** (-widthOf(dtype).precision / 2);

/** Too small to have all digits of the type. */
const isSmall = (x: Big, dtype: OrderedDtype): boolean =>
  compare(abs(x), fromNumber(widthOf(dtype).smallestNormal) ?? zero) < 0;

const digits: Judge = {
  look: ({ x, y }, { dtype, quick }) => {
    if (!Number.isFinite(y)) return 'no';
    const { value, error } = quick(x);
    const size = Math.abs(value);
    const { smallestNormal } = widthOf(dtype);
    if (size + error < smallestNormal) return 'no';
    const apart = Math.abs(y - value);
    const loss = lossIn(dtype);
    if (!(size - error >= smallestNormal)) return 'maybe';
    if (apart + error <= loss * (size - error)) return 'no';
    return apart - error > loss * (size + error) ? 'yes' : 'maybe';
  },
  settle: ({ x, y }, { dtype, exact }) => {
    const value = exact.value(x);
    if (!value || value.sign === 0 || value.error > KNOWN || isSmall(value, dtype)) return false;
    const real = toNumber(value);
    return Math.abs(y - real) > lossIn(dtype) * Math.abs(real);
  },
};

export const judges: Readonly<Record<HazardKind, Judge>> = {
  overflow: valueIs((y) => Math.abs(y) === Number.POSITIVE_INFINITY),
  nan: valueIs(Number.isNaN),
  digits,
  'nan-gradient': gradientIs(Number.isNaN),
  'inf-gradient': gradientIs((dy) => Math.abs(dy) === Number.POSITIVE_INFINITY),
  'zero-gradient': {
    look: ({ dy }) => (dy === 0 ? 'maybe' : 'no'),
    settle: ({ x }, { dtype, exact }) => {
      const slope = exact.slope(x);
      return slope !== undefined && slope.sign !== 0 && slope.error < SLOPE_KNOWN && !isSmall(slope, dtype);
    },
  },
};
