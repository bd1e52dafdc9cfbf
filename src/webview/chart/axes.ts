// The grid of the picture and the numbers along its edges.
import { type Viewport, yTicks } from '../../plot/scale.ts';
import { axesOf } from '../../plot/scene.ts';
import { set, svg } from './svg.ts';

/** `grid` and `zero` belong under the curves, `labels` beside the plot. */
export class Axes {
  readonly grid = svg('path', { class: 'grid' });
  readonly zero = svg('path', { class: 'zero' });
  readonly labels = svg('g', { class: 'axis' });

  /** `corner` is the plot's upper left one within the whole picture, `gap` what stands between the plot and the numbers below. */
  draw(viewport: Viewport, corner: { readonly x: number; readonly y: number }, gap: number): void {
    const { grid, zero, across, up } = axesOf(viewport, (pixels) => Math.round(pixels) + 0.5);
    set(this.grid, { d: grid });
    set(this.zero, { d: zero });
    // The last number is moved in, not cut off, where it is long.
    const within = (left: number, label: string) =>
      Math.min(left, corner.x + viewport.width + 10 - label.length * 3.2);
    const below = corner.y + viewport.height + gap + 16;
    this.labels.replaceChildren(
      ...across.map(({ x, label }) =>
        svg('text', { x: within(corner.x + x, label), y: below, 'text-anchor': 'middle' }, label),
      ),
      ...up.map(({ y, label }) =>
        svg('text', { x: corner.x - 8, y: corner.y + y + 4, 'text-anchor': 'end' }, label),
      ),
    );
  }
}

/** How many pixels the numbers left of the plot need. */
export function widthOfLabels(viewport: Viewport): number {
  const digits = Math.max(...yTicks(viewport).map((tick) => tick.label.length), 2);
  return Math.ceil(digits * 6.4 + 14);
}
