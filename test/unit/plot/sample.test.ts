// What holds of a sampled curve for the person who looks at it, at every zoom.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Activation, Parameter, ParameterValue, Values } from '../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { type Curve, curveOf } from '../../../src/plot/curve.ts';
import { extentOf, MAX_POINTS, type Polyline, sample } from '../../../src/plot/sample.ts';
import { toPixels, type Viewport } from '../../../src/plot/scale.ts';
import { startValues } from '../../../src/webview/state/curves.ts';

const relu: Curve = { y: (x) => Math.max(0, x), cuts: [{ x: 0, left: 0, right: 0 }] };
const step: Curve = { y: (x) => (x > 0 ? 1 : 0), cuts: [{ x: 0, left: 0, right: 1 }] };
/** Softplus with threshold 1: jumps down at 1. */
const jumping: Curve = {
  y: (x) => (x > 1 ? x : Math.log1p(Math.exp(x))),
  cuts: [{ x: 1, left: Math.log1p(Math.E), right: 1 }],
};
const smooth: Record<string, Curve> = {
  sigmoid: { y: (x) => 1 / (1 + Math.exp(-x)), cuts: [] },
  'a sharp softplus': { y: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-100 * Math.abs(x))) / 100, cuts: [] },
  cube: { y: (x) => x ** 3, cuts: [] },
  exponential: { y: Math.exp, cuts: [] },
  logarithm: { y: Math.log, cuts: [] },
  logit: { y: (x) => Math.log(x / (1 - x)), cuts: [], seeds: [0.5] },
  'a narrow bump': { y: (x) => Math.exp(-((x - 0.3) ** 2) * 40), cuts: [], seeds: [0.01, 0.1, 0.3, 0.5, 1] },
};

const viewport = (x0: number, x1: number, y0: number, y1: number): Viewport => ({
  x0,
  x1,
  y0,
  y1,
  width: 600,
  height: 400,
});

/** The greatest distance in pixels from the curve (where it is in the viewport) to what is drawn of it. */
function worstError(curve: Curve, window: Viewport, polylines: readonly Polyline[]): number {
  const pixels = toPixels(window);
  const place = {
    x: pixels.x,
    y: (y: number) => Math.max(-window.height, Math.min(2 * window.height, pixels.y(y))),
  };
  const segments = polylines.flatMap(({ xs, ys }) =>
    xs.slice(0, -1).map((x, i) => ({
      ax: place.x(x),
      ay: place.y(ys[i] ?? Number.NaN),
      bx: place.x(xs[i + 1] ?? Number.NaN),
      by: place.y(ys[i + 1] ?? Number.NaN),
    })),
  );
  let worst = 0;
  // The segments run from left to right, as the places do that are looked at.
  let first = 0;
  const count = window.width * 2;
  for (let i = 0; i <= count; i++) {
    const x = window.x0 + ((window.x1 - window.x0) * i) / count;
    // What holds at a break itself is shown by a mark.
    if (curve.cuts.some((cut) => cut.x === x)) continue;
    const [px, py] = [place.x(x), place.y(curve.y(x))];
    if (!(py >= 0 && py <= window.height)) continue;
    while ((segments[first]?.bx ?? Number.POSITIVE_INFINITY) < px - 2) first++;
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = first; at < segments.length; at++) {
      const segment = segments[at];
      if (!segment || segment.ax > px + 2) break;
      const { ax, ay, bx, by } = segment;
      const [dx, dy] = [bx - ax, by - ay];
      const squared = dx * dx + dy * dy;
      const along = squared ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / squared)) : 0;
      nearest = Math.min(nearest, Math.hypot(px - ax - along * dx, py - ay - along * dy));
    }
    worst = Math.max(worst, nearest);
  }
  return worst;
}

const pointCount = (polylines: readonly Polyline[]) =>
  polylines.reduce((sum, polyline) => sum + polyline.xs.length, 0);

