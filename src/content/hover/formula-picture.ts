// The typeset formula of an activation as an SVG picture in a theme's colors.
import type { Palette } from '../../plot/palette.ts';
import { formulas, glyphs } from './formulas.generated.ts';

interface FormulaPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A formula's picture with its size in CSS pixels, at least `leastWidth` wide with nothing at the right; undefined
 * where it has not been typeset.
 */
export function drawFormula(tex: string, palette: Palette, leastWidth = 0): FormulaPicture | undefined {
  const formula = formulas[tex];
  if (!formula) return undefined;
  const { height, box, body } = formula;
  const width = Math.max(formula.width, leastWidth);
  const used = [...new Set(body.match(/(?<=href="#)\w+/g) ?? [])];
  const shapes = used.map((id) => `<path id="${id}" d="${glyphs[id] ?? ''}"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}" preserveAspectRatio="xMinYMid"><defs>${shapes}</defs><g fill="${palette.text}" stroke="none">${body}</g></svg>`;
  return { svg, width, height };
}
