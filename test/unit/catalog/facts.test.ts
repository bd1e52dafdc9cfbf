// The facts that an entry tells of its curve hold for the function itself, at any parameters.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ElementwiseActivation, Parameter, Values } from '../../../src/catalog/activation.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { Interval } from '../../../src/foundation/interval.ts';
import type { Facts } from '../../../src/functions/function.ts';

const entries = catalog.filter((entry): entry is ElementwiseActivation => entry.kind === 'elementwise');

/** Values worth trying for a parameter: those of the slider, zero, negative and large ones. */
function anyValue(parameter: Parameter): fc.Arbitrary<number | string | null> {
  if (parameter.choices) return fc.constantFrom(...parameter.choices);
  const { min = 0.01, max = 0.5 } = parameter.slider ?? {};
  const number = fc.oneof(
    { arbitrary: fc.double({ min, max, noNaN: true }), weight: 5 },
    { arbitrary: fc.double({ min: -3, max: 30, noNaN: true }).filter((v) => Math.abs(v) > 0.01), weight: 2 },
    { arbitrary: fc.constantFrom(0, 1, -1), weight: 1 },
  );
  // Three digits, as a person writes them: a slope of 5e-324 tells nothing of a curve.
  return parameter.default === null
    ? fc.constantFrom(null, 0.01, 0.2)
    : number.map((v) => Number(v.toFixed(3)));
}

const anySettings = (entry: ElementwiseActivation): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(entry.parameters.map((p) => [p.name, anyValue(p)])));

/** Settings at which PyTorch answers at all. */
const validSettings = (entry: ElementwiseActivation): fc.Arbitrary<Values> =>
  anySettings(entry).filter(
    (values) => !entry.check(values).some((f) => f.kind === 'raises' && f.when === 'call'),
  );

const isWithin = (x: number, { low, high, includesLow, includesHigh }: Interval): boolean =>
  (x > low || (includesLow && x === low)) && (x < high || (includesHigh && x === high));

const isInside = (x: number, { low, high }: Interval, margin: number): boolean =>
  x > low + margin && x < high - margin;

const interval = (i: Interval): string =>
  `${i.includesLow ? '[' : '('}${i.low}, ${i.high}${i.includesHigh ? ']' : ')'}`;

/** Points all over the line, close around the breaks, and within the domain of functions that have one. */
function pointsFor(entry: ElementwiseActivation, facts: Facts): number[] {
  const unit = entry.family === 'related' && entry.id !== 'LogSumExp';
  if (unit) return Array.from({ length: 401 }, (_, i) => i / 400);
  const even = Array.from({ length: 401 }, (_, i) => (i - 200) / 8);
  const near = facts.breaks.flatMap(({ x }) =>
    Number.isFinite(x) ? [-2, -0.5, -1e-3, 0, 1e-3, 0.5, 2].map((by) => x + by) : [],
  );
  return [...even, ...near, -100, -60, 60, 100].sort((a, b) => a - b);
}