describe('sampling a curve', () => {
  for (const zoom of [1e-6, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6]) {
    it(`puts a point right at a kink at zoom ${zoom}`, () => {
      const window = viewport(-zoom, 1.3 * zoom, -0.2 * zoom, 1.3 * zoom);
      const polylines = sample(relu, window);
      assert.equal(polylines.length, 1);
      const at = polylines[0]?.xs.indexOf(0) ?? -1;
      assert.ok(at > 0, 'a point at x = 0');
      assert.equal(polylines[0]?.ys[at], 0);
      assert.ok(worstError(relu, window, polylines) < 1 / 3);
    });

    it(`never joins the two sides of a jump at zoom ${zoom}`, () => {
      const window = viewport(1 - zoom, 1 + 1.1 * zoom, 1 - zoom, 1 + zoom);
      const polylines = sample(jumping, window);
      assert.equal(polylines.length, 2);
      assert.equal(polylines[0]?.xs.at(-1), 1);
      assert.equal(polylines[0]?.ys.at(-1), Math.log1p(Math.E));
      assert.deepEqual([polylines[1]?.xs[0], polylines[1]?.ys[0]], [1, 1]);
      assert.ok(worstError(jumping, window, polylines) < 1 / 3);
    });
  }

  it('keeps two points for each straight stretch', () => {
    assert.equal(pointCount(sample(relu, viewport(-5, 5, -1, 5))), 3);
    assert.equal(pointCount(sample(step, viewport(-5, 5, -1, 5))), 4);
  });

  for (const [name, curve] of Object.entries(smooth)) {
    it(`stays within a third of a pixel of ${name}, wherever one looks`, () => {
      fc.assert(
        fc.property(
          fc.double({ min: -6, max: 3, noNaN: true }),
          fc.double({ min: -20, max: 20, noNaN: true }),
          fc.double({ min: 0.05, max: 20, noNaN: true }),
          (exponent, middle, aspect) => {
            const half = 10 ** exponent;
            const y = curve.y(middle);
            const center = Number.isFinite(y) ? y : 0;
            const window = viewport(
              middle - half,
              middle + half,
              center - half * aspect,
              center + half * aspect,
            );
            const polylines = sample(curve, window);
            assert.ok(pointCount(polylines) <= MAX_POINTS);
            const error = worstError(curve, window, polylines);
            assert.ok(error < 1 / 3, `${error} px`);
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it('ends where the curve is not a number, within a fiftieth of a pixel', () => {
    const polylines = sample(smooth.logarithm as Curve, viewport(-3, 3, -2, 2));
    assert.equal(polylines.length, 1);
    const first = polylines[0]?.xs[0] ?? -1;
    assert.ok(first > 0 && first < (0.02 * 6) / 600 + 1e-9, `${first}`);
  });

  it('finds the first and last number of a curve that lives on a small stretch', () => {
    const logit = smooth.logit as Curve;
    const polylines = sample(logit, viewport(-5, 5, -4, 4));
    assert.equal(polylines.length, 1);
    assert.ok((polylines[0]?.ys[0] ?? 0) < -4 && (polylines[0]?.ys.at(-1) ?? 0) > 4);
  });

  it('takes no more than its share of points for noise', () => {
    for (const frequency of [20, 200, 1e9]) {
      const waves: Curve = { y: (x) => Math.sin(x * frequency), cuts: [] };
      for (const window of [
        viewport(-5, 5, -1, 1),
        { ...viewport(-5, 5, -1, 1), width: 2400, height: 1400 },
      ]) {
        const count = pointCount(sample(waves, window));
        assert.ok(count > 100 && count <= MAX_POINTS, `${count} at ${frequency}, ${window.width} px`);
      }
    }
  });

  it('draws nothing of a curve that is nowhere a number', () => {
    assert.deepEqual(sample({ y: () => Number.NaN, cuts: [] }, viewport(-5, 5, -1, 1)), []);
    assert.deepEqual(sample({ y: () => Number.POSITIVE_INFINITY, cuts: [] }, viewport(-5, 5, -1, 1)), []);
  });

  it('follows a logarithmic y, where what is not above 0 has no place', () => {
    const window = { ...viewport(-10, 2, 1e-5, 10), logY: true };
    const polylines = sample({ y: Math.exp, cuts: [] }, window);
    assert.equal(polylines.length, 1);
    assert.ok(pointCount(polylines) <= 4, 'e^x is straight there');
    assert.deepEqual(sample({ y: () => -1, cuts: [] }, window), []);
  });

  it('gives the same points for the same window', () => {
    const window = viewport(-7, 9, -2, 4);
    assert.deepEqual(sample(jumping, window), sample(jumping, window));
  });

  it('starts on the right side of a break at the edge of the window', () => {
    const polylines = sample(step, viewport(0, 5, -1, 2));
    assert.equal(polylines.length, 1);
    assert.equal(polylines[0]?.ys[0], 1);
    assert.equal(sample(step, viewport(-5, 0, -1, 2))[0]?.ys.at(-1), 0);
  });
});

/** Values at and beyond the ends of what makes sense, each tried by itself; of others the ends of their sliders. */
const EXTREMES: Readonly<Record<string, readonly number[]>> = {
  alpha: [1e-3, 1e3, -1, 0],
  beta: [1e-3, 1e3, -1, 0],
  eps: [1e-3, 0.49],
  lambd: [0, 1e-3, 1e3],
  lower: [-0.5],
  max_val: [1e-3, 1e3],
  min_val: [-1e-3, -1e3],
  negative_slope: [-0.5, 1e-3, 2],
  threshold: [-5, 0, 1e-3, 1e3],
  upper: [0.9],
  value: [-20, 0],
  weight: [-0.5, 3],
};

/** The row's defaults, and each of its parameters at its extremes. */
function settingsOf(row: Activation): readonly Values[] {
  const start = startValues(row.id);
  return [
    start,
    ...row.parameters.flatMap((parameter) =>
      extremesOf(parameter).map((value) => ({ ...start, [parameter.name]: value })),
    ),
  ];
}

function extremesOf({ name, choices, slider }: Parameter): readonly ParameterValue[] {
  return choices ?? EXTREMES[name] ?? (slider ? [slider.min, slider.max] : []);
}

describe('sampling the catalog', () => {
  for (const row of catalog) {
    it(`stays within a third of a pixel of ${row.id} and its derivatives at every zoom and setting`, () => {
      for (const [setting, parameters] of settingsOf(row).entries()) {
        for (const quantity of ['value', 'derivative', 'second'] as const) {
          // One along a dimension has its second derivative from differences: noise, seen from near.
          if (quantity === 'second' && (row.kind === 'vector' || setting > 0)) continue;
          const curve = curveOf(row.functionAt(parameters), quantity);
          const centers = new Set([0, ...curve.cuts.map((cut) => cut.x)]);
          for (const center of [...centers].slice(0, setting === 0 ? 3 : 2)) {
            for (const zoom of setting === 0 ? [1e-6, 1e-2, 1, 1e3, 1e6] : [1e-6, 1, 1e3]) {
              const y = curve.y(center);
              const middle = Number.isFinite(y) ? y : 0;
              const half = quantity === 'value' ? zoom : Math.min(zoom, 2);
              const window = viewport(center - zoom, center + 1.1 * zoom, middle - half, middle + half);
              const polylines = sample(curve, window);
              const error = worstError(curve, window, polylines);
              const where = `${quantity} of ${JSON.stringify(parameters)} at zoom ${zoom} about ${center}`;
              assert.ok(pointCount(polylines) <= MAX_POINTS, where);
              assert.ok(error < 1 / 3, `${where}: ${error} px`);
            }
          }
        }
      }
    });
  }

  it('knows extremes for every parameter that shapes a curve', () => {
    const shaping = catalog
      .filter((row) => row.kind === 'elementwise')
      .flatMap((row) => row.parameters.filter(({ type }) => type === 'float'));
    for (const parameter of shaping) assert.ok(extremesOf(parameter).length > 0, parameter.name);
    const names = new Set(shaping.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(EXTREMES).filter((name) => !names.has(name)),
      [],
    );
  });

  it('draws the stairs of a small dtype with no more than its share of points', () => {
    for (const id of ['Softplus', 'SiLU', 'Tanh']) {
      const row = findById(id);
      assert.ok(row);
      for (const dtype of ['float16', 'bfloat16'] as const) {
        for (const zoom of [1e-3, 1, 10, 1e5]) {
          const polylines = sample(
            curveOf(row.functionAt({}), 'value', dtype),
            viewport(-zoom, zoom, -zoom, zoom),
          );
          assert.ok(pointCount(polylines) > 1 && pointCount(polylines) <= MAX_POINTS);
        }
      }
    }
  });
});

describe('the extent of a curve', () => {
  it('holds both sides of a jump', () => {
    assert.deepEqual(extentOf(jumping, 0.9, 1.05), [1, Math.log1p(Math.E)]);
  });
  it('is unknown where there is nothing', () => {
    assert.equal(extentOf({ y: () => Number.NaN, cuts: [] }, 0, 1), undefined);
  });
});
