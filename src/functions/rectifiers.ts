// Rectifiers: functions made of straight lines that let the positive side through.

import type { Round } from '../arithmetic/rounding.ts';
import { atLeast, clamp } from '../arithmetic/special-functions.ts';
import { type Exact, type ScalarDefinition, scalar } from './scalar.ts';
import { infinity, kink, rightDiagonal } from './shape.ts';

/** x where x > 0, else slope·x. */
function leaky(slope: number, r: Round): Exact {
  return {
    value: (x) => (x > 0 ? x : r(x * slope)),
    derivative: (x) => (x > 0 ? 1 : slope),
    second: (x) => (x === 0 && slope !== 1 ? Number.NaN : 0),
  };
}

function leakyShape(slope: number) {
  const left = slope > 0 ? -infinity : slope < 0 ? infinity : 0;
  return {
    breaks: slope === 1 ? [] : [kink(0, 0, slope, 1)],
    left: { value: left, slope },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [...(slope === 0 ? [] : [{ side: 'left', slope, offset: 0 } as const]), rightDiagonal],
  };
}

/** max(0, x). */
export const relu = scalar({
  exact: () => ({
    value: (x) => atLeast(x, 0),
    derivative: (x) => (x <= 0 ? 0 : 1),
    second: (x) => (x === 0 ? Number.NaN : 0),
  }),
  torch: () => ({ value: (x) => atLeast(x, 0), derivative: (x) => (x <= 0 ? 0 : 1) }),
  shape: () => ({
    breaks: [kink(0, 0, 0, 1)],
    left: { value: 0, slope: 0 },
    right: { value: infinity, slope: 1 },
    smooth: true,
    asymptotes: [rightDiagonal],
  }),
});

/** x between 0 and 6. */
export const relu6 = scalar({
  exact: () => ({
    value: (x) => clamp(x, 0, 6),
    derivative: (x) => (x <= 0 || x >= 6 ? 0 : 1),
    second: (x) => (x === 0 || x === 6 ? Number.NaN : 0),
  }),
  torch: () => ({
    value: (x) => clamp(x, 0, 6),
    derivative: (x) => (x <= 0 || x >= 6 ? 0 : 1),
    // The vector unit asks what lies between, so that nan passes nothing on.
    vector: { derivative: (x) => (x > 0 && x < 6 ? 1 : 0) },
  }),
  shape: () => ({
    breaks: [kink(0, 0, 0, 1), kink(6, 6, 1, 0)],
    left: { value: 0, slope: 0 },
    right: { value: 6, slope: 0 },
    smooth: true,
  }),
});

/** x where x > 0, else negative_slope·x. */
export const leakyRelu = scalar<{ negative_slope: number }>({
  exact: (s) => leaky(s.negative_slope, (x) => x),
  torch: (s, { r }) => leaky(r(s.negative_slope), r),
  shape: (s) => leakyShape(s.negative_slope),
});

/** x where x > 0, else weight·x. */
export const prelu = scalar<{ weight: number }>({
  exact: (s) => leaky(s.weight, (x) => x),
  torch: (s, { r, own }) => leaky(own.r(s.weight), r),
  shape: (s) => leakyShape(s.weight),
});

/** x where x > 0, else x times the middle of its slopes, as in eval mode. */
export const rrelu = scalar<{ lower: number; upper: number }>({
  exact: (s) => leaky((s.lower + s.upper) / 2, (x) => x),
  torch: (s, { r }) => leaky(r((s.lower + s.upper) / 2), r),
  shape: (s) => leakyShape((s.lower + s.upper) / 2),
});

const thresholdDefinition: ScalarDefinition<{ threshold: number; value: number }> = {
  exact: (s) => ({
    value: (x) => (x <= s.threshold ? s.value : x),
    derivative: (x) => (x <= s.threshold ? 0 : 1),
    second: (x) => (x === s.threshold ? Number.NaN : 0),
  }),
  torch: (s, { r }) => {
    const threshold = r(s.threshold);
    const value = r(s.value);
    return {
      value: (x) => (x <= threshold ? value : x),
      derivative: (x) => (x <= threshold ? 0 : 1),
    };
  },
  shape: (s) => {
    const at = s.threshold;
    const right = { value: infinity, slope: 1 };
    const asymptotes = [rightDiagonal];
    if (!Number.isFinite(at)) {
      return at === infinity
        ? { left: { value: s.value, slope: 0 }, right: { value: s.value, slope: 0 }, smooth: true }
        : { left: { value: -infinity, slope: 1 }, right, smooth: true, asymptotes };
    }
    const kind = s.value === at ? 'kink' : 'jump';
    return {
      breaks: [{ x: at, kind, left: s.value, right: at, slopeLeft: 0, slopeRight: 1 }],
      left: { value: s.value, slope: 0 },
      right,
      smooth: true,
      asymptotes,
    };
  },
};

/** x where x > threshold, else value. */
export const threshold = scalar(thresholdDefinition);

/** The same, both rounded to the type of the tensor first. */
export const thresholdOfOwn = scalar<{ threshold: number; value: number }>({
  ...thresholdDefinition,
  torch: (s, m) => thresholdDefinition.torch(s, { ...m, ...m.own }),
});
