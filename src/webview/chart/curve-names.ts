// Writes the curves' names beside the curves.
import { type Debounced, debounce } from '../../foundation/debounce.ts';
import { type Box, overlaps } from '../../plot/box.ts';
import { boxOf } from '../../plot/remarks.ts';
import type { Viewport } from '../../plot/scale.ts';
import { type Line, type NamePlace, nameOf, namePlacesOf, type SceneText } from '../../plot/scene.ts';
import { set, svg } from './svg.ts';

/** How long nothing must have changed, in milliseconds. */
const REST = 200;

/** A drawn line's name; `id` tells lines apart. */
interface Named {
  readonly id: string;
  readonly line: Line;
  readonly text: SVGTextElement;
}

/** Names stay at their place on the x axis while a parameter changes; they look for a new one when the window does. */
export class CurveNames {
  readonly group = svg('g', { class: 'names' });
  /** True while a gesture goes on: names keep their places until it ends. */
  moving = false;
  private placed = new Map<string, NamePlace | undefined>();
  private placedFor = '';
  private readonly search: Debounced;

  /** `redraw` draws the whole picture again. */
  constructor(redraw: () => void) {
    this.search = debounce(() => {
      this.placedFor = '';
      redraw();
    });
  }

  /** The names as drawn, those that are hidden left out. */
  draw(names: readonly Named[], viewport: Viewport): readonly SceneText[] {
    const { x0, x1, y0, y1, width, height } = viewport;
    const window = `${[x0, x1, y0, y1, width, height]} ${names.map(({ id }) => id)}`;
    const nameAt = ({ id, line, text }: Named) =>
      nameOf(text.textContent ?? '', line.curve, this.placed.get(id), viewport);
    const isSought = !this.moving && window !== this.placedFor;
    if (isSought) {
      const found = namePlacesOf(
        names.map(({ text, line }) => ({ text: text.textContent ?? '', line })),
        viewport,
      );
      this.placed = new Map(names.map(({ id }, i) => [id, found[i]]));
      this.placedFor = window;
    }
    const clear = clearOfEachOther(names.map(nameAt));
    const gone = names.some(({ id }, i) => this.placed.get(id) && !clear[i]);
    // Finding room costs more than all the rest of a drawing: it waits until the slider rests.
    if (gone && !isSought) this.search.in(REST);
    else this.search.dispose();
    return names.flatMap((name, i) => {
      const found = clear[i];
      if (!found) {
        set(name.text, { visibility: 'hidden' });
        return [];
      }
      const at = { ...found, x: Math.round(found.x), y: Math.round(found.y) };
      set(name.text, { visibility: 'visible', x: at.x, y: at.y, 'text-anchor': at.anchor });
      return [at];
    });
  }
}

/** Without those that would lie on one before them: a slider carries names along, whatever is there already. */
function clearOfEachOther(names: readonly (SceneText | undefined)[]): readonly (SceneText | undefined)[] {
  const taken: Box[] = [];
  return names.map((name) => {
    if (!name) return undefined;
    const box = boxOf(name.text, name.x, name.y, name.anchor);
    if (taken.some((other) => overlaps(box, other))) return undefined;
    taken.push(box);
    return name;
  });
}
