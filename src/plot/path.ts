// Geometry for drawing: SVG path data of sampled pieces, and the dots that mark kinks and jumps. Pure.
import type { Curve } from './curve.ts';
import type { Piece } from './sample.ts';
import { type Frame, toPixels } from './scale.ts';

/**
 * SVG path data of the pieces in the frame's pixels, two decimals; y is held near the frame, so that a steep curve
 * makes no huge numbers.
 */
export function pathOf(pieces: readonly Piece[], frame: Frame): string {
  const place = toPixels(frame);
  const [lowest, highest] = [-frame.height, 2 * frame.height];
  let path = '';
  for (const { xs, ys } of pieces) {
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
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly kind: 'kink' | 'closed' | 'open';
}

/**
 * The marks of a curve at its cuts, from the frame's left to its right. Two sides of a jump that are less than a pixel
 * and a half apart are not shown apart: the default Softplus' 2e-9 is no picture.
 */
export function marksOf(curve: Curve, frame: Frame): readonly Mark[] {
  const gap = frame.logY ? 0 : ((frame.y1 - frame.y0) / frame.height) * 1.5;
  return curve.cuts.flatMap(({ x, left, right }): Mark[] => {
    if (!(x >= frame.x0 && x <= frame.x1)) return [];
    if (Math.abs(left - right) <= gap) {
      const meets = Math.abs(left - right) <= 1e-12 * (1 + Math.abs(left));
      return meets ? [{ x, y: left, kind: 'kink' }] : [];
    }
    const at = curve.y(x);
    // Either side counts as taken up to rounding of the break's own place.
    const near = (y: number) => Math.abs(at - y) <= Math.abs(left - right) * 1e-6;
    const sides: Mark[] = [left, right]
      .filter(Number.isFinite)
      .map((y) => ({ x, y, kind: near(y) ? 'closed' : 'open' }));
    const apart = Number.isFinite(at) && !near(left) && !near(right);
    return apart ? [...sides, { x, y: at, kind: 'closed' }] : sides;
  });
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
