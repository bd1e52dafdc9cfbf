// Boxes that texts take, in pixels: whether they lie on each other, and how far apart they are.

/** The room that a text takes. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether two boxes share a place. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The distance of two boxes; 0 where they share a place. */
export function distanceOf(a: Box, b: Box): number {
  const across = Math.max(a.left - b.right, 0, b.left - a.right);
  const up = Math.max(a.top - b.bottom, 0, b.top - a.bottom);
  return Math.hypot(across, up);
}
