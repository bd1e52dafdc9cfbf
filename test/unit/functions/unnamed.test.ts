// A function that nobody named is as good as one of the catalog: what draws, describes and evaluates takes its interface.
import assert from 'node:assert/strict';
import { describeFacts } from '../../../src/content/hover/facts.ts';
import type { ScalarFunction } from '../../../src/functions/function.ts';
import { scalar } from '../../../src/functions/scalar.ts';
import { kink } from '../../../src/functions/shape.ts';
import { curveOf } from '../../../src/plot/curve.ts';
import { limitsOf } from '../../../src/plot/dtype-limits.ts';
import { palettes } from '../../../src/plot/palette.ts';
import { drawPicture } from '../../../src/plot/picture.ts';
import { english as t } from '../../support/english.ts';

let shapes = 0;

/** max(0, x)² / scale, as code writes it that has no name for it. */
const squared = scalar<{ scale: number }>({
  exact: ({ scale }) => ({
    value: (x) => (x > 0 ? (x * x) / scale : 0),
    derivative: (x) => (x > 0 ? (2 * x) / scale : 0),
    second: (x) => (x > 0 ? 2 / scale : 0),
  }),
  torch: ({ scale }, { r }) => ({
    value: (x) => (x > 0 ? r(r(x * x) / r(scale)) : 0),
    derivative: (x) => (x > 0 ? r(r(2 * x) / r(scale)) : 0),
  }),
  shape: () => {
    shapes++;
    const infinite = { value: Number.POSITIVE_INFINITY, slope: Number.POSITIVE_INFINITY };
    return { breaks: [kink(0, 0, 0, 0)], left: { value: 0, slope: 0 }, right: infinite, smooth: false };
  },
});

describe('a function without a name', () => {
  const f: ScalarFunction = squared({ scale: 4 });

  it('is drawn and described', () => {
    assert.equal(curveOf(f, 'derivative').y(3), 1.5);
    assert.equal(curveOf(f, 'second').y(3), 0.5);
    const picture = { f, palette: palettes.dark, width: 290, height: 118, labels: { dead: 'gradient 0' } };
    assert.match(drawPicture(picture), /^<svg .*gradient 0.*<\/svg>$/s);
    assert.deepEqual(describeFacts(f, t).slice(0, 2), [
      'Range [0, ∞), gradient [0, ∞): sparse.',
      'Exactly 0, gradient 0 for x ≤ 0: units can die.',
    ]);
  });

  it('gives up where its dtype does', () => {
    const [limit] = limitsOf(f, 'float16').filter(
      ({ kind, side }) => kind === 'overflow' && side === 'above',
    );
    // 512² / 4 is the first that float16 has no number for.
    assert.ok(limit && limit.x > 511 && limit.x < 512, `${limit?.x}`);
  });

  it('answers a batch as it answers each number, and only what is asked for', () => {
    const input = Float64Array.of(-1, 0, 0.3, 2, Number.NaN);
    for (const kernel of [f, f.inDtype('float32'), f.inDtype('bfloat16')]) {
      const [values, derivatives] = [new Float64Array(5), new Float64Array(5)];
      kernel.batch(input, values);
      assert.deepEqual([...derivatives], [0, 0, 0, 0, 0]);
      kernel.batch(input, undefined, derivatives);
      assert.deepEqual([...values], [...input].map(kernel.value));
      assert.deepEqual([...derivatives], [...input].map(kernel.derivative));
    }
  });

  it('works its facts out once for the same parameters, and only when they are asked for', () => {
    const other = squared({ scale: 1 });
    const before = shapes;
    other.value(1);
    assert.equal(shapes, before);
    assert.equal(other.facts(), other.facts());
    assert.equal(shapes, before + 1);
  });
});
