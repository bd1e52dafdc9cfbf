// What is left of numbers and gradients layer after layer: against networks that PyTorch made, and what is known on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { finish } from '../../../src/foundation/generators.ts';
import type { ScalarFunction } from '../../../src/functions/function.ts';
import { meanField, type Passage, type Plan, passThrough } from '../../../src/lab/depth.ts';
import type { Input } from '../../../src/lab/inputs.ts';

type Series = 'second' | 'dead' | 'gradient';

interface Case extends Readonly<Record<Series, readonly (readonly [mean: number, spread: number] | null)[]>> {
  readonly activation: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly init: 'default' | 'xavier' | 'he';
  readonly bias: boolean;
  readonly residual: boolean;
  readonly norm: Plan['norm'];
}

const golden = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../golden/depth.json'), 'utf8'),
) as {
  readonly meta: {
    readonly seeds: number;
    readonly width: number;
    readonly depth: number;
    readonly layers: number[];
  };
  readonly cases: readonly Case[];
};

const { seeds, width, depth, layers } = golden.meta;
const gains = { default: 1 / Math.sqrt(3), xavier: 1, he: Math.SQRT2 };
const standard: Input = { kind: 'normal', mean: 0, std: 1 };
/** nn.Linear's are uniform within ±1/√width. */
const biasOf = ({ bias }: Case): number => (bias ? 1 / Math.sqrt(3 * width) : 0);
const plain = { layers: 20, bias: 0, residual: false, norm: 'none' } as const;

function functionOf(id: string, parameters: Case['parameters'] = {}): ScalarFunction {
  const entry = findById(id);
  assert.ok(entry?.kind === 'elementwise', id);
  return entry.functionAt(parameters);
}

/** In a dtype it answers as PyTorch does, whose tanhshrink has no gradient near 0. */
function fieldOf(f: ScalarFunction, plan: Plan, input = standard, dtype?: 'float64'): Passage {
  const cuts = f.facts().breaks.map(({ x }) => x);
  return finish(meanField(dtype ? f.inDtype(dtype) : f, cuts, input, plan));
}

/** As golden numbers have it, at one of their layers. */
function read(passage: Passage, series: Series, layer: number): number {
  if (series === 'dead') return passage.dead[Math.min(layer, depth - 1)] ?? Number.NaN;
  return Math.log10(passage[series][layer] ?? Number.NaN);
}

const named = ({ activation, parameters, init, bias, residual, norm }: Case): string =>
  `${activation}${JSON.stringify(parameters)}, ${init}, ${norm}${bias ? ', bias' : ''}${residual ? ', residual' : ''}`;

