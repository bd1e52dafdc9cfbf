// Draws the picture that belongs to a hover: curves, or bars for an activation along a dimension.

import { scalarOf } from '../../autodiff/scalar-of.ts';
import { findById } from '../../catalog/catalog.ts';
import { baseline } from '../../catalog/roles.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import { drawBars } from '../../plot/bars.ts';
import type { Palette } from '../../plot/palette.ts';
import { drawPicture } from '../../plot/picture.ts';
import { drawThumbnail } from '../../plot/thumbnail.ts';
import type { HoverContent } from './content.ts';

const WIDTH = 290;
const HEIGHT = 118;
/** Above two columns of facts. */
const LOW = 92;

interface DrawnPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The picture as SVG with its size, lower by what stands `below` both columns; undefined if there is nothing to draw. Takes about
 * a millisecond.
 */
export function drawHoverPicture(
  { picture, example, compared }: HoverContent,
  palette: Palette,
  t: Translate,
  below = 0,
): DrawnPicture | undefined {
  const size = { width: WIDTH, height: (compared ? LOW : HEIGHT) - below };
  if (!picture) return undefined;
  if (example) return { svg: drawBars({ ...example, palette, ...size }), ...size };
  const f = curveOf(picture);
  const behind = picture.behind ?? { id: baseline.id, parameters: {}, name: baseline.id };
  const other = findById(behind.id, picture.release);
  if (!f) return undefined;
  const svg = drawPicture({
    f,
    ...(other?.kind === 'elementwise' && (picture.behind || !('id' in picture) || other.id !== picture.id)
      ? { baseline: { f: other.functionAt(behind.parameters), name: behind.name } }
      : {}),
    palette,
    ...size,
    labels: { dead: t('gradient 0') },
  });
  return { svg, ...size };
}

/** The curve itself; undefined of what has none. */
function curveOf(picture: NonNullable<HoverContent['picture']>): ScalarFunction | undefined {
  if ('formula' in picture) return scalarOf(picture.formula, {}, picture.release);
  const entry = findById(picture.id, picture.release);
  return entry?.kind === 'elementwise' ? entry.functionAt(picture.parameters) : undefined;
}

/** What the picture shows, in words. */
export function wordsOfPicture(name: string, example: HoverContent['example'], t: Translate): string {
  return example ? t('Example of {0}', name) : t('Curve of {0}', name);
}

/** The picture beside the lines of a compact hover. */
export function drawHoverThumbnail(
  { picture, example }: { readonly [key in 'picture' | 'example']?: HoverContent[key] | undefined },
  palette: Palette,
): DrawnPicture | undefined {
  const size = { width: 150, height: 60 };
  if (!picture) return undefined;
  // There is no room for the numbers at the bars; the full card has them.
  const bare = { inputLabels: [], outputLabels: [] };
  if (example) return { svg: drawBars({ ...example, ...bare, palette, ...size }), ...size };
  const f = curveOf(picture);
  if (!f) return undefined;
  const behind = picture.behind ?? { id: baseline.id, parameters: {} };
  const other = findById(behind.id, picture.release);
  const svg = drawThumbnail({
    f,
    ...(other?.kind === 'elementwise' && (picture.behind || !('id' in picture) || other.id !== picture.id)
      ? { baseline: other.functionAt(behind.parameters) }
      : {}),
    palette,
    ...size,
  });
  return { svg, ...size };
}
