import assert from 'node:assert/strict';
import type { ElementwiseActivation, Values } from '../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { contrast, parseColor } from '../../../src/foundation/color.ts';
import { type Palette, palettes, type ThemeKind } from '../../../src/plot/palette.ts';
import { drawPicture } from '../../../src/plot/picture.ts';

/** The hover's background in VS Code's own themes of each kind (2026, Modern, Plus and high contrast). */
const backgrounds: Readonly<Record<ThemeKind, readonly string[]>> = {
  dark: ['#202122', '#202020', '#252526'],
  light: ['#fafafd', '#f8f8f8', '#f3f3f3'],
  'high-contrast-dark': ['#0c141f', '#000000'],
  'high-contrast-light': ['#ffffff'],
};

const rgb = (text: string) => parseColor(text) ?? assert.fail(text);
const elementwise = catalog.filter((row): row is ElementwiseActivation => row.kind === 'elementwise');

function draw(id: string, parameters: Values = {}, palette: Palette = palettes.dark): string {
  const [row, relu] = [findById(id), findById('ReLU')];
  if (row?.kind !== 'elementwise' || relu?.kind !== 'elementwise') throw new Error(id);
  return drawPicture({
    f: row.functionAt(parameters),
    baseline: { f: relu.functionAt({}), name: 'ReLU' },
    palette,
    width: 290,
    height: 118,
    labels: { dead: 'gradient 0' },
  });
}

const circles = (svg: string) => [...svg.matchAll(/<circle [^>]*fill="(#\w+)"/g)].map(([, fill]) => fill);

describe('picture', () => {
  it('has lines and words that can be seen in every kind of theme', () => {
    for (const [kind, palette] of Object.entries(palettes) as [ThemeKind, Palette][]) {
      for (const background of [...backgrounds[kind], palette.shade]) {
        for (const role of ['curve', 'baseline', 'axis'] as const) {
          const reached = contrast(rgb(palette[role]), rgb(background));
          assert.ok(reached >= 3, `${kind} ${role} on ${background}: ${reached.toFixed(2)}`);
        }
        for (const role of ['text', 'quietText', 'curve'] as const) {
          const reached = contrast(rgb(palette[role]), rgb(background));
          assert.ok(reached >= 4.5, `${kind} ${role} on ${background}: ${reached.toFixed(2)}`);
        }
      }
    }
    assert.equal(contrast(rgb('#000000'), rgb('#ffffff')), 21);
  });

  it('is understood without color: solid, dotted and dashed, each with its name', () => {
    const svg = draw('Softplus', { beta: 2 });
    const dashes = [...svg.matchAll(/stroke-width="[\d.]+"( stroke-dasharray="[^"]*")?\/>/g)];
    assert.equal(new Set(dashes.map(([, dash]) => dash ?? 'solid')).size >= 3, true);
    for (const name of ['f', 'f<tspan[^>]*>′</tspan>', 'ReLU']) {
      assert.match(svg, new RegExp(`>${name}</text>`));
    }
  });

  it('draws the jump of a low threshold with a closed and an open end', () => {
    const ends = circles(draw('Softplus', { threshold: 1 }));
    assert.deepEqual(new Set(ends), new Set([palettes.dark.background, palettes.dark.curve]));
    assert.equal(ends.length, 2);
    assert.deepEqual(circles(draw('Softplus')), []);
  });

  it('shades where the gradient is zero, in words too', () => {
    assert.match(draw('ReLU'), /gradient 0/);
    assert.doesNotMatch(draw('Softplus'), /gradient 0/);
  });

  it('is well-formed, small, sized and the same every time, for every activation', () => {
    for (const row of elementwise) {
      const svg = draw(row.id);
      assert.equal(svg, draw(row.id));
      assert.match(svg, /^<svg [^>]*width="290" height="118" viewBox="0 0 290 118"/);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/, row.id);
      assert.ok(svg.length < 16_000, `${row.id}: ${svg.length}`);
      const open: string[] = [];
      for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
        if (close) assert.equal(open.pop(), name);
        else if (!empty) open.push(name);
      }
      assert.deepEqual(open, []);
    }
  });

  it('survives parameters that make nonsense', () => {
    for (const beta of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-300, 1e300]) {
      assert.doesNotMatch(draw('Softplus', { beta }), /NaN|Infinity/);
    }
  });
});
