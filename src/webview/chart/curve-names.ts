// Writes the curves' names beside the curves.
import { type Debounced, debounce } from '../../foundation/debounce.ts';
import type { Curve } from '../../plot/curve.ts';
import { type Box, boxOf, type Placed, placeNames } from '../../plot/labels.ts';
import { toPixels, type Viewport } from '../../plot/scale.ts';
import { set, svg } from './svg.ts';

/** How long nothing must have changed, in milliseconds. */
const REST = 200;

/** A drawn line's name; `id` tells lines apart. */
interface Named {
  readonly id: string;
  readonly curve: Curve;
  readonly text: SVGTextElement;
}

/** Names stay at their place on the x axis while a parameter changes; they look for a new one when the window does. */
export class CurveNames {
  readonly group = svg('g', { class: 'names' });
  /** True while a gesture goes on: names keep their places until it ends. */
  moving = false;
  private placed = new Map<string, Placed | undefined>();
  private placedFor = '';
  private readonly search: Debounced;

  /** `redraw` draws the whole picture again. */
  constructor(redraw: () => void) {
    this.search = debounce(() => {
      this.placedFor = '';
      redraw();
    });
  }

  /** What the names cover, those that are hidden left out. */
  draw(names: readonly Named[], viewport: Viewport): readonly Box[] {
    const place = toPixels(viewport);
    const { x0, x1, y0, y1, width, height } = viewport;
    const window = `${[x0, x1, y0, y1, width, height]} ${names.map(({ id }) => id)}`;
    const heightOf = (curve: Curve, placed: Placed | undefined) => {
      const y = placed ? place.y(curve.y(placed.x)) : Number.NaN;
      return y > 0 && y < height ? y : undefined;
    };
    const gone = names.some(({ id, curve }) => {
      const placed = this.placed.get(id);
      return placed && heightOf(curve, placed) === undefined;
    });
    // Finding room costs more than all the rest of a drawing: it waits until the slider rests.
    if (gone) this.search.in(REST);
    else this.search.dispose();
    if (!this.moving && window !== this.placedFor) {
      const found = placeNames(
        names.map(({ text, curve }) => ({ text: text.textContent ?? '', curve })),
        names.map(({ curve }) => curve),
        viewport,
      );
      this.placed = new Map(names.map(({ id }, i) => [id, found[i]]));
      this.placedFor = window;
    }
    return names.flatMap(({ id, curve, text }) => {
      const placed = this.placed.get(id);
      const base = heightOf(curve, placed);
      if (!placed || base === undefined) {
        set(text, { visibility: 'hidden' });
        return [];
      }
      const [x, y] = [Math.round(place.x(placed.x) + placed.dx), Math.round(base + placed.dy)];
      set(text, { visibility: 'visible', x, y, 'text-anchor': placed.anchor });
      return [boxOf(text.textContent ?? '', x, y, placed.anchor)];
    });
  }
}