const close = (a: number, b: number, tolerance: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

function forSettings(
  entry: ElementwiseActivation,
  check: (values: Values, facts: Facts, points: number[]) => void,
): void {
  fc.assert(
    fc.property(validSettings(entry), (values) => {
      const facts = entry.functionAt(values).facts();
      fc.pre(!Number.isNaN(facts.range.low));
      check(values, facts, pointsFor(entry, facts));
    }),
    { numRuns: entry.parameters.length ? 30 : 1 },
  );
}

for (const entry of entries) {
  describe(`the facts of ${entry.id}`, () => {
    it('name a range that holds every value and is no wider than needed', () => {
      forSettings(entry, (values, { range, limits }, points) => {
        const f = entry.functionAt(values);
        const ys = points.map(f.value).filter(Number.isFinite);
        for (const y of ys) {
          const slack = 1e-15 * Math.abs(y);
          assert.ok(y >= range.low - slack && y <= range.high + slack, `${y} outside ${interval(range)}`);
        }
        if (ys.length === 0) return;
        const reached = [...ys, ...limits, f.value(-1e9), f.value(1e9)].filter((y) => !Number.isNaN(y));
        if (entry.family !== 'related' && Number.isFinite(range.low))
          assert.ok(
            close(Math.min(...reached), range.low, 0.02),
            `${interval(range)}: least ${Math.min(...reached)}`,
          );
        if (entry.family !== 'related' && Number.isFinite(range.high))
          assert.ok(
            close(Math.max(...reached), range.high, 0.02),
            `${interval(range)}: most ${Math.max(...reached)}`,
          );
        if (range.includesLow) assert.ok(ys.some((y) => close(y, range.low, 0.02)) || range.low > 20);
      });
    });

    it('name the range of the gradient', () => {
      forSettings(entry, (values, { gradient }, points) => {
        const f = entry.functionAt(values);
        for (const x of points) {
          const slope = f.derivative(x);
          if (Number.isNaN(slope)) continue;
          const slack = 1e-12 * Math.max(1, Math.abs(slope));
          assert.ok(
            slope >= gradient.low - slack && slope <= gradient.high + slack,
            `f′(${x}) = ${slope}, ${interval(gradient)}`,
          );
        }
      });
    });

    it('find where the gradient is exactly zero, and only there', () => {
      forSettings(entry, (values, { dead }, points) => {
        const f = entry.functionAt(values);
        for (const x of points) {
          if (dead.some((d) => isWithin(x, d))) assert.equal(f.derivative(x) + 0, 0, `at ${x}`);
          else if (
            dead.every((d) => Math.abs(x - d.low) > 1e-9 && Math.abs(x - d.high) > 1e-9) &&
            Math.abs(x) < 15 &&
            x !== 0
          )
            assert.ok(
              f.derivative(x) !== 0 || f.derivative(x + 1e-4) !== 0 || isFlatTail(f, x),
              `f′(${x}) is 0 outside ${dead.map(interval)}`,
            );
        }
      });
    });

    it('find where the gradient is below a tenth of its maximum, and only there', () => {
      forSettings(entry, (values, { saturated, gradient, breaks }, points) => {
        const f = entry.functionAt(values);
        const tenth = Math.max(Math.abs(gradient.low), Math.abs(gradient.high)) / 10;
        if (!Number.isFinite(tenth) || tenth === 0) return;
        for (const x of points) {
          if (breaks.some((b) => b.x === x)) continue;
          const size = Math.abs(f.derivative(x));
          if (saturated.some((s) => isInside(x, s, 1e-6)))
            assert.ok(size < tenth, `|f′(${x})| = ${size}, tenth ${tenth}`);
          else if (!saturated.some((s) => x >= s.low - 1e-6 && x <= s.high + 1e-6) && !Number.isNaN(size))
            assert.ok(
              size >= tenth * (1 - 1e-12),
              `|f′(${x})| = ${size}, tenth ${tenth}, ${saturated.map(interval)}`,
            );
        }
      });
    });

    it('tell whether it is monotone', () => {
      forSettings(entry, (values, { monotone }, points) => {
        const f = entry.functionAt(values);
        const ys = points.map(f.value);
        const steps = ys.slice(1).map((y, i) => y - (ys[i] ?? y));
        const slack = (i: number): number => 1e-7 * Math.max(1, Math.abs(ys[i] ?? 0));
        const rises = steps.some((s, i) => s > slack(i));
        const falls = steps.some((s, i) => s < -slack(i));
        if (monotone === 'increasing') assert.ok(!falls);
        if (monotone === 'decreasing') assert.ok(!rises);
        if (monotone === 'constant') assert.ok(!rises && !falls);
        if (rises && falls) assert.equal(monotone, 'no');
      });
    });

    it('tell whether it is sparse and centered at zero', () => {
      forSettings(entry, (values, { sparse, zeroCentered, range, dead }, points) => {
        const f = entry.functionAt(values);
        const zeros = points.filter((x) => f.value(x) === 0 && dead.some((d) => isWithin(x, d)));
        if (sparse)
          assert.ok(zeros.length > 0 || dead.some((d) => d.high - d.low < 0.2 || d.low > 20 || d.high < -20));
        else assert.ok(zeros.length === 0);
        const isMirrored = (x: number) => close(f.value(-x), -f.value(x), 1e-12);
        assert.equal(zeroCentered, range.low < 0 && range.high > 0 && points.every(isMirrored));
      });
    });

    it('name the limits and the lines that the curve nears', () => {
      if (entry.family === 'related' && entry.id !== 'LogSumExp') return;
      forSettings(entry, (values, { limits, asymptotes }) => {
        const f = entry.functionAt(values);
        for (const [limit, x] of [
          [limits[0], -1e9],
          [limits[1], 1e9],
        ] as const) {
          const y = f.value(x);
          if (Number.isFinite(limit)) assert.ok(Math.abs(y - limit) < 1e-6, `f(${x}) = ${y}, limit ${limit}`);
          else
            assert.ok(
              Math.sign(y) === Math.sign(limit) && Math.abs(y) > 1e5,
              `f(${x}) = ${y}, limit ${limit}`,
            );
        }
        for (const { side, slope, offset } of asymptotes) {
          const x = side === 'left' ? -1e6 : 1e6;
          assert.ok(
            Math.abs(f.value(x) - slope * x - offset) < 1e-5 + 1e-15 * Math.abs(slope * x),
            `${side} at ${x}`,
          );
        }
      });
    });

    it('name breaks with the limits and slopes of either side', () => {
      forSettings(entry, (values, { breaks }) => {
        const f = entry.functionAt(values);
        for (const b of breaks) {
          const by = 1e-9 * Math.max(1, Math.abs(b.x));
          const tolerance = 1e-6 * (1 + Math.abs(b.slopeLeft) + Math.abs(b.slopeRight)) ** 2;
          assert.ok(
            close(f.value(b.x - by), b.left, tolerance),
            `left of ${b.x}: ${f.value(b.x - by)}, ${b.left}`,
          );
          assert.ok(
            close(f.value(b.x + by), b.right, tolerance),
            `right of ${b.x}: ${f.value(b.x + by)}, ${b.right}`,
          );
          assert.ok(close(f.derivative(b.x - by), b.slopeLeft, tolerance), `slope left of ${b.x}`);
          assert.ok(close(f.derivative(b.x + by), b.slopeRight, tolerance), `slope right of ${b.x}`);
          // Softplus switches at any threshold, even where its jump is too small for float64.
          if (entry.id !== 'Softplus') assert.equal(b.kind, b.left === b.right ? 'kink' : 'jump');
        }
      });
    });

    it('leave no break out: elsewhere the derivative is that of the value, and the second that of the first', () => {
      forSettings(entry, (values, { breaks }, points) => {
        const f = entry.functionAt(values);
        const step = 2 ** -17;
        const unit = entry.family === 'related' && entry.id !== 'LogSumExp';
        for (const x of points) {
          if (breaks.some((b) => Math.abs(b.x - x) < 2 * step) || x === 0 || Math.abs(x) > 30) continue;
          if (unit && (x < 0.05 || x > 0.95)) continue;
          for (const [slope, g] of [
            [f.derivative(x), f.value],
            [entry.functionAt(values).second(x), f.derivative],
          ] as const) {
            const difference = (g(x + step) - g(x - step)) / (2 * step);
            if (!Number.isFinite(difference) || Math.abs(difference) > 1e6) continue;
            const size = 1 + Math.abs(g(x)) + Math.abs(slope);
            const third = Math.abs(f.derivative(x + step) - f.derivative(x - step)) + curvature(values, unit);
            assert.ok(
              Math.abs(slope - difference) < 2e-8 * size * third,
              `at ${x}: ${slope}, difference ${difference}`,
            );
          }
        }
      });
    });
  });
}

/** Grows with parameters that bend the curve sharply, for the error of a difference grows with the third derivative. */
function curvature(values: Values, isOnUnit: boolean): number {
  const beta = Math.abs(Number(values.beta ?? 1));
  const alpha = Math.abs(Number(values.alpha ?? 1));
  return 1 + beta ** 4 + (alpha > 0 ? alpha ** -3 : 0) + 1e4 * Number('eps' in values || isOnUnit);
}

/** Where an exponential has run out of float64. */
const isFlatTail = (f: { derivative(x: number): number }, x: number): boolean =>
  f.derivative(x / 2) !== 0 && Math.abs(f.derivative(x / 2)) < 1e-100;
