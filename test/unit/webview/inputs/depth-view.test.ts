// The sentence below the charts of depth names the layer at which nothing comes through, or numbers overflow.
import assert from 'node:assert/strict';
import { findById } from '../../../../src/catalog/catalog.ts';
import { finish } from '../../../../src/foundation/generators.ts';
import { meanField, type Plan } from '../../../../src/lab/depth.ts';
import type { Input } from '../../../../src/lab/inputs.ts';
import { depthSentences } from '../../../../src/webview/inputs/depth-view.ts';
import { english } from '../../../support/english.ts';

const plan: Plan = { layers: 20, gain: undefined, bias: 0, residual: false, norm: 'none' };
const standard: Input = { kind: 'normal', mean: 0, std: 1 };

function saidOf(
  f: { value(x: number): number; derivative(x: number): number },
  input: Input,
  settings: Partial<Plan> = {},
): string {
  const passage = finish(meanField(f, [0], input, { ...plan, ...settings }));
  return depthSentences({ name: 'f' }, passage, plan.layers, english);
}

const of = (id: string) => {
  const entry = findById(id);
  assert.ok(entry?.kind === 'elementwise');
  return entry.functionAt({});
};

describe('what is said of many layers', () => {
  it('is what each layer leaves', () => {
    assert.match(
      saidOf(of('Softplus'), standard),
      /^f: each layer keeps 0\.\d+ of the squared gradient: after 20 /,
    );
    assert.equal(saidOf(of('ReLU'), standard), 'f: gradients keep their size through 20 layers.');
  });

  it('is the layer through which no gradient comes', () => {
    assert.equal(
      saidOf(of('ReLU'), { kind: 'uniform', low: -2, high: -1 }),
      'f: no gradient comes through layer 1.',
    );
    assert.match(
      saidOf(of('Hardshrink'), standard, { gain: 0.5 }),
      /^f: no gradient comes through layer \d+\.$/,
    );
  });

  it('is the layer at which numbers overflow', () => {
    const square = { value: (x: number) => x * x, derivative: (x: number) => 2 * x };
    assert.match(saidOf(square, standard, { gain: 2 }), / Numbers overflow at layer \d+\.$/);
  });

  it('is no size of values where none came in', () => {
    assert.doesNotMatch(saidOf(of('Sigmoid'), { kind: 'values', values: [0] }), /Values end/);
  });
});
