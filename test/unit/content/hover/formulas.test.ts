import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { typesetCatalog } from '../../../../scripts/docs/typeset.ts';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { drawFormula } from '../../../../src/content/hover/formula-picture.ts';
import { palettes } from '../../../../src/plot/palette.ts';

describe('typeset formulas', () => {
  it('are those of the catalog', () => {
    const file = new URL('../../../../src/content/hover/formulas.generated.ts', import.meta.url);
    assert.ok(
      readFileSync(file, 'utf8') === typesetCatalog(),
      'The formulas have changed: run `npm run typeset` and commit src/content/hover/formulas.generated.ts.',
    );
  });

  it('are drawn in the theme’s color, with every letter that they use', () => {
    for (const { tex } of catalog.flatMap(({ formula }) => formula.forms)) {
      const drawn = drawFormula(tex, palettes.light);
      assert.ok(drawn, tex);
      assert.ok(drawn.height <= 60 && drawn.width <= 380, `${tex}: ${drawn.width} × ${drawn.height}`);
      assert.ok(drawn.svg.includes(palettes.light.text));
      for (const [, id] of drawn.svg.matchAll(/href="#(\w+)"/g)) {
        assert.match(drawn.svg, new RegExp(`<path id="${id}" d="M`));
      }
    }
  });
});
