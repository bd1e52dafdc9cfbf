// The comparison table: what it says of Softplus, ReLU and those that are neither.
import assert from 'node:assert/strict';
import type { Values } from '../../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../../src/catalog/catalog.ts';
import { compareActivations } from '../../../../src/content/compare/compare.ts';
import type { Translate } from '../../../../src/foundation/localization.ts';

const t: Translate = (text, ...args) => text.replace(/\{(\d)\}/g, (_, i) => String(args[i]));

function table(...wanted: readonly (readonly [string, Values])[]): Record<string, readonly string[]> {
  const compared = wanted.map(([id, parameters]) => {
    const entry = findById(id);
    assert.ok(entry);
    return { name: id, entry, parameters };
  });
  return Object.fromEntries(compareActivations(compared, t).map(({ label, cells }) => [label, cells]));
}

describe('comparing activations', () => {
  it('sets Softplus and ReLU side by side', () => {
    const lines = table(['Softplus', {}], ['ReLU', {}]);
    assert.deepEqual(lines.Definition, ['ln(1 + exp(x)), x where x > 20', 'max(0, x)']);
    assert.deepEqual(lines.Range, ['(0, ∞)', '[0, ∞)']);
    assert.deepEqual(lines['At 0'], ['0.6931', '0.0000']);
    assert.deepEqual(lines['At 5'], ['5.0067', '5.0000']);
    assert.deepEqual(lines['Dead neurons']?.[1], 'yes: no gradient for x ≤ 0');
    assert.match(lines['Dead neurons']?.[0] ?? '', /^small gradient for x </);
    assert.deepEqual(lines['Exact zeros'], ['no', 'yes']);
  });

  it('says what PyTorch’s kernels cost in each dtype that it has one for, and what nobody measured', () => {
    const lines = table(['ReLU', {}], ['Mish', {}], ['GELU', { approximate: 'tanh' }]);
    assert.equal(lines['Forward cost']?.[0], 'float32 1.0×, bfloat16 1.0×, float64 1.0×');
    assert.match(lines['Forward cost']?.[1] ?? '', /^float32 \d\d+×, float64 \d\d+×$/);
    assert.equal(lines['Backward cost']?.[2], 'not measured');
  });

  it('calls zero-centered what is odd', () => {
    const lines = table(
      ['Tanh', {}],
      ['ELU', {}],
      ['GELU', {}],
      ['Hardtanh', { max_val: 2 }],
      ['Softshrink', {}],
    );
    assert.deepEqual(lines['Zero-centered'], ['yes', 'no', 'no', 'no', 'yes']);
  });

  it('tells how those that are compared stand to each other, formulas at defaults only', () => {
    const lines = table(['Softplus', {}], ['Sigmoid', {}]);
    for (const cell of lines.Relations ?? []) assert.match(cell, /The derivative of Softplus is Sigmoid/);
    const silu = (values: Values) => table(['LogSigmoid', {}], ['Softplus', values]).Relations?.[1] ?? '';
    assert.match(silu({}), /LogSigmoid\(x\) = /);
    assert.doesNotMatch(silu({ beta: 2 }), /LogSigmoid\(x\) = /);
  });

  it('tells of a jump', () => {
    assert.equal(table(['Softplus', { threshold: 1 }]).Smooth?.[0], 'jumps at 1');
  });

  it('has a cell for everything in the catalog', () => {
    for (const row of catalog) {
      for (const [label, cells] of Object.entries(table([row.id, {}]))) {
        assert.equal(cells.length, 1);
        assert.ok(cells[0], `${row.id}: ${label}`);
        assert.doesNotMatch(cells[0] ?? '', /undefined|\{0\}/, `${row.id}: ${label}`);
      }
    }
  });
});
