// The strips below a plot: who gets one, where they stand, and that no name lies under a bar.
import assert from 'node:assert/strict';
import { heightOfStrips, inStrips, type Stretch, stripsOf } from '../../../src/plot/strips.ts';

const viewport = { x0: -5, x1: 5, y0: -1, y1: 1, width: 500, height: 400 };
const stretch = (curve: string, low: number, high: number, kind: Stretch['kind'] = 'dead'): Stretch => ({
  ...{ curve, name: curve, style: 0, kind, low, high },
});

describe('strips below a plot', () => {
  const relu = stretch('ReLU', Number.NEGATIVE_INFINITY, 0);
  const hardtanh = [
    stretch('Hardtanh', Number.NEGATIVE_INFINITY, -1),
    stretch('Hardtanh', 1, Number.POSITIVE_INFINITY),
  ];

  it('are for several curves: the tint of a single one tells more', () => {
    assert.deepEqual(inStrips(hardtanh), []);
    assert.deepEqual(inStrips([relu, ...hardtanh]), [relu, ...hardtanh]);
    const limit = stretch('Softplus', 3, 4, 'limit');
    assert.deepEqual(inStrips([relu, limit]), []);
    assert.deepEqual(inStrips([relu, limit, ...hardtanh]), [relu, ...hardtanh]);
  });

  it('stand below one another, one a curve, and as high as they say', () => {
    for (const height of [200, 500]) {
      const strips = stripsOf([relu, ...hardtanh], viewport, height);
      assert.deepEqual(
        strips.map(({ curve }) => curve),
        ['ReLU', 'Hardtanh'],
      );
      const [first = 0, second = 0] = strips.map(({ middle }) => middle);
      assert.ok(second - first >= 7 && second + 3 <= heightOfStrips([relu, ...hardtanh], height));
    }
    assert.equal(heightOfStrips([], 500), 0);
  });

  it('have their bars where the curve has no gradient, and the name where it has', () => {
    const [first, second] = stripsOf([relu, ...hardtanh], viewport, 500);
    assert.deepEqual(first?.bars, [{ kind: 'dead', x: 0, width: 250 }]);
    assert.ok((first?.name?.x ?? 0) > 250);
    // Between -1 and 1 there are 100 pixels.
    assert.ok((second?.name?.x ?? 0) > 200 && (second?.name?.x ?? 0) < 300);
    const narrow = stripsOf([relu, ...hardtanh], { ...viewport, width: 250 }, 500);
    assert.equal(narrow[1]?.name, undefined);
    assert.equal(stripsOf([relu, ...hardtanh], viewport, 200)[0]?.name, undefined);
  });
});
