// Moments as the panel estimates them: to the digits it shows those of the integrals, whatever the dtype.
import assert from 'node:assert/strict';
import { catalog } from '../../../src/catalog/catalog.ts';
import { estimate } from '../../../src/lab/estimate.ts';
import type { Input } from '../../../src/lab/inputs.ts';
import { momentsOf } from '../../../src/lab/moments.ts';

const inputs: readonly Input[] = [
  { kind: 'normal', mean: 0, std: 1 },
  { kind: 'normal', mean: -1.5, std: 3 },
  { kind: 'normal', mean: 0.7, std: 0.01 },
  { kind: 'normal', mean: -2, std: 0 },
  { kind: 'uniform', low: -3, high: 2 },
  { kind: 'values', values: [-3, -1, 0, 0.25, 4] },
];
const measures = ['mean', 'std', 'zeros', 'noGradient', 'saturated', 'gain', 'gradientFactor'] as const;

describe('estimated moments', () => {
  for (const entry of catalog) {
    if (entry.kind !== 'elementwise') continue;
    it(`of ${entry.id} are those of its integrals`, () => {
      const example = Object.fromEntries(
        entry.parameters.flatMap(({ name, default: value, example: usual }) =>
          value === undefined && usual !== undefined ? [[name, usual]] : [],
        ),
      );
      const f = entry.functionAt(example);
      // Logit has no numbers outside of 0 to 1.
      if (Number.isNaN(f.value(5))) return;
      const { breaks, gradient } = f.facts();
      const steepest = Math.max(-gradient.low, gradient.high);
      const cuts = breaks.map(({ x }) => x);
      for (const input of inputs)
        for (const dtype of ['float64', 'float32', 'float16'] as const) {
          if (dtype === 'float16' && input !== inputs[0] && input !== inputs[1]) continue;
          const kernel = dtype === 'float64' ? f : f.inDtype(dtype);
          const here = estimate(kernel, f, input, cuts, steepest);
          const there = momentsOf(
            dtype === 'float64' ? { exact: f } : { exact: f, inDtype: { dtype, kernel } },
            input,
            1e-7,
          );
          for (const measure of measures) {
            const [one, other] = [Number(here[measure]), Number(there[measure])];
            if (Number.isNaN(other) || !Number.isFinite(other)) continue;
            // Where float16 gives 0 for one number and not for its neighbor, the edge is only found roughly.
            const near = dtype === 'float16' ? 2e-2 : 1e-5;
            assert.ok(
              Math.abs(one - other) <=
                near *
                  Math.max(
                    Math.abs(other),
                    measure === 'mean' ? there.std : dtype === 'float16' ? 0.3 : 0.01,
                  ),
              `${measure} in ${dtype} of ${JSON.stringify(input)}: ${one}, ${other}`,
            );
          }
        }
    });
  }

  it('of a curve without known facts are those of its integrals, and have no share of a slope that grows', () => {
    const wave = { value: Math.sin, derivative: Math.cos };
    const here = estimate(wave, wave, { kind: 'normal', mean: 0, std: 1 }, []);
    // |cos x| is under a tenth within 0.1 of the odd multiples of π/2: of those, 1.5 and 4.6 have a share.
    const density = Math.exp(-((Math.PI / 2) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    assert.ok(Math.abs(Number(here.saturated) - 2 * 2 * Math.asin(0.1) * density) < 1e-3);
    assert.ok(Math.abs(here.std ** 2 - (1 - Math.exp(-2)) / 2) < 1e-8);
    const square = { value: (x: number) => x * x, derivative: (x: number) => 2 * x };
    assert.equal(estimate(square, square, { kind: 'normal', mean: 0, std: 1 }, []).saturated, null);
  });
});
