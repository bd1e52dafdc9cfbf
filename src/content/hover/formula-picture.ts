// The typeset formula of an activation as an SVG picture in a theme's colors.
import type { Palette } from '../../plot/palette.ts';
import { glyphOf, typeset } from '../typeset/typeset.ts';

interface FormulaPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** CSS pixels for one em of the formulas; the hover's own text has 13. */
const EM = 14;

/**
 * A formula's picture with its size in CSS pixels, at least `leastWidth` wide with nothing at the right; undefined
 * where it has a letter or a command that cannot be typeset.
 */
export function drawFormula(tex: string, palette: Palette, leastWidth = 0): FormulaPicture | undefined {
  const formula = typeset(tex);
  if (!formula) return undefined;
  const { marks } = formula;
  const names = [...new Set(marks.flatMap(({ glyph }) => (glyph === undefined ? [] : [glyph])))];
  const shapes = names.map(
    (name, i) => `<path id="g${i}" d="${glyphOf(name)?.path ?? ''}" transform="scale(8)"/>`,
  );
  const body = marks.map(({ x, y, scale, glyph, stretch, bar }) => {
    const [left, up] = [x, y].map(thousandths);
    if (bar)
      return `<path d="M${left} ${up}h${thousandths(bar[0])}v${thousandths(bar[1])}h${-thousandths(bar[0])}z"/>`;
    const size =
      stretch === undefined ? (scale === 1 ? '' : ` scale(${round(scale)})`) : ` scale(1 ${round(stretch)})`;
    return `<use href="#g${names.indexOf(glyph ?? '')}" transform="translate(${left} ${up})${size}"/>`;
  });
  const [width, height] = [formula.width, formula.height + formula.depth].map((one) => Math.ceil(one * EM));
  const box = `0 ${-thousandths(formula.height)} ${thousandths(formula.width)} ${thousandths(formula.height + formula.depth)}`;
  const size = { width: Math.max(width ?? 0, leastWidth), height: height ?? 0 };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${box}" preserveAspectRatio="xMinYMid"><defs>${shapes.join('')}</defs><g fill="${palette.text}" stroke="none" transform="scale(1 -1)">${body.join('')}</g></svg>`;
  return { svg, ...size };
}

const thousandths = (ems: number): number => Math.round(ems * 1000);

const round = (x: number): number => Math.round(x * 1000) / 1000;
