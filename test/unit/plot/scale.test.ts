// What holds of scales and ticks: they are inverse, round, in order, and never crowd each other.
import assert from 'node:assert/strict';
import { tickStep, ticks } from 'd3-array';
import fc from 'fast-check';
import {
  logTicksFor,
  roundNumbers,
  tickLabel,
  ticksFor,
  toData,
  toPixels,
  type Viewport,
} from '../../../src/plot/scale.ts';

const viewport: Viewport = { x0: -5, x1: 5, y0: -1, y1: 4, width: 600, height: 400 };

describe('scales', () => {
  it('put the corners of the window at the corners of the picture', () => {
    const place = toPixels(viewport);
    assert.deepEqual([place.x(-5), place.x(5), place.y(4), place.y(-1)], [0, 600, 0, 400]);
    const logarithmic = toPixels({ ...viewport, y0: 1e-3, y1: 1e3, logY: true });
    assert.deepEqual(
      [logarithmic.y(1e3), logarithmic.y(1), logarithmic.y(1e-3)].map(Math.round),
      [0, 200, 400],
    );
    assert.ok(Number.isNaN(logarithmic.y(-1)));
  });

  it('lead back to where they came from', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (part, logY) => {
        const window = { ...viewport, y0: 0.01, y1: 40, logY };
        const [place, read] = [toPixels(window), toData(window)];
        assert.ok(Math.abs(place.x(read.x(part * 600)) - part * 600) < 1e-6);
        assert.ok(Math.abs(place.y(read.y(part * 400)) - part * 400) < 1e-6);
      }),
    );
  });
});

describe('ticks', () => {
  const labels = (low: number, high: number, pixels = 600, room = 60) =>
    ticksFor(low, high, pixels, room).map((tick) => tick.label);

  it('are round numbers written with the digits they need', () => {
    assert.deepEqual(labels(-5, 5), ['-5', '-4', '-3', '-2', '-1', '0', '1', '2', '3', '4', '5']);
    assert.deepEqual(labels(0, 1, 300), ['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    assert.deepEqual(labels(-1e-6, 1e-6, 250), ['-1e-6', '-5e-7', '0', '5e-7', '1e-6']);
    assert.deepEqual(labels(0, 2e6, 260), ['0', '500000', '1e+6', '1.5e+6', '2e+6']);
  });

  it('are those of D3', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: -12, max: 9, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        (low, size, count) => {
          const high = low + 10 ** size;
          fc.pre(high > low);
          const { step, places } = roundNumbers(low, high, count);
          assert.deepEqual(places, ticks(low, high, count));
          assert.equal(step, tickStep(low, high, count));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('lie inside, in order, all different, and leave room for their words', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.integer({ min: 120, max: 2000 }),
        (low, exponent, pixels) => {
          const high = low + 10 ** exponent;
          const found = ticksFor(low, high, pixels, 60);
          for (const [i, tick] of found.entries()) {
            assert.ok(tick.at >= low && tick.at <= high);
            if (i > 0) assert.ok(tick.at > (found[i - 1]?.at ?? Number.NaN));
          }
          assert.equal(
            new Set(found.map((tick) => tick.label)).size,
            found.length,
            'labels tell ticks apart',
          );
          assert.ok(found.length <= pixels / 30 + 1);
        },
      ),
    );
  });

  it('say the number they stand at', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -8, max: 8 }), (count, power) => {
        const step = 10 ** power;
        const at = count * step;
        assert.ok(Math.abs(Number(tickLabel(at, step)) - at) <= step * 1e-6, tickLabel(at, step));
      }),
    );
  });

  it('are powers of ten on a logarithmic axis', () => {
    const found = logTicksFor(1e-7, 1e2, 400, 30).map((tick) => tick.label);
    assert.deepEqual(found, ['1e-7', '1e-6', '1e-5', '0.0001', '0.001', '0.01', '0.1', '1', '10', '100']);
    assert.ok(logTicksFor(1e-300, 1, 400, 30).length <= 14);
  });
});
