// The places a person jumps to: kinks, jumps, zeros and crossings.
import assert from 'node:assert/strict';
import { findById } from '../../../src/catalog/catalog.ts';
import { type Curve, curveOf } from '../../../src/plot/curve.ts';
import { findPlaces } from '../../../src/plot/find.ts';

function curve(id: string, parameters = {}): Curve {
  const row = findById(id);
  assert.ok(row);
  return curveOf(row.functionAt(parameters), 'value');
}

const places = (curves: readonly Curve[], x0 = -5, x1 = 5) =>
  findPlaces(curves, x0, x1).map(({ x, kind }) => `${kind} ${Number(x.toPrecision(6))}`);

describe('places of curves', () => {
  it('are kinks and jumps first of all', () => {
    assert.deepEqual(places([curve('ReLU')]), ['kink 0']);
    assert.deepEqual(places([curve('Softplus', { threshold: 1 })]), ['jump 1']);
    assert.deepEqual(places([curve('Hardtanh')]), ['kink -1', 'zero 0', 'kink 1']);
  });

  it('are zeros, where the curve passes or touches them', () => {
    assert.deepEqual(places([curve('Tanh')]), ['zero 0']);
    assert.deepEqual(places([curve('SiLU')]), ['zero 0']);
    assert.deepEqual(places([curve('Sigmoid')]), []);
  });

  it('are crossings of two curves', () => {
    // Where x equals x·sigmoid(x)·2: at 0 only; Sigmoid and Tanh meet once, at ln(1 + sqrt 2)/… on the right.
    const [crossing] = findPlaces([curve('Sigmoid'), curve('Tanh')], 0.1, 5);
    assert.equal(crossing?.kind, 'crossing');
    const x = crossing?.x ?? Number.NaN;
    assert.ok(Math.abs(curve('Sigmoid').y(x) - curve('Tanh').y(x)) < 1e-12);
    assert.deepEqual(crossing?.curves, [0, 1]);
  });

  it('are in order, each once', () => {
    const found = findPlaces(
      ['ReLU', 'LeakyReLU', 'Hardswish', 'Tanh'].map((id) => curve(id)),
      -6,
      6,
    ).map(({ x }) => x);
    assert.deepEqual(
      found,
      [...new Set(found)].sort((a, b) => a - b),
    );
  });
});
