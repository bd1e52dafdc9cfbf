// Draws the picture that belongs to a hover: curves, or bars for an activation along a dimension.

import { findById } from '../../catalog/catalog.ts';
import { baseline } from '../../catalog/roles.ts';
import type { Translate } from '../../foundation/localization.ts';
import { drawBars } from '../../plot/bars.ts';
import type { Palette } from '../../plot/palette.ts';
import { drawPicture } from '../../plot/picture.ts';
import type { HoverContent } from './content.ts';

const WIDTH = 290;
const HEIGHT = 118;

interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Pictures are asked for again and again while the pointer moves about. */
const drawn = new Map<string, Drawn | undefined>();
const MOST_DRAWN = 200;

/** The picture as SVG with its size; undefined where there is nothing to draw. */
export function drawHoverPicture(content: HoverContent, palette: Palette, t: Translate): Drawn | undefined {
  if (!content.picture) return undefined;
  const labels = { dead: t('gradient 0') };
  const key = JSON.stringify(
    [content.picture, content.example, palette.curve, palette.background, labels],
    writeNumber,
  );
  if (drawn.has(key)) return drawn.get(key);
  const [oldest] = drawn.keys();
  if (oldest !== undefined && drawn.size >= MOST_DRAWN) drawn.delete(oldest);
  const picture = draw(content, palette, labels);
  drawn.set(key, picture);
  return picture;
}

/** JSON takes NaN and infinities for null. */
function writeNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function draw(
  { picture, example }: HoverContent,
  palette: Palette,
  labels: { dead: string },
): Drawn | undefined {
  const size = { width: WIDTH, height: HEIGHT };
  if (!picture) return undefined;
  if (example) return { svg: drawBars({ ...example, palette, ...size }), ...size };
  const entry = findById(picture.id);
  const behind = picture.behind ?? { id: baseline.id, parameters: {}, name: baseline.id };
  const other = findById(behind.id);
  if (entry?.kind !== 'elementwise') return undefined;
  const svg = drawPicture({
    f: entry.functionAt(picture.parameters),
    ...(other?.kind === 'elementwise' && (picture.behind || other.id !== entry.id)
      ? { baseline: { f: other.functionAt(behind.parameters), name: behind.name } }
      : {}),
    palette,
    ...size,
    labels,
  });
  return { svg, ...size };
}
