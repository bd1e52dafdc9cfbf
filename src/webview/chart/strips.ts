// Draws the strips below the plot: a solid bar where a curve's gradient is 0, a pale one where it is small.
import { colorOf } from '../../plot/export/exported-picture.ts';
import type { Viewport } from '../../plot/scale.ts';
import { STRIPS_SAY, type Stretch, stripsOf } from '../../plot/strips.ts';
import { svg } from './svg.ts';

/** The strips of a picture. */
export class Strips {
  readonly group = svg('g', { class: 'strips' });
  private shown = '';

  /** `corner` is the plot's lower left one within the whole picture, `height` that of the whole picture. */
  draw(
    stretches: readonly Stretch[],
    viewport: Viewport,
    corner: { readonly x: number; readonly y: number },
    height: number,
  ): void {
    const strips = stripsOf(stretches, viewport, height);
    // Most redraws move a curve whose strips stay as they are.
    const wanted = JSON.stringify([strips, corner, viewport.width]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    const [first] = strips;
    this.group.setAttribute('transform', `translate(${corner.x} ${corner.y})`);
    this.group.replaceChildren(
      ...(first
        ? [svg('text', { class: 'what', x: -6, y: first.middle + 4, 'text-anchor': 'end' }, STRIPS_SAY)]
        : []),
      ...strips.map(({ curve, style, middle, bars, name }) =>
        svg(
          'g',
          { class: `strip style-${colorOf(style)}`, 'data-strip': curve },
          svg('path', { class: 'track', d: `M0 ${middle}H${viewport.width}` }),
          ...bars.map(({ kind, x, width }) =>
            svg('rect', {
              class: `bar ${kind}`,
              'data-zone': kind,
              x,
              y: middle - 3,
              width,
              height: 6,
              rx: 1,
            }),
          ),
          ...(name ? [svg('text', { x: name.x, y: middle + 4 }, name.text)] : []),
        ),
      ),
    );
  }
}
