// Finds room for curves' names beside the curves. Pure geometry in the plot's pixels.
import type { Curve } from './curve.ts';
import { type Frame, toPixels } from './scale.ts';

/** A name to place; `anchor` says which end of the text stands at x. */
export interface Placed {
  /** In data, so that the name follows its curve. */
  readonly x: number;
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const FRACTIONS = [0.86, 0.74, 0.62, 0.94, 0.5, 0.4, 0.3, 0.2, 0.1, 0.04];
const OFFSETS = [
  { dx: -8, dy: -8, anchor: 'end' },
  { dx: 8, dy: 16, anchor: 'start' },
  { dx: 8, dy: -8, anchor: 'start' },
  { dx: -8, dy: 16, anchor: 'end' },
] as const;
const HEIGHT = 14;

/**
 * A place for each name, the earlier ones first choice; undefined where there is none without covering another
 * name. `lines` are all curves that a name should not lie on.
 */
export function placeNames(
  names: readonly { readonly text: string; readonly curve: Curve }[],
  lines: readonly Curve[],
  frame: Frame,
): readonly (Placed | undefined)[] {
  const place = toPixels(frame);
  const taken: Box[] = [];
  const heights = heightsOf(lines, frame);
  return names.map(({ text, curve }) => {
    const width = text.length * 6.6 + 4;
    let best: { placed: Placed; box: Box; cost: number } | undefined;
    for (const [rank, fraction] of FRACTIONS.entries()) {
      const x = frame.x0 + (frame.x1 - frame.x0) * fraction;
      const [px, py] = [place.x(x), place.y(curve.y(x))];
      if (!(py > 4 && py < frame.height - 4)) continue;
      for (const [preference, offset] of OFFSETS.entries()) {
        const box = boxAt(px, py, offset, width);
        if (box.left < 2 || box.right > frame.width - 2 || box.top < 2 || box.bottom > frame.height - 2) {
          continue;
        }
        if (taken.some((other) => overlaps(box, other))) continue;
        const cost = crossings(box, heights) * 3 + rank * 0.5 + preference * 0.4;
        if (!best || cost < best.cost) best = { placed: { x, ...offset }, box, cost };
      }
    }
    if (best) taken.push(best.box);
    return best?.placed;
  });
}

const STRIDE = 8;

/** Each line's y in pixels at every eighth pixel: looked up for all candidates. */
function heightsOf(lines: readonly Curve[], frame: Frame): readonly (readonly number[])[] {
  const place = toPixels(frame);
  const count = Math.ceil(frame.width / STRIDE) + 1;
  const perPixel = (frame.x1 - frame.x0) / frame.width;
  return lines.map((line) =>
    Array.from({ length: count }, (_, i) => place.y(line.y(frame.x0 + i * STRIDE * perPixel))),
  );
}

function crossings(box: Box, heights: readonly (readonly number[])[]): number {
  let count = 0;
  for (const line of heights) {
    for (let i = Math.floor(box.left / STRIDE); i <= box.right / STRIDE; i++) {
      const y = line[i];
      if (y !== undefined && y > box.top - 2 && y < box.bottom + 2) count++;
    }
  }
  return count;
}

function boxAt(px: number, py: number, offset: (typeof OFFSETS)[number], width: number): Box {
  const left = offset.anchor === 'end' ? px + offset.dx - width : px + offset.dx;
  const bottom = py + offset.dy + 3;
  return { left, right: left + width, top: bottom - HEIGHT, bottom };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