describe('deep networks', () => {
  for (const one of golden.cases) {
    const { activation, parameters, init, residual, norm } = one;
    const plan = { layers: depth, gain: gains[init], bias: biasOf(one), residual, norm };
    it(`on average are as PyTorch’s: ${named(one)}`, () => {
      const passage = fieldOf(functionOf(activation, parameters), plan, standard, 'float64');
      for (const series of ['second', 'dead', 'gradient'] as const)
        for (const [at, layer] of layers.entries()) {
          const wanted = one.second[at] && one[series][at];
          // A network that has nothing left has no logarithm.
          if (!wanted) continue;
          const [mean, spread] = wanted;
          // A mean of logarithms lies below the logarithm of a mean, and networks of 512 have corrections of 1/512 a layer.
          const near = 4 * (spread / Math.sqrt(seeds)) + 1.2 * spread ** 2 + 0.01 + layer * 0.002;
          const here = read(passage, series, layer);
          assert.ok(Math.abs(here - mean) <= near, `${series} ${layer}: ${here}, ${mean} ± ${near}`);
        }
    });
  }

  it('are known of every activation of one number', () => {
    const known = new Set(golden.cases.map(({ activation }) => activation));
    for (const { id, kind } of catalog) if (kind === 'elementwise') assert.ok(known.has(id), id);
  });

  it('have no numbers behind the first layer where PyTorch’s have none', () => {
    const lost = golden.cases.filter((one) => !one.second[1]);
    assert.ok(lost.length > 0);
    for (const { activation, parameters } of lost)
      assert.equal(fieldOf(functionOf(activation, parameters), { ...plain, gain: 1 }).second.length, 1);
  });

  // Biases tell most where little else is added.
  for (const one of golden.cases.filter(({ bias, init }) => !bias || init === 'default')) {
    it(`drawn at random are as PyTorch’s: ${named(one)}`, () => {
      const { init, residual, norm } = one;
      const plan = { layers: 10, gain: gains[init], bias: biasOf(one), residual, norm };
      const f = functionOf(one.activation, one.parameters);
      const passage = finish(passThrough(f.inDtype('float64'), gains[init], standard, plan, width, 7));
      const [first, last] = [one.gradient[0], one.gradient[layers.indexOf(plan.layers)]];
      if (first && last) {
        const there = first[0] - last[0];
        const here = read(passage, 'gradient', 0);
        assert.ok(Math.abs(here - there) <= 3 * (first[1] + last[1]) + 0.02, `gradient: ${here}, ${there}`);
      }
      for (const series of ['second', 'dead'] as const)
        for (const [at, layer] of layers.entries()) {
          if (layer >= plan.layers) continue;
          const wanted = one.second[at] && one[series][at];
          // A network that has nothing left has no logarithm.
          if (!wanted) continue;
          const [mean, spread] = wanted;
          const here = read(passage, series, layer);
          assert.ok(
            Math.abs(here - mean) <= 5 * spread + 0.005,
            `${series} ${layer}: ${here}, ${mean} ± ${spread}`,
          );
        }
    });
  }

  it('keep everything with ReLU and He’s gain, and a sixth with PyTorch’s default', () => {
    const relu = functionOf('ReLU');
    const he = fieldOf(relu, { ...plain, gain: Math.SQRT2 });
    for (const series of [he.second, he.gradient])
      for (const value of series) assert.ok(Math.abs(value - 1) < 1e-6, String(value));
    assert.ok(he.dead.every((share) => Math.abs(share - 0.5) < 1e-9));
    const usual = fieldOf(relu, { ...plain, gain: 1 / Math.sqrt(3) });
    assert.ok(Math.abs((usual.gradient[0] ?? 0) * 6 ** 20 - 1) < 1e-6);
    assert.ok(Math.abs(fieldOf(relu, { ...plain, gain: undefined }).gain - Math.SQRT2) < 1e-8);
  });

  it('add with residuals: 1 + gain² / 2 a layer for ReLU', () => {
    const { second } = fieldOf(functionOf('ReLU'), { ...plain, residual: true, gain: 1 });
    assert.ok(Math.abs((second[20] ?? 0) / 1.5 ** 20 - 1) < 1e-6);
  });

  it('end where a gain of 1 takes tanh: towards 0 as 1 / (2 × layers)', () => {
    // q' = q − 2q² + …, so that 1/q grows by 2 with each layer.
    const { second } = fieldOf(functionOf('Tanh'), { ...plain, layers: 64, gain: 1 });
    const slope = 1 / (second[64] ?? 0) - 1 / (second[63] ?? 0);
    assert.ok(Math.abs(slope - 2) < 0.15, String(slope));
  });

  it('end early where numbers overflow, and go on where none are left', () => {
    const square: ScalarFunction = {
      ...functionOf('ReLU'),
      value: (x) => x * x,
      derivative: (x) => 2 * x,
    };
    const { second, dead, gradient } = finish(
      meanField(square, [], { kind: 'normal', mean: 0, std: 10 }, { ...plain, gain: 1 }),
    );
    assert.ok(second.length < 21 && dead.length === gradient.length - 1 && second.every(Number.isFinite));
    const none = fieldOf(functionOf('ReLU'), { ...plain, gain: 1 }, { kind: 'uniform', low: -2, high: -1 });
    assert.deepEqual(none.second.slice(1), Array(20).fill(0));
    assert.equal(none.gradient[0], 0);
  });
});
