// What a formula is said to be, it is: of each activation of golden definitions with one number or operation changed, nothing
// is claimed that other numbers than those that were compared refute.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { compile } from '../../../src/autodiff/compile.ts';
import type { Formula, GraphNode } from '../../../src/autodiff/graph.ts';
import { findEqual, findKnown, writtenValues } from '../../../src/autodiff/identify.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import { newest } from '../../../src/foundation/release.ts';
import { createReader } from '../../../src/python/index.ts';
import { holds } from '../../support/holds.ts';

const text = readFileSync(path.resolve(__dirname, '../../golden/definitions.py'), 'utf8');
const reading = createReader().read([{ text, language: 'python' }]);
while (!reading.step(Number.POSITIVE_INFINITY));
const definitions = reading.definitionsIn(0).filter(({ isActivation }) => isActivation);

/** Operations that somebody writes in the place of each other. */
const swaps: readonly (readonly string[])[] = [
  ['add', 'subtract'],
  ['multiply', 'divide'],
  ['maximum', 'minimum'],
  ['fmax', 'fmin'],
  ['less', 'more', 'lessOrEqual', 'moreOrEqual'],
  ['exp', 'expm1', 'exp2'],
  ['log', 'log1p', 'log2'],
  ['tanh', 'erf', 'atan', 'sin'],
  ['sinh', 'cosh'],
  ['floor', 'round', 'ceil', 'trunc'],
  ['sqrt', 'square', 'rsqrt'],
];

/** The formula with the node at `place` changed in the way of this number; undefined where it has no other. */
function mutated(formula: Formula, place: number, way: number): Formula | undefined {
  const node = formula.nodes[place];
  const change = (other: GraphNode): Formula => ({
    ...formula,
    nodes: formula.nodes.map((one, at) => (at === place ? other : one)),
  });
  switch (node?.kind) {
    case 'constant': {
      const { value } = node;
      const others = [
        value * 1.002,
        value * 0.98,
        -value,
        value + 0.05,
        value + 1,
        Number(value.toPrecision(2)),
      ];
      const other = others[way % others.length] ?? value;
      return Object.is(other, value) || !Number.isFinite(value)
        ? undefined
        : change({ ...node, value: other });
    }
    case 'operation': {
      const { operation } = node;
      const others = swaps.find((list) => list.includes(operation))?.filter((one) => one !== operation);
      const other = others?.[way % others.length];
      return other === undefined ? undefined : change({ ...node, operation: other as typeof operation });
    }
    default:
      return undefined;
  }
}

/** Neither those that are compared to find out, nor those in code. */
const elsewhere = Array.from({ length: 997 }, (_, i) => -19.83 + (i * 39.71) / 997).concat([
  -73.1, -31.7, -2.3e-4, 3.7e-5, 41.3, 87.9,
]);

describe('what a changed formula is said to be', () => {
  let [changed, claims] = [0, 0];

  holds(
    'it is',
    fc.tuple(fc.nat(definitions.length - 1), fc.nat(400), fc.nat(5)),
    ([which, place, way]) => {
      const formula = definitions[which]?.formula ?? assert.fail();
      const other = mutated(formula, place % formula.nodes.length, way);
      if (!other) return;
      const { value } = compile(other, writtenValues(other), { dtype: 'exact', release: newest });
      // A straight line is no activation, and none is looked for.
      const [a = 0, b = 0, c = 0] = [-2.2, 0.4, 3].map(value);
      if (Math.abs((b - a) / 2.6 - (c - b) / 2.6) < 1e-9) return;
      changed++;
      const equal = findEqual(other);
      const entry = equal && findById(equal.id);
      const known = equal ? undefined : findKnown(other);
      const claimed =
        entry?.kind === 'elementwise'
          ? entry.functionAt(equal?.parameters ?? {}).value
          : known && ((x: number) => known.formula.value(x, known.parameter ?? Number.NaN));
      if (!claimed) return;
      claims++;
      for (const x of elsewhere) {
        const [here, there] = [value(x), claimed(x)];
        if (!Number.isFinite(here) || !Number.isFinite(there)) continue;
        const isSame = Math.abs(here - there) <= 1e-6 * Math.max(1, Math.abs(there));
        assert.ok(
          isSame,
          `${definitions[which]?.name}, ${place}: ${equal?.id ?? known?.formula.name} at ${x}: ${here}, ${there}`,
        );
      }
    },
    { usual: 80, share: 0.02 },
  );

  it('is mostly nothing', () => {
    console.log(`      (${claims} of ${changed} changed formulas are still one that has a name)`);
    assert.ok(changed > 10 && claims < 0.8 * changed);
  });
});
