// What holds of the drawn geometry: paths start and end where the curve does, and dots tell which side a jump takes.
import assert from 'node:assert/strict';
import type { Curve } from '../../../src/plot/curve.ts';
import { differenceOf } from '../../../src/plot/curve.ts';
import { kinksOf, pathOf } from '../../../src/plot/path.ts';
import { sample } from '../../../src/plot/sample.ts';
import type { Viewport } from '../../../src/plot/scale.ts';

const viewport: Viewport = { x0: -4, x1: 4, y0: -1, y1: 4, width: 400, height: 250 };
const relu: Curve = { y: (x) => Math.max(0, x), cuts: [{ x: 0, left: 0, right: 0 }] };
/** ReLU’s derivative: 0 at 0, as autograd has it. */
const slope: Curve = { y: (x) => (x > 0 ? 1 : 0), cuts: [{ x: 0, left: 0, right: 1 }] };

describe('drawing a curve', () => {
  it('bends right at the kink', () => {
    assert.equal(pathOf(sample(relu, viewport), viewport), 'M0 200L200 200L400 0');
  });

  it('lifts the pen at a jump', () => {
    assert.equal(pathOf(sample(slope, viewport), viewport), 'M0 200L200 200M200 150L400 150');
  });

  it('holds what leaves the picture near it', () => {
    const cube: Curve = { y: (x) => (1e30 * x) ** 3, cuts: [] };
    for (const [number] of pathOf(sample(cube, viewport), viewport).matchAll(/-?\d+(\.\d+)?/g)) {
      assert.ok(Math.abs(Number(number)) <= 1000);
    }
  });
});

describe('kinks and the ends of jumps', () => {
  it('show a kink as one dot', () => {
    assert.deepEqual(kinksOf(relu, viewport), [{ x: 0, y: 0, kind: 'kink' }]);
  });

  it('show which side of a jump is taken', () => {
    assert.deepEqual(kinksOf(slope, viewport), [
      { x: 0, y: 0, kind: 'closed' },
      { x: 0, y: 1, kind: 'open' },
    ]);
  });

  it('show a value apart from both sides', () => {
    const sign: Curve = { y: Math.sign, cuts: [{ x: 0, left: -1, right: 1 }] };
    assert.deepEqual(
      kinksOf(sign, viewport).map((mark) => [mark.y, mark.kind]),
      [
        [-1, 'open'],
        [1, 'open'],
        [0, 'closed'],
      ],
    );
  });

  it('leave out a jump that no eye can see', () => {
    const tiny: Curve = { y: (x) => x, cuts: [{ x: 2, left: 2 + 2e-9, right: 2 }] };
    assert.deepEqual(kinksOf(tiny, viewport), []);
  });

  it('show on a logarithmic scale a jump between small numbers', () => {
    const small: Curve = { y: (x) => (x > 0 ? 1e-3 : 1e-6), cuts: [{ x: 0, left: 1e-6, right: 1e-3 }] };
    assert.deepEqual(kinksOf(small, viewport), []);
    assert.deepEqual(
      kinksOf(small, { ...viewport, y0: 1e-8, logY: true }).map((mark) => mark.kind),
      ['closed', 'open'],
    );
  });

  it('leave out what lies beside the picture', () => {
    const beside: Curve = { y: (x) => x, cuts: [{ x: 20, left: 0, right: 20 }] };
    assert.deepEqual(kinksOf(beside, viewport), []);
  });
});

describe('the difference of two curves', () => {
  it('breaks where either of them does, with the limits of both', () => {
    const difference = differenceOf(slope, {
      y: (x) => (x >= 1 ? x : 2),
      cuts: [{ x: 1, left: 2, right: 1 }],
    });
    assert.deepEqual(difference.cuts, [
      { x: 0, left: -2, right: -1 },
      { x: 1, left: -1, right: 0 },
    ]);
    assert.equal(difference.y(3), -2);
  });
});
