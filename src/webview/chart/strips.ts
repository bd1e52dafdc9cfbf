// Where several curves pass no gradient or little: one strip a curve below the plot, for tints on each other would tell
// nothing apart. A solid bar is a dead interval, a pale one a saturated; the curve's name stands where neither is.
import { colorOf } from '../../plot/export/exported-picture.ts';
import type { Viewport } from '../../plot/scale.ts';
import { type Area, areaOf } from '../../plot/scene.ts';
import { svg } from './svg.ts';
import type { Zone } from './zones.ts';

/** Pixels from one strip to the next: with the curves' names, or where these have no room. */
const PITCH = { named: 13, bare: 7 } as const;
/** A picture that is lower than this needs its height for the curves. */
const LOW = 300;
const LETTER = 6;

/** The zones that stand in strips; none where a single curve has some, which its tint tells better. */
export function zonesInStrips(zones: readonly Zone[]): readonly Zone[] {
  const own = zones.filter(({ kind }) => kind !== 'limit');
  return new Set(own.map(({ trace }) => trace.state.key)).size > 1 ? own : [];
}

/** The strips of a picture of this height, names included, in pixels. */
export function heightOfStrips(zones: readonly Zone[], height: number): number {
  const rows = rowsOf(zones).length;
  return rows === 0 ? 0 : rows * pitchOf(height) + 4;
}

const pitchOf = (height: number): number => (height < LOW ? PITCH.bare : PITCH.named);

function rowsOf(zones: readonly Zone[]): readonly (readonly Zone[])[] {
  const keys = [...new Set(zones.map(({ trace }) => trace.state.key))];
  return keys.map((key) => zones.filter(({ trace }) => trace.state.key === key));
}

/** Draws them; `label` says left of them what they show. */
export class Strips {
  readonly group = svg('g', { class: 'strips' });

  /** `corner` is the plot's lower left one within the whole picture, `height` that of the whole picture. */
  draw(
    zones: readonly Zone[],
    viewport: Viewport,
    corner: { readonly x: number; readonly y: number },
    height: number,
  ): void {
    const pitch = pitchOf(height);
    const isNamed = pitch === PITCH.named;
    const rows = rowsOf(zones);
    this.group.setAttribute('transform', `translate(${corner.x} ${corner.y + 3})`);
    this.group.replaceChildren(
      ...(rows.length === 0
        ? []
        : [svg('text', { class: 'what', x: -6, y: pitch / 2 + 4, 'text-anchor': 'end' }, 'f′ = 0')]),
      ...rows.map((row, i) => {
        const middle = Math.round(pitch * (i + 0.5));
        const [first] = row;
        const areas = row.map(({ interval }) => areaOf(interval, viewport));
        const name = first && isNamed ? nameIn(first.trace.name, areas, viewport.width) : undefined;
        return svg(
          'g',
          {
            class: `strip style-${first ? colorOf(first.trace.state.style) : 0}`,
            'data-strip': first?.trace.state.key ?? '',
          },
          svg('path', { class: 'track', d: `M0 ${middle}H${viewport.width}` }),
          ...row.map(({ kind }, at) =>
            svg('rect', {
              class: `bar ${kind}`,
              'data-zone': kind,
              x: areas[at]?.x ?? 0,
              y: middle - 3,
              width: areas[at]?.width ?? 0,
              height: 6,
              rx: 1,
            }),
          ),
          ...(name ? [svg('text', { x: name.x, y: middle + 4 }, name.text)] : []),
        );
      }),
    );
  }
}

/** The name at the left of the widest part that no bar covers; undefined where it is too long for it. */
function nameIn(
  text: string,
  areas: readonly Area[],
  width: number,
): { readonly text: string; readonly x: number } | undefined {
  const sorted = [...areas].sort((one, other) => one.x - other.x);
  const starts = [0, ...sorted.map((area) => area.x + area.width)];
  const ends = [...sorted.map((area) => area.x), width];
  const gaps = starts.map((start, i) => ({ start, room: (ends[i] ?? width) - start }));
  const widest = gaps.reduce((best, gap) => (gap.room > best.room ? gap : best), { start: 0, room: 0 });
  return text.length * LETTER + 12 <= widest.room ? { text, x: widest.start + 6 } : undefined;
}
