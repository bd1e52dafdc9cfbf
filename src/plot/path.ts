// Geometry for drawing: SVG path data of sampled polylines, and the dots that mark kinks and jumps.

import type { Curve } from './curve.ts';
import { round } from './pixels.ts';
import type { Polyline } from './sample.ts';
import { toPixels, type Viewport } from './scale.ts';

/**
 * SVG path data of the polylines in the viewport's pixels, two decimals; y is held near the viewport, so that a steep curve
 * makes no huge numbers.
 */
export function pathOf(polylines: readonly Polyline[], viewport: Viewport): string {
  const place = toPixels(viewport);
  const [lowest, highest] = [-viewport.height, 2 * viewport.height];
  let path = '';
  for (const { xs, ys } of polylines) {
    let pen = 'M';
    for (let i = 0; i < xs.length; i++) {
      const top = place.y(ys[i] ?? 0);
      const held = top < lowest ? lowest : Math.min(top, highest);
      path += `${pen}${round(place.x(xs[i] ?? 0))} ${round(held)}`;
      pen = 'L';
    }
    // A lone point is drawn as a dot by a round line cap.
    if (xs.length === 1) path += 'h0';
  }
  return path;
}

/** A mark on a curve: a kink, or one side of a jump. `open` is a limit that the curve does not take. */
export interface Kink {
  readonly x: number;
  readonly y: number;
  readonly kind: 'kink' | 'closed' | 'open';
}

/**
 * The kinks of a curve at its cuts, from the viewport's left to its right. Two sides of a jump that are less than a pixel
 * and a half apart are not shown apart: the default Softplus' 2e-9 is no picture.
 */
export function kinksOf(curve: Curve, viewport: Viewport): readonly Kink[] {
  const gap = viewport.logY ? 0 : ((viewport.y1 - viewport.y0) / viewport.height) * 1.5;
  return curve.cuts.flatMap(({ x, left, right }): Kink[] => {
    if (!(x >= viewport.x0 && x <= viewport.x1)) return [];
    if (Math.abs(left - right) <= gap) {
      const meets = Math.abs(left - right) <= 1e-12 * (1 + Math.abs(left));
      return meets ? [{ x, y: left, kind: 'kink' }] : [];
    }
    const at = curve.y(x);
    // Either side counts as taken up to rounding of the break's own place.
    const near = (y: number) => Math.abs(at - y) <= Math.abs(left - right) * 1e-6;
    const sides: Kink[] = [left, right]
      .filter(Number.isFinite)
      .map((y) => ({ x, y, kind: near(y) ? 'closed' : 'open' }));
    const apart = Number.isFinite(at) && !near(left) && !near(right);
    return apart ? [...sides, { x, y: at, kind: 'closed' }] : sides;
  });
}
