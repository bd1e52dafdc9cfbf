// Finds a clear place beside a curve for its name. Pure; pixels only.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A label clear of everything by this many pixels is as good as it gets. */
const CLEAR = 6;
const GAPS = [4, 8];

/**
 * The best place for a label of `size` beside the curve `own`: near it, clear of the curves `own` and `others` and of
 * every box of `taken`, off the points of `lines`, where `own` runs apart from the others, inside a frame of this width and height, rather to
 * the right. None where there is no clear place.
 */
export function placeLabel(
  own: readonly Point[],
  others: readonly Point[],
  taken: readonly Box[],
  lines: readonly Point[],
  size: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
): Box | undefined {
  let best: Box | undefined;
  let bestScore = 0;
  const obstacles = [...own, ...others];
  const stride = Math.max(1, Math.floor(own.length / 40));
  for (let i = 0; i < own.length; i += stride) {
    const anchor = own[i];
    if (!anchor) continue;
    const lone = nearest({ left: anchor.x, top: anchor.y, width: 0, height: 0 }, others, 0);
    for (const box of candidates(anchor, size)) {
      if (box.left < 2 || box.left + box.width > frame.width - 1) continue;
      if (box.top < 0 || box.top + box.height > frame.height) continue;
      const room = Math.min(
        CLEAR,
        ...taken.map((other) => apart(box, other)),
        nearest(box, obstacles, bestScore - lone - 2),
      );
      if (nearest(box, lines, 2) < 2) continue;
      const score = room + lone + (1.5 * box.left) / frame.width;
      if (room >= 2 && score > bestScore) [best, bestScore] = [box, score];
    }
  }
  return best;
}

function candidates(anchor: Point, { width, height }: { width: number; height: number }): Box[] {
  return GAPS.flatMap((gap) => [
    { left: anchor.x - width - gap, top: anchor.y - height - gap / 2, width, height },
    { left: anchor.x + gap, top: anchor.y + gap / 2, width, height },
    { left: anchor.x - width / 2, top: anchor.y - height - gap, width, height },
    { left: anchor.x - width / 2, top: anchor.y + gap, width, height },
  ]);
}

/** The smallest distance from `box` to the points; stops looking once it is below `enough`. */
function nearest(box: Box, points: readonly Point[], enough: number): number {
  let least = CLEAR;
  for (const { x, y } of points) {
    const across = Math.max(box.left - x, 0, x - box.left - box.width);
    const up = Math.max(box.top - y, 0, y - box.top - box.height);
    const distance = Math.hypot(across, up);
    if (distance < least) least = distance;
    if (least < enough || least === 0) return least;
  }
  return least;
}

function apart(one: Box, other: Box): number {
  const across = Math.max(one.left - other.left - other.width, 0, other.left - one.left - one.width);
  const up = Math.max(one.top - other.top - other.height, 0, other.top - one.top - one.height);
  return Math.hypot(across, up);
}

/** Whether a label in `box` keeps some distance from all points. */
export function isClear(box: Box, points: readonly Point[]): boolean {
  return nearest(box, points, 2) >= 2;
}

/** The same line with points between those that are farther apart than a few pixels. */
export function fillGaps(line: readonly Point[]): readonly Point[] {
  const found: Point[] = [];
  for (const here of line) {
    const last = found.at(-1);
    const length = last ? Math.hypot(here.x - last.x, here.y - last.y) : 0;
    const steps = Math.min(80, Math.ceil(length / 5));
    for (let step = 1; last && step < steps; step++) {
      const share = step / steps;
      found.push({ x: last.x + (here.x - last.x) * share, y: last.y + (here.y - last.y) * share });
    }
    found.push(here);
  }
  return found;
}

/** Points along a vertical line at `x` and a horizontal one at `y`, across the frame. */
export function pointsAlong(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Point[] {
  const along = (length: number) => Array.from({ length: Math.ceil(length / 6) }, (_, i) => i * 6);
  return [...along(width).map((left) => ({ x: left, y })), ...along(height).map((top) => ({ x, y: top }))];
}
