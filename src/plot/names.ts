// Finds clear places beside curves for their names, in pixels only: for the panel, exports and the hover's picture alike.

import { type Box, distanceOf } from './box.ts';

/** A place in the picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve in pixels, its points a few pixels apart (see `spaceOut`), and the room that its name takes. */
export interface NamedLine {
  readonly points: readonly Point[];
  readonly width: number;
}

/** Where a name stands: the point of its curve that it was placed by, and the room that it takes. */
export interface PlacedName {
  readonly anchor: Point;
  readonly box: Box;
}

/** A name's height in pixels, and how far its baseline stands above its lower end. */
export const nameHeight = 13;
export const descent = 3;
/** More distance than this many pixels makes a name no clearer; by fewer than `leastClear` it touches. */
const CLEAR = 7;
const leastClear = 2;
const GAPS = [4, 8] as const;
/** From one point of a line to the next. */
const SPACING = 5;
/** How many places along a curve are tried. */
const ANCHORS = 20;

type Size = Readonly<Record<'width' | 'height', number>>;

/**
 * The best place for the name of each of `lines`, the earlier ones first choice: near its own curve, where that runs apart
 * from the others, clear of all curves, of the other names and of the points in `grid`, inside a viewport of this size,
 * rather to the right. None if no place is clear of other names, and where `mayTouch` is false, of curves.
 */
export function placeNames(
  lines: readonly NamedLine[],
  viewport: Size,
  { grid = [], mayTouch = true }: { readonly grid?: readonly Point[]; readonly mayTouch?: boolean } = {},
): readonly (PlacedName | undefined)[] {
  const taken: Box[] = [];
  return lines.map((line) => {
    const others = lines.flatMap((other) => (other === line ? [] : other.points));
    const placed = placeName(line, others, taken, grid, viewport, mayTouch);
    if (placed) taken.push(placed.box);
    return placed;
  });
}

function placeName(
  { points: own, width }: NamedLine,
  others: readonly Point[],
  taken: readonly Box[],
  grid: readonly Point[],
  viewport: Size,
  mayTouch: boolean,
): PlacedName | undefined {
  let best: PlacedName | undefined;
  let bestScore = mayTouch ? Number.NEGATIVE_INFINITY : 0;
  const stride = Math.max(1, Math.floor(own.length / ANCHORS));
  // From the right, where the best places are, so that most others need no second look.
  for (let i = own.length - 1; i >= 0; i -= stride) {
    const anchor = own[i];
    if (!anchor) continue;
    const placed = { left: anchor.x, top: anchor.y, right: anchor.x, bottom: anchor.y };
    // Half a spacing is no distance: the nearest point of a line may lie that far along it.
    const lone = 2 * Math.max(0, nearest(placed, others, 0) - SPACING / 2);
    if (CLEAR + lone + (1.5 * (anchor.x + GAPS[1])) / viewport.width <= bestScore) continue;
    for (const box of candidates(anchor, { width, height: nameHeight })) {
      if (box.left < 2 || box.right > viewport.width - 1) continue;
      if (box.top < 0 || box.bottom > viewport.height) continue;
      if (CLEAR + lone + (1.5 * box.left) / viewport.width <= bestScore) continue;
      if (!isClear(box, grid)) continue;
      const free = Math.min(CLEAR, ...taken.map((other) => distanceOf(box, other)));
      if (free < leastClear) continue;
      // What is nearer cannot be better than the best so far.
      const enough = bestScore - lone - 2;
      const [apart, near] = [nearest(box, others, enough), nearest(box, own, enough)];
      const room = Math.min(free, apart, near);
      const isTouched = room < leastClear;
      if (isTouched && !mayTouch) continue;
      // A name on a curve goes below each that is clear; better on its own than on another.
      const fault = isTouched ? (apart < leastClear ? 200 : 100) : 0;
      const score = room + lone + (1.5 * box.left) / viewport.width - fault;
      if (score > bestScore) [best, bestScore] = [{ anchor, box }, score];
    }
  }
  return best;
}

function candidates(anchor: Point, { width, height }: Size): Box[] {
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

/** Whether a text in `box` keeps some distance from all points. */
export function isClear(box: Box, points: readonly Point[]): boolean {
  return nearest(box, points, leastClear) >= leastClear;
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
export function pointsAlong(x: number, y: number, { width, height }: Size): readonly Point[] {
  const along = (length: number) => Array.from({ length: Math.ceil(length / 6) }, (_, i) => i * 6);
  return [...along(width).map((left) => ({ x: left, y })), ...along(height).map((top) => ({ x, y: top }))];
}
