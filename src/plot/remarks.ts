// Finds room for words about an interval of x, off curves and their names. In the plot’s pixels.
import { type Box, overlaps } from './box.ts';
import type { Polyline } from './sample.ts';
import { toPixels, type Viewport } from './scale.ts';

/** Which part of a text stands at its x. */
export type Anchor = 'start' | 'middle' | 'end';

const HEIGHT = 14;

/** How wide a text of 12 pixels is, about. */
export function widthOf(text: string): number {
  return text.length * 6.6 + 4;
}

/** What `text` covers, written with its baseline at y and what `anchor` names of it at x. */
export function boxOf(text: string, x: number, y: number, anchor: Anchor): Box {
  const width = widthOf(text);
  const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return { left, right: left + width, top: y + 3 - HEIGHT, bottom: y + 3 };
}

/** What is to be said of the interval from `low` to `high`, in data: the first of `texts` for which there is room. */
export interface Remark {
  readonly low: number;
  readonly high: number;
  readonly texts: readonly string[];
}

/** Where a remark stands: its text, one end of the text and its baseline, in pixels. */
export interface PlacedRemark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

const LINE = 16;
const EDGE = 8;

/**
 * A place for each remark in its interval (or over its edge, where that is narrow), at the upper or lower end of the plot,
 * whichever the lines leave free, and further in where they do not; undefined if every place lies on a line, on one of
 * `names` or on a remark before it. `lines` are the lines as drawn, see `sample`.
 */
export function placeRemarks(
  remarks: readonly Remark[],
  lines: readonly (readonly Polyline[])[],
  names: readonly Box[],
  viewport: Viewport,
): readonly (PlacedRemark | undefined)[] {
  if (remarks.length === 0) return [];
  const place = toPixels(viewport);
  const drawn = lines
    .flat()
    .map(({ xs, ys }) => xs.map((x, i) => [place.x(x), place.y(ys[i] ?? 0)] as const));
  const taken = [...names];
  const rows = Array.from(
    { length: Math.max(0, Math.floor(viewport.height / LINE) - 1) },
    (_, i) => i * LINE,
  );
  return remarks.map(({ low, high, texts }) => {
    const [left, right] = [Math.max(0, place.x(low)), Math.min(viewport.width, place.x(high))];
    const middle = (left + right) / 2;
    const near = drawn.flatMap((line) => spanOf(line, middle, middle)?.[0] ?? []);
    const isLow = near.filter((y) => y > viewport.height / 2).length * 2 >= near.length;
    for (const text of texts) {
      for (const row of rows) {
        const y = isLow ? 20 + row : viewport.height - 12 - row;
        for (const { x, anchor } of beginnings(text, left, right, viewport)) {
          const box = boxOf(text, x, y, anchor);
          const isOnLine = drawn.some((line) => {
            const span = spanOf(line, box.left - 2, box.right + 2);
            return span && span[0] < box.bottom + 2 && span[1] > box.top - 2;
          });
          if (isOnLine || box.left < 0 || box.right > viewport.width) continue;
          if (taken.some((other) => overlaps(box, other))) continue;
          taken.push(box);
          return { text, x, y, anchor };
        }
      }
    }
    return undefined;
  });
}

/** The least and the greatest y of a line's points, sorted by x, from `left` to `right`; undefined if it does not run. */
function spanOf(
  line: readonly (readonly [x: number, y: number])[],
  left: number,
  right: number,
): readonly [number, number] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < line.length; i++) {
    const from = line[i];
    const to = line[i + 1] ?? from;
    if (!from || !to || to[0] < left || from[0] > right) continue;
    const slope = to[0] > from[0] ? (to[1] - from[1]) / (to[0] - from[0]) : 0;
    const ends = [from[0] < left ? from[1] + (left - from[0]) * slope : from[1]];
    ends.push(to[0] > right ? from[1] + (right - from[0]) * slope : to[1]);
    low = Math.min(low, ...ends);
    high = Math.max(high, ...ends);
  }
  return low <= high ? [low, high] : undefined;
}

/** Where on the x axis a text may stand: at the interval’s outer end first. */
function beginnings(
  text: string,
  left: number,
  right: number,
  { width }: Viewport,
): readonly Pick<PlacedRemark, 'x' | 'anchor'>[] {
  const length = widthOf(text);
  const atStart = {
    x: Math.max(EDGE, Math.min(left + EDGE, width - length - EDGE)),
    anchor: 'start',
  } as const;
  const atEnd = { x: Math.min(width - EDGE, Math.max(right - EDGE, length + EDGE)), anchor: 'end' } as const;
  const isAtRight = right === width && left > 0;
  const fits = right - left > length + 2 * EDGE;
  if (!fits) return [isAtRight ? atEnd : atStart];
  return isAtRight ? [atEnd, atStart] : [atStart, atEnd];
}
