// Moves and zooms the window onto the plane: a transform of the picture's pixels in, the new window out.
import { toData, type Viewport } from '../../plot/scale.ts';
import type { View } from '../../protocol/state.ts';

/** Narrower windows run out of float64's digits, wider ones show nothing. */
const NARROWEST = 1e-9;
const WIDEST = 1e9;

/** A place in the picture, in pixels from its upper left corner. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What moves the picture: scaled by `k` about its corner, then shifted by x and y pixels. */
export interface Transform extends Position {
  readonly k: number;
}

/** A pointer that is down: where it was as the gesture began, and where it is. */
export interface Pointer {
  readonly from: Position;
  readonly to: Position;
}

/** The transform that keeps what was under the pointers under them: one moves, two zoom as well, more are not heard. */
export function transformOf([first, second]: readonly Pointer[]): Transform {
  if (!first) return { k: 1, x: 0, y: 0 };
  const other = second ?? first;
  const apart = (a: Position, b: Position) => Math.hypot(a.x - b.x, a.y - b.y);
  const k = second ? apart(first.to, second.to) / apart(first.from, second.from) : 1;
  const shift = (axis: 'x' | 'y') =>
    (first.to[axis] + other.to[axis]) / 2 - (k * (first.from[axis] + other.from[axis])) / 2;
  return { k, x: shift('x'), y: shift('y') };
}

/** The transform that zooms `k` times about a place. */
export function zoomAbout({ x, y }: Position, k: number): Transform {
  return { k, x: x * (1 - k), y: y * (1 - k) };
}

/** The window that `base` becomes when moved by `transform`; undefined if it would be too narrow or too wide. */
export function windowAt(base: Viewport, { k, x, y }: Transform): View | undefined {
  const read = toData(base);
  const across = (pixel: number) => read.x((pixel - x) / k);
  const up = (pixel: number) => read.y((pixel - y) / k);
  return allowed({ x0: across(0), x1: across(base.width), y0: up(base.height), y1: up(0) });
}

/** The window between two corners of a box drawn in `viewport`; undefined if it would be too narrow. */
export function windowBetween(viewport: Viewport, one: Position, other: Position): View | undefined {
  const read = toData(viewport);
  return allowed({
    x0: read.x(Math.min(one.x, other.x)),
    x1: read.x(Math.max(one.x, other.x)),
    y0: read.y(Math.max(one.y, other.y)),
    y1: read.y(Math.min(one.y, other.y)),
  });
}

function allowed(view: View): View | undefined {
  const [width, height] = [view.x1 - view.x0, view.y1 - view.y0];
  const digits = Math.max(Math.abs(view.x0), Math.abs(view.x1)) * 1e-12;
  const fits = width > NARROWEST && width > digits && width < WIDEST && height > 1e-12 && height < 1e12;
  return fits && Object.values(view).every(Number.isFinite) ? view : undefined;
}
