// How inputs and answers lie along an axis: nothing is lost, and what many inputs come to is told apart.
import assert from 'node:assert/strict';
import { findById } from '../../../src/catalog/catalog.ts';
import type { Input } from '../../../src/lab/inputs.ts';
import { nodesOf } from '../../../src/lab/nodes.ts';
import { type Density, densityOf } from '../../../src/plot/density.ts';

const standard: Input = { kind: 'normal', mean: 0, std: 1 };
/** Ten pixels to 1, from −50 to 50. */
const axis = { place: (y: number) => 10 * (y + 50), count: 1000, size: 1 };
const massOf = ({ bins, atoms }: Density): number =>
  [...bins, ...atoms.values()].reduce((sum, share) => sum + share, 0);

function answers(id: string, input: Input, parameters = {}): Density {
  const entry = findById(id);
  assert.ok(entry?.kind === 'elementwise');
  const f = entry.functionAt(parameters);
  return densityOf(
    nodesOf(
      input,
      f.facts().breaks.map(({ x }) => x),
    ),
    f.value,
    axis,
    0.02,
  );
}

describe('a density along an axis', () => {
  it('holds all of the inputs, whatever they go through', () => {
    for (const input of [
      standard,
      { kind: 'uniform', low: -4, high: 3 },
      { kind: 'normal', mean: 2, std: 0 },
      { kind: 'values', values: [1, 2, 2, -7] },
    ] as const)
      for (const id of ['ReLU', 'Tanh', 'GELU', 'Hardshrink', 'Sigmoid'])
        assert.ok(Math.abs(massOf(answers(id, input)) - 1) < 1e-8, `${id} ${JSON.stringify(input)}`);
  });

  it('has half of N(0, 1) at 0 for ReLU, and both ends of Hardtanh', () => {
    const relu = answers('ReLU', standard);
    assert.deepEqual([...relu.atoms.keys()], [0]);
    assert.ok(Math.abs((relu.atoms.get(0) ?? 0) - 0.5) < 1e-9);
    const ends = answers('Hardtanh', standard);
    assert.deepEqual([...ends.atoms.keys()], [-1, 1]);
    for (const share of ends.atoms.values()) assert.ok(Math.abs(share - 0.15865525393) < 1e-9);
    assert.equal(answers('GELU', standard).atoms.size, 0);
  });

  it('counts given numbers, each where it lies', () => {
    const { bins, atoms } = answers('ReLU', { kind: 'values', values: [-2, -1, 3, 4] });
    assert.deepEqual([...atoms], [[0, 0.5]]);
    assert.deepEqual([bins[530], bins[540]], [0.25, 0.25]);
  });

  it('leaves out what is no number, and what the axis does not reach', () => {
    const wide = densityOf(nodesOf({ kind: 'values', values: [1, 99] }, []), (x) => x, axis, 2);
    assert.equal(massOf(wide), 0.5);
    const none = densityOf(nodesOf(standard, []), () => Number.NaN, axis, 2);
    assert.equal(massOf(none), 0);
  });
});
