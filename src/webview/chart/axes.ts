// The grid of the picture and the numbers along its edges.
import { toPixels, type Viewport, xTicks, yTicks } from '../../plot/scale.ts';
import { set, svg } from './svg.ts';

/** `grid` and `zero` belong under the curves, `labels` beside the plot. */
export class Axes {
  readonly grid = svg('path', { class: 'grid' });
  readonly zero = svg('path', { class: 'zero' });
  readonly labels = svg('g', { class: 'axis' });

  /** `corner` is the plot's upper left one within the whole picture. */
  draw(viewport: Viewport, corner: { readonly x: number; readonly y: number }): void {
    const place = toPixels(viewport);
    const vertical = xTicks(viewport);
    const horizontal = yTicks(viewport);
    const crisp = (pixels: number) => Math.round(pixels) + 0.5;
    set(this.grid, {
      d:
        vertical.map(({ at }) => `M${crisp(place.x(at))} 0V${viewport.height}`).join('') +
        horizontal.map(({ at }) => `M0 ${crisp(place.y(at))}H${viewport.width}`).join(''),
    });
    const acrossY = viewport.x0 < 0 && viewport.x1 > 0 ? `M${crisp(place.x(0))} 0V${viewport.height}` : '';
    const acrossX =
      !viewport.logY && viewport.y0 < 0 && viewport.y1 > 0 ? `M0 ${crisp(place.y(0))}H${viewport.width}` : '';
    set(this.zero, { d: acrossY + acrossX });
    // The last number is moved in, not cut off, where it is long.
    const within = (x: number, label: string) =>
      Math.min(x, corner.x + viewport.width + 10 - label.length * 3.2);
    const below = corner.y + viewport.height + 16;
    this.labels.replaceChildren(
      ...vertical.map(({ at, label }) =>
        svg('text', { x: within(corner.x + place.x(at), label), y: below, 'text-anchor': 'middle' }, label),
      ),
      ...horizontal.map(({ at, label }) =>
        svg('text', { x: corner.x - 8, y: corner.y + place.y(at) + 4, 'text-anchor': 'end' }, label),
      ),
    );
  }
}

/** How many pixels the numbers left of the plot need. */
export function widthOfLabels(viewport: Viewport): number {
  const digits = Math.max(...yTicks(viewport).map((tick) => tick.label.length), 2);
  return Math.ceil(digits * 6.4 + 14);
}
