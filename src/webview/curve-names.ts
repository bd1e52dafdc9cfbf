// Writes the curves' names beside the curves.
import type { Curve } from '../plot/curve.ts';
import { type Placed, placeNames } from '../plot/labels.ts';
import { type Frame, toPixels } from '../plot/scale.ts';
import { set, svg } from './svg.ts';

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
  private resting: ReturnType<typeof setTimeout> | undefined;

  draw(names: readonly Named[], frame: Frame): void {
    const place = toPixels(frame);
    const { x0, x1, y0, y1, width, height } = frame;
    const window = `${[x0, x1, y0, y1, width, height]} ${names.map(({ id }) => id)}`;
    const heightOf = (curve: Curve, placed: Placed | undefined) => {
      const y = placed ? place.y(curve.y(placed.x)) : Number.NaN;
      return y > 0 && y < height ? y : undefined;
    };
    const gone = names.some(({ id, curve }) => {
      const placed = this.placed.get(id);
      return placed && heightOf(curve, placed) === undefined;
    });
    clearTimeout(this.resting);
    if (gone) {
      // Finding room costs more than all the rest of a frame: it waits until the slider rests.
      this.resting = setTimeout(() => {
        this.placedFor = '';
        this.draw(names, frame);
      }, 200);
    }
    if (!this.moving && window !== this.placedFor) {
      const found = placeNames(
        names.map(({ text, curve }) => ({ text: text.textContent ?? '', curve })),
        names.map(({ curve }) => curve),
        frame,
      );
      this.placed = new Map(names.map(({ id }, i) => [id, found[i]]));
      this.placedFor = window;
    }
    for (const { id, curve, text } of names) {
      const placed = this.placed.get(id);
      const y = heightOf(curve, placed);
      if (!placed || y === undefined) {
        set(text, { visibility: 'hidden' });
        continue;
      }
      set(text, {
        visibility: 'visible',
        x: Math.round(place.x(placed.x) + placed.dx),
        y: Math.round(y + placed.dy),
        'text-anchor': placed.anchor,
      });
    }
  }
}
