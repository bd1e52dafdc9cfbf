// The comparison table: what it says of Softplus, ReLU and those that are neither.
import assert from 'node:assert/strict';
import type { Values } from '../../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../../src/catalog/catalog.ts';
import { compareActivations } from '../../../../src/content/compare/compare.ts';
import type { Translate } from '../../../../src/foundation/localization.ts';

const t: Translate = (text, ...args) => text.replace(/\{(\d)\}/g, (_, i) => String(args[i]));

function table(...wanted: readonly (readonly [string, Values])[]): Record<string, readonly string[]> {
  const compared = wanted.map(([id, parameters], i) => {
    const entry = findById(id);
    assert.ok(entry);
    return { name: id, entry, parameters, ...(i === 0 ? { cost: 12.34 } : {}) };
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
    assert.deepEqual(lines['True zeros'], ['no', 'yes']);
    assert.deepEqual(lines['Cost beside ReLU'], ['12×', '…']);
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
