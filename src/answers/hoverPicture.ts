// Draws the picture that belongs to a hover: curves, or bars for an activation along a dimension. Pure.
import type { Translate } from '../activations/activation.ts';
import { findById } from '../activations/catalogue.ts';
import { drawBars } from '../plot/bars.ts';
import type { Palette } from '../plot/palette.ts';
import { drawPicture } from '../plot/picture.ts';
import { BASELINE, type HoverContent } from './hover.ts';

const WIDTH = 290;
const HEIGHT = 118;

/** The picture as SVG with its size; undefined where there is nothing to draw. */
export function drawHoverPicture(
  { picture, example }: HoverContent,
  palette: Palette,
  t: Translate,
): { svg: string; width: number; height: number } | undefined {
  const row = findById(picture.id);
  const behind = picture.behind ?? { id: BASELINE, parameters: {}, name: BASELINE };
  const baseline = findById(behind.id);
  if (example) {
    return {
      svg: drawBars({ ...example, palette, width: WIDTH, height: HEIGHT }),
      width: WIDTH,
      height: HEIGHT,
    };
  }
  if (row?.kind !== 'elementwise') return undefined;
  const svg = drawPicture({
    row,
    parameters: picture.parameters,
    ...(baseline?.kind === 'elementwise' && (picture.behind || baseline.id !== row.id)
      ? { baseline: { row: baseline, parameters: behind.parameters, name: behind.name } }
      : {}),
    palette,
    width: WIDTH,
    height: HEIGHT,
    labels: { dead: t('gradient 0') },
  });
  return { svg, width: WIDTH, height: HEIGHT };
}
