// Formulas stand as TeX sets them: MathJax, which only tests have, is the judge.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { relative, writeGlyphs } from '../../../../scripts/docs/typeset.ts';
import { writeFormula } from '../../../../src/autodiff/written.ts';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { drawFormula } from '../../../../src/content/hover/formula-picture.ts';
import { texOfFormula } from '../../../../src/content/hover/written-formula.ts';
import { glyphOf, typeset } from '../../../../src/content/typeset/typeset.ts';
import { palettes } from '../../../../src/plot/palette.ts';
import { createReader } from '../../../../src/python/index.ts';
import { prepareMathJax } from '../../../support/mathjax.ts';
import { farthestApart, pointsAlong } from '../../../support/outlines.ts';

/** Formulas of the catalog, and those that people write. */
function allFormulas(): { readonly catalog: readonly string[]; readonly written: readonly string[] } {
  const text = readFileSync(path.resolve(__dirname, '../../../golden/definitions.py'), 'utf8');
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const written = reading.definitionsIn(0).flatMap(({ formula }) => {
    const one = writeFormula(formula);
    return one ? [`f(x) = ${texOfFormula(one)}`] : [];
  });
  return {
    catalog: [...new Set(catalog.flatMap(({ formula }) => formula.forms.map(({ tex }) => tex)))],
    // MathJax sets the digit of a function’s name apart.
    written: [...new Set(written)].filter((tex) => !/\\operatorname\{\w*\d/.test(tex)),
  };
}

/** What MathJax's outlines are in the steps of ours, each worked out once. */
const known = new Map<string, string>();
function shapeOf(outline: string): string {
  const shape = known.get(outline) ?? relative(outline);
  known.set(outline, shape);
  return shape;
}

/** The farthest that a letter stands from where MathJax puts it, in thousandths of an em; infinite where letters differ. */
function farthest(tex: string, { placed }: ReturnType<ReturnType<typeof prepareMathJax>>): number {
  const ours = typeset(tex);
  // Pieces of a long brace are stretched otherwise.
  const marks = ours?.marks.filter(({ stretch }) => stretch === undefined) ?? [];
  const theirs = placed.filter(({ outline }) => outline !== '');
  if (!ours || marks.length !== theirs.length) return Number.POSITIVE_INFINITY;
  const shapes = theirs.map(({ outline }) => (outline.startsWith('bar') ? undefined : shapeOf(outline)));
  const distances = marks.map((mark) => {
    const shape = mark.bar ? undefined : glyphOf(mark.glyph ?? '')?.path;
    const same = theirs.filter((_, at) => shapes[at] === shape);
    return Math.min(
      ...same.map(({ x, y, scale }) =>
        Math.max(
          Math.abs(mark.x * 1000 - x),
          Math.abs(mark.y * 1000 - y),
          1000 * Math.abs(mark.scale - scale),
        ),
      ),
    );
  });
  return Math.max(...distances);
}

describe('typeset formulas', () => {
  const all = allFormulas();

  it('have the letters of MathJax’s fonts', () => {
    const file = path.resolve(__dirname, '../../../../src/content/typeset/glyphs.generated.ts');
    assert.ok(
      readFileSync(file, 'utf8') === writeGlyphs(),
      'The letters have changed: run `npm run typeset` and commit src/content/typeset/glyphs.generated.ts.',
    );
  });

  it('have letters of the shape that MathJax draws', () => {
    const mathJax = prepareMathJax();
    const outlines = new Set<string>();
    for (const tex of all.catalog.filter((_, i) => i % 3 === 0))
      for (const { outline } of mathJax(tex).placed) if (/^M/.test(outline)) outlines.add(outline);
    assert.ok(outlines.size > 30, `${outlines.size} letters`);
    for (const outline of outlines) {
      const apart = farthestApart(pointsAlong(relative(outline)), pointsAlong(outline, 1 / 8));
      // In steps of eight thousandths of an em: rounding moves a curve whose bend mirrors those before it by 2.46.
      assert.ok(apart < 2.5, `${apart} steps: ${outline.slice(0, 60)}`);
    }
  });

  it('have each letter where MathJax puts it', () => {
    const mathJax = prepareMathJax();
    assert.ok(
      all.catalog.length >= 60 && all.written.length >= 80,
      `${all.catalog.length}, ${all.written.length}`,
    );
    // MathJax is slow.
    for (const tex of [...all.catalog, ...all.written.filter((_, i) => i % 80 === 0)]) {
      const theirs = mathJax(tex);
      const ours = typeset(tex);
      assert.ok(
        ours && Math.abs(ours.width * 1000 - theirs.width) <= 12,
        `${tex}: ${ours?.width} for ${theirs.width}`,
      );
      assert.ok(farthest(tex, theirs) <= 12, `${tex}: ${farthest(tex, theirs)}`);
    }
  });

  it('are drawn in the theme’s color, with every letter that they use', () => {
    for (const tex of all.catalog) {
      const drawn = drawFormula(tex, palettes.light);
      assert.ok(drawn, tex);
      assert.ok(drawn.height <= 60 && drawn.width <= 380, `${tex}: ${drawn.width} × ${drawn.height}`);
      assert.ok(drawn.svg.includes(palettes.light.text));
      for (const [, id] of drawn.svg.matchAll(/href="#(\w+)"/g)) {
        assert.match(drawn.svg, new RegExp(`<path id="${id}" d="m`));
      }
    }
  });

  it('are none where a letter or a command is not known', () => {
    for (const tex of [
      'x + ж',
      String.raw`\unknown x`,
      String.raw`\frac{1}{`,
      '}',
      '{',
      'x^',
      String.raw`\left( x`,
      '#',
      ''.padEnd(3, '\\'),
    ])
      assert.equal(drawFormula(tex, palettes.dark), undefined, tex);
  });
});
