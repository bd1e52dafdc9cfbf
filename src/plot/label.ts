// Finds a clear place beside a curve for its name, in pixels only.

import { type Box, distanceOf } from './box.ts';

/** A place in the picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A label clear of everything by this many pixels is as good as it gets. */
const CLEAR = 7;
const GAPS = [4, 8] as const;
/** From one point of a line to the next. */
const SPACING = 5;
/** How many places along a curve are tried. */
const ANCHORS = 20;

/**
 * The best place for a label of `size` beside the curve `own`: near it, clear of the curves `own` and `others` and of
 * every box of `taken`, off the points of `lines`, where `own` runs apart from the others, inside a viewport of this width and height, rather to
 * the right. None where there is no clear place.
 */
export function placeLabel(
  own: readonly Point[],
  others: readonly Point[],
  taken: readonly Box[],
  lines: readonly Point[],
  size: { readonly width: number; readonly height: number },
  viewport: { readonly width: number; readonly height: number },
): Box | undefined {
  let best: Box | undefined;
  let bestScore = 0;
  const obstacles = [...own, ...others];
  const stride = Math.max(1, Math.floor(own.length / ANCHORS));
  // From the right, where the best places are, so that most others need no second look.
  for (let i = own.length - 1; i >= 0; i -= stride) {
    const anchor = own[i];
    if (!anchor) continue;
    const placed = { left: anchor.x, top: anchor.y, right: anchor.x, bottom: anchor.y };
    // Half a spacing is no distance: the nearest point of a line may lie that far along it.
    const lone = 2 * Math.max(0, nearest(placed, others, 0) - SPACING / 2);
    if (CLEAR + lone + (1.5 * (anchor.x + GAPS[1])) / viewport.width <= bestScore) continue;
    for (const box of candidates(anchor, size)) {
      if (box.left < 2 || box.right > viewport.width - 1) continue;
      if (box.top < 0 || box.bottom > viewport.height) continue;
      if (CLEAR + lone + (1.5 * box.left) / viewport.width <= bestScore) continue;
      if (nearest(box, lines, 2) < 2) continue;
      const room = Math.min(
        CLEAR,
        ...taken.map((other) => distanceOf(box, other)),
        nearest(box, obstacles, bestScore - lone - 2),
      );
      const score = room + lone + (1.5 * box.left) / viewport.width;
      if (room >= 2 && score > bestScore) [best, bestScore] = [box, score];
    }
  }
  return best;
}

function candidates(anchor: Point, { width, height }: { width: number; height: number }): Box[] {
  return GAPS.flatMap((gap) =>
    [
      { left: anchor.x - width - gap, top: anchor.y - height - gap / 2 },
      { left: anchor.x + gap, top: anchor.y + gap / 2 },
      { left: anchor.x - width / 2, top: anchor.y - height - gap },
      { left: anchor.x - width / 2, top: anchor.y + gap },
    ].map(({ left, top }) => ({ left, top, right: left + width, bottom: top + height })),
  );
}

/** The smallest distance from `box` to the points, at most `CLEAR`; stops looking once it is below `enough`. */
function nearest(box: Box, points: readonly Point[], enough: number): number {
  const { right, bottom } = box;
  const stop = enough > 0 ? enough * enough : 0;
  let least = CLEAR * CLEAR;
  for (const { x, y } of points) {
    const across = x < box.left ? box.left - x : x > right ? x - right : 0;
    if (across * across >= least) continue;
    const up = y < box.top ? box.top - y : y > bottom ? y - bottom : 0;
    const square = across * across + up * up;
    if (square >= least) continue;
    least = square;
    if (least <= stop) break;
  }
  return Math.sqrt(least);
}

/** Whether a label in `box` keeps some distance from all points. */
export function isClear(box: Box, points: readonly Point[]): boolean {
  return nearest(box, points, 2) >= 2;
}

/** The same line with points a few pixels apart: more where there are few, fewer where there are many. */
export function spaceOut(line: readonly Point[]): readonly Point[] {
  const found: Point[] = [];
  for (const here of line) {
    const last = found.at(-1);
    const length = last ? Math.hypot(here.x - last.x, here.y - last.y) : SPACING;
    if (length < SPACING / 2) continue;
    const steps = Math.min(80, Math.ceil(length / SPACING));
    for (let step = 1; last && step < steps; step++) {
      const share = step / steps;
      found.push({ x: last.x + (here.x - last.x) * share, y: last.y + (here.y - last.y) * share });
    }
    found.push(here);
  }
  return found;
}

/** Points along a vertical line at `x` and a horizontal one at `y`, across the viewport. */
export function pointsAlong(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Point[] {
  const along = (length: number) => Array.from({ length: Math.ceil(length / 6) }, (_, i) => i * 6);
  return [...along(width).map((left) => ({ x: left, y })), ...along(height).map((top) => ({ x, y: top }))];
}
