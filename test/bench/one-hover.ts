// One hover as the provider answers it, without VS Code: reading, content, picture and Markdown.
import { describeUse } from '../../src/content/hover/hover.ts';
import { renderHover } from '../../src/content/hover/markdown.ts';
import { palettes } from '../../src/plot/palette.ts';
import { type ActivationUse, createReader } from '../../src/python/index.ts';
import { english as t } from '../support/english.ts';
import { allParts as parts } from '../unit/content/hover/read-aloud.ts';

/** Reads a whole Python file, in the slices of the product. */
export function read(text: string): readonly ActivationUse[] {
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(8));
  return reading.uses[0] ?? [];
}

/** The hover at `offset` of a file whose uses are known, as Markdown; throws where there is none. */
export function answer(uses: readonly ActivationUse[], offset: number): string {
  const use = uses.find(({ start, end }) => start <= offset && offset <= end);
  const content = use && describeUse(use, 0, t);
  if (!content) throw new Error('No hover where the bench expects one.');
  return renderHover(content, {
    parts,
    palette: palettes.dark,
    t,
    linkTo: (target) => `command:activationLens.openPlot?${encodeURIComponent(JSON.stringify(target))}`,
  });
}

/** Places in a file that have a hover, from its top to its end. */
export const offsetsIn = (text: string) =>
  [...text.matchAll(/Softplus|LeakyReLU|relu|act\(/g)].map(({ index }) => index + 1);
