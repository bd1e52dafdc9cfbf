// The typeset formula is that of the call: every form is shown for some values, and says what the function computes.
import assert from 'node:assert/strict';
import type { Values } from '../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { isOnUnitInterval } from '../../../src/plot/interval-of-interest.ts';
import { english } from '../../support/english.ts';
import { texValue } from './tex-value.ts';
import { tried } from './tried.ts';

const elementwise = catalog.filter((entry) => entry.kind === 'elementwise');

describe('typeset formulas', () => {
  for (const entry of elementwise) {
    it(`of ${entry.id} say what it computes, each for some values`, () => {
      const seen = new Set<string>();
      for (const values of [{}, ...tried(entry)]) {
        const kinds = entry.check(values).map(({ kind }) => kind);
        if (kinds.includes('raises')) continue;
        const { tex } = entry.formula.formAt(values);
        seen.add(tex);
        // Infinities come out of many of these, in other ways than mathematics has them.
        if (kinds.includes('nonsense')) continue;
        const f = entry.functionAt(values);
        const names = Object.fromEntries(
          entry.parameters.map((parameter): [string, number] => {
            const value = Object.hasOwn(values, parameter.name)
              ? (values as Values)[parameter.name]
              : (parameter.default ?? parameter.example);
            return [letterOf(parameter.name), Number(value ?? 0)];
          }),
        );
        const places = isOnUnitInterval(f) ? [0.1, 0.4, 0.9] : [-7, -1, -0.5, -0.3, 0.3, 1, 3, 6.5, 25];
        for (const x of places) {
          const expected = f.value(x);
          const said = texValue(tex, { ...names, x });
          // Far below 0 the formula as written cancels; SELU's constants stand in four digits.
          const isNear = Math.abs(said - expected) <= 1e-4 * Math.abs(expected) + 1e-9;
          assert.ok(
            Object.is(said, expected) || said === expected || isNear,
            `${tex} at ${JSON.stringify(values)}, x = ${x}: ${said}, not ${expected}`,
          );
        }
      }
      assert.deepEqual(
        entry.formula.forms.map(({ tex }) => tex).filter((tex) => !seen.has(tex)),
        [],
      );
    });
  }

  it('are those of the tanh form where GELU is told so', () => {
    const { formula } = findById('GELU') ?? assert.fail();
    assert.match(formula.formAt({ approximate: 'tanh' }).tex, /tanh/);
    assert.match(formula.formAt({}).tex, /erf/);
  });

  it('stand without a threshold that no number exceeds', () => {
    const { formula } = findById('Softplus') ?? assert.fail();
    const values = { beta: 2, threshold: Number.POSITIVE_INFINITY };
    assert.doesNotMatch(formula.formAt(values).tex, /threshold/);
    assert.equal(formula.text(values, english), 'ln(1 + exp(2·x)) / 2');
  });

  it('show along which dimension a vector lies', () => {
    const { formula } = findById('Softmax') ?? assert.fail();
    assert.equal(
      formula.formAt({ dim: -1 }).tex,
      String.raw`f(x)_{\ldots, i} = \frac{e^{x_{\ldots, i}}}{\sum_j e^{x_{\ldots, j}}}`,
    );
    assert.equal(formula.text({ dim: 0 }, english), 'exp(x[i, ...]) / Σⱼ exp(x[j, ...])');
    assert.equal(formula.text({ dim: null }, english), 'exp(xᵢ) / Σⱼ exp(xⱼ)');
  });

  it('of activations along a dimension are all shown for some dim', () => {
    for (const { id, kind, formula } of catalog) {
      if (kind !== 'vector') continue;
      const shown = [null, -2, -1, 0, 1, 3].map((dim) => formula.formAt({ dim }).tex);
      for (const { tex } of formula.forms) assert.ok(shown.includes(tex), `${id}: ${tex}`);
    }
  });
});

/** The letter that stands for a parameter in a formula. */
function letterOf(name: string): string {
  return { alpha: '\\alpha', beta: '\\beta', lambd: '\\lambda' }[name] ?? name;
}
