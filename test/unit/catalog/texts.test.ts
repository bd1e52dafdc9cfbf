// Formulas and texts: TeX parses, plain text carries the call's numbers, nothing is empty.
import assert from 'node:assert/strict';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import type { Text } from '../../../src/foundation/localization.ts';
import { english as t } from '../../support/english.ts';

describe('formulas', () => {
  it('parse as TeX', async () => {
    const { mathjax } = await import('mathjax-full/js/mathjax.js');
    const { TeX } = await import('mathjax-full/js/input/tex.js');
    const { SVG } = await import('mathjax-full/js/output/svg.js');
    const { liteAdaptor } = await import('mathjax-full/js/adaptors/liteAdaptor.js');
    const { RegisterHTMLHandler } = await import('mathjax-full/js/handlers/html.js');
    await import('mathjax-full/js/input/tex/ams/AmsConfiguration.js');
    const adaptor = liteAdaptor();
    RegisterHTMLHandler(adaptor);
    const InputJax = new TeX({
      packages: ['base', 'ams'],
      formatError: (_: unknown, error: Error) => {
        throw error;
      },
    });
    const page = mathjax.document('', { InputJax, OutputJax: new SVG() });
    for (const { tex } of catalog.flatMap(({ formula }) => formula.forms)) {
      const svg = adaptor.outerHTML(page.convert(tex, { display: true }));
      assert.match(svg, /<svg/, tex);
      assert.doesNotMatch(svg, /data-mjx-error/, tex);
    }
    assert.throws(() => page.convert(String.raw`\frac{1`, { display: true }));
  });

  it('carry this call’s numbers, as people write them', () => {
    for (const [id, values, text] of [
      ['Softplus', {}, 'ln(1 + exp(x)), x where x > 20'],
      ['Softplus', { beta: 2 }, 'ln(1 + exp(2·x)) / 2, x where 2·x > 20'],
      ['Softplus', { beta: -1, threshold: 1e-7 }, 'ln(1 + exp(−x)) / (−1), x where −x > 1e-7'],
      ['LeakyReLU', { negative_slope: 0.2 }, 'x where x > 0, else 0.2·x'],
      ['ELU', {}, 'x where x > 0, else exp(x) − 1'],
      ['ELU', { alpha: 0.5 }, 'x where x > 0, else 0.5·(exp(x) − 1)'],
      ['CELU', { alpha: 2 }, 'x where x > 0, else 2·(exp(x / 2) − 1)'],
      ['Hardtanh', { min_val: -2, max_val: 2.5 }, 'min(max(x, −2), 2.5)'],
      ['Softshrink', {}, 'x − 0.5 where x > 0.5, x + 0.5 where x < −0.5, else 0'],
      ['Threshold', { threshold: 0.1, value: 20 }, 'x where x > 0.1, else 20'],
      ['Logit', { eps: 0.25 }, 'ln(x / (1 − x)), x clipped to 0.25 … 0.75'],
      ['GELU', { approximate: 'tanh' }, '0.5·x·(1 + tanh(0.7979·(x + 0.044715·x³)))'],
    ] as const) {
      assert.equal(findById(id)?.formula.text(values, t), text);
    }
  });
});

describe('texts', () => {
  const texts = catalog.flatMap((entry): (readonly [string, Text])[] => [
    [`${entry.id} summary`, entry.summary],
    [`${entry.id} chosenFor`, entry.chosenFor],
    [`${entry.id} givenUp`, entry.givenUp],
    ...entry.related.flatMap(({ id, note }) => (note ? [[`${entry.id} → ${id}`, note] as const] : [])),
    ...entry.parameters.map((parameter) => [`${entry.id} ${parameter.name}`, parameter.meaning] as const),
  ]);

  it('are short, begin with a capital or a formula, and end without a full stop', () => {
    for (const [where, text] of texts) {
      const words = text(t);
      assert.match(words, /^[A-Z−‘’“xn1-9(√f]|^approximate/, where);
      assert.doesNotMatch(words, /[.\s]$/, where);
      assert.ok(words.length < 130, `${where}: ${words.length}`);
    }
  });

  it('state relations as formulas of both where no sentence is needed', () => {
    for (const { id, related } of catalog) {
      for (const { id: other, formula } of related) {
        if (formula === undefined) continue;
        assert.match(formula, /^[^=]+ = [^=]+(?: = [^=]+)*$/, formula);
        assert.ok(formula.includes(id) && formula.includes(other), formula);
      }
    }
  });

  it('point to PyTorch’s own documentation', () => {
    for (const entry of catalog)
      assert.match(entry.documentation, /^https:\/\/pytorch\.org\/docs\/stable\//, entry.id);
  });
});
