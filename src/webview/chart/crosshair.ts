// Reads the curves at one x: the line, dots and tangents in the picture, the card beside it, the words for the ear.

import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../foundation/localization.ts';
import { colorOf } from '../../plot/export/exported-picture.ts';
import type { Place } from '../../plot/find.ts';
import type { Polyline } from '../../plot/sample.ts';
import { toPixels, type Viewport } from '../../plot/scale.ts';
import { type PanelState, QUANTITIES, type Shown } from '../../protocol/state.ts';
import { limitAt } from '../readouts/limits.ts';
import { printColumn, printX } from '../readouts/numbers.ts';
import { type Trace, visibleOf } from '../state/traces.ts';
import type { Chart } from './chart.ts';
import { svg } from './svg.ts';

/** The numbers of one curve at x. */
export interface Readout {
  readonly trace: Trace;
  readonly value: number;
  readonly derivative: number;
  readonly second: number;
  readonly difference: number | undefined;
  /** The same, as PyTorch prints the numbers of all curves together. */
  readonly printed: Readonly<Record<Shown, string>>;
}

/** The visible curves' numbers at x. */
export function readAt(traces: readonly Trace[], state: PanelState, x: number): readonly Readout[] {
  const baseline = traces.find((trace) => trace.state.key === state.baseline) ?? traces[0];
  const read = visibleOf(traces).map((trace) => {
    const value = trace.value.y(x);
    return {
      trace,
      value,
      derivative: trace.derivative.y(x),
      second: state.shown.second ? trace.second.y(x) : Number.NaN,
      difference:
        state.shown.difference && baseline && trace !== baseline ? value - baseline.value.y(x) : undefined,
    };
  });
  const columns = QUANTITIES.map((quantity) =>
    printColumn(
      read.map((numbers) => numbers[quantity]),
      state.dtype,
    ),
  );
  return read.map((numbers, i) => {
    const [value = '', derivative = '', second = '', difference = ''] = columns.map((column) => column[i]);
    return { ...numbers, printed: { value, derivative, second, difference } };
  });
}

/** Draws line, dots and tangents into `layer`; nothing where the crosshair is out of sight or has nothing to read. */
export function drawCrosshair(
  layer: SVGGElement,
  readouts: readonly Readout[],
  state: PanelState,
  viewport: Viewport,
): void {
  const x = state.crosshair;
  if (x === undefined || readouts.length === 0 || x < viewport.x0 || x > viewport.x1) {
    layer.replaceChildren();
    return;
  }
  const place = toPixels(viewport);
  const left = place.x(x);
  const dots = readouts.flatMap(({ trace, value, derivative, second, difference }) => {
    const heights = [
      state.shown.value ? value : undefined,
      state.shown.derivative ? derivative : undefined,
      state.shown.second ? second : undefined,
      difference,
    ];
    return heights
      .map((y) => (y === undefined ? Number.NaN : place.y(y)))
      .filter((y) => y >= -5 && y <= viewport.height + 5)
      .map((y) => svg('circle', { class: `dot style-${colorOf(trace.state.style)}`, cx: left, cy: y, r: 4 }));
  });
  const tangents = readouts.flatMap(({ trace, value, derivative }) => {
    if (!state.tangent || viewport.logY || !Number.isFinite(value) || !Number.isFinite(derivative)) return [];
    const slope =
      (place.y(value + derivative * (viewport.x1 - viewport.x0)) - place.y(value)) / viewport.width;
    const reach = 110 / Math.hypot(1, slope);
    const [y, rise] = [place.y(value), reach * slope];
    return [
      svg('path', {
        class: `tangent style-${colorOf(trace.state.style)}`,
        'data-role': 'tangent',
        d: `M${left - reach} ${y - rise}L${left + reach} ${y + rise}`,
      }),
    ];
  });
  layer.replaceChildren(
    svg('path', { class: 'hair', d: `M${left} 0V${viewport.height}` }),
    ...tangents,
    ...dots,
  );
}

/** The card at the crosshair: the same numbers as in the list, where the eye is. */
export function readoutCard(
  readouts: readonly Readout[],
  state: PanelState,
): TemplateResult | typeof nothing {
  if (state.crosshair === undefined || readouts.length === 0) return nothing;
  const { second, difference } = state.shown;
  return html`<table>
    <tr>
      <td>x = ${printX(state.crosshair)}</td>
      <td><i>f</i></td>
      <td><i>f′</i></td>
      ${second ? html`<td><i>f″</i></td>` : nothing} ${difference ? html`<td>Δ</td>` : nothing}
    </tr>
    ${readouts.slice(0, 12).map(
      (readout) => html`<tr>
        <td class="curve style-${colorOf(readout.trace.state.style)}">${readout.trace.name}</td>
        <td>${readout.printed.value}</td>
        <td>${readout.printed.derivative}</td>
        ${second ? html`<td>${readout.printed.second}</td>` : nothing}
        ${difference ? html`<td>${readout.printed.difference}</td>` : nothing}
      </tr>`,
    )}
  </table>`;
}

/** Pixels between the card and what it must not cover. */
const AIR = 6;

/**
 * Puts the card where it covers no curve, no name and no words of zones, beside the crosshair if there is such a place; where
 * there is none in the whole picture, it is not shown: the list reads the same.
 */
export function placeCard(card: HTMLElement, x: number, { viewport, plot, lines }: Chart): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const hair = ((x - viewport.x0) / (viewport.x1 - viewport.x0)) * viewport.width;
  const texts = [
    ...plot.querySelectorAll<SVGTextElement>('.zones text, .names text:not([visibility="hidden"])'),
  ];
  const boxes = texts.map((text) => text.getBBox());
  const paths = lines().flatMap((line) => pixelsOf(line.polylines, viewport));
  // Left of the line first, where rising curves leave room.
  const columns = [hair - width - 12, hair + 12, AIR, viewport.width - width - AIR].filter(
    (left) => left >= AIR - 1 && left + width <= viewport.width - AIR + 1,
  );
  const places = columns.flatMap((left) => {
    const top = freeTop({ left, width, height }, paths, boxes, viewport.height);
    return top === undefined ? [] : [{ left, top }];
  });
  const [place] = places;
  card.style.visibility = place ? 'visible' : 'hidden';
  if (!place) return;
  const corner = { x: Number(plot.getAttribute('x')), y: Number(plot.getAttribute('y')) };
  card.style.transform = `translate(${Math.round(place.left + corner.x)}px, ${Math.round(place.top + corner.y)}px)`;
}

type Rect = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;
/** A line through pixels. */
type Path = readonly (readonly [x: number, y: number])[];

function pixelsOf(polylines: readonly Polyline[], viewport: Viewport): readonly Path[] {
  const place = toPixels(viewport);
  return polylines.map(({ xs, ys }) =>
    Array.from(xs, (x, i) => [place.x(x), place.y(ys[i] ?? Number.NaN)] as const),
  );
}

/** The highest place from 12 pixels on where a card covers none of `paths` and `boxes` in a plot of this height, or undefined if there is none. */
export function freeTop(
  card: { readonly left: number; readonly width: number; readonly height: number },
  paths: readonly Path[],
  boxes: readonly Rect[],
  height: number,
): number | undefined {
  const [left, right] = [card.left - AIR, card.left + card.width + AIR];
  const covered = [
    ...paths.flatMap((path) => spanIn(path, left, right)),
    ...boxes
      .filter((box) => box.x < right && box.x + box.width > left)
      .map((box) => [box.y, box.y + box.height] as const),
  ].sort(([one], [other]) => one - other);
  let top = 12;
  for (const [from, to] of covered) {
    if (from - AIR >= top + card.height) break;
    top = Math.max(top, to + AIR);
  }
  return top + card.height <= height - 2 ? top : undefined;
}

/** From which to which height a path runs between two x, piece by piece. */
function spanIn(path: Path, left: number, right: number): (readonly [number, number])[] {
  return path.flatMap(([x, y], i) => {
    const [before, above] = path[i - 1] ?? [x, y];
    if (Math.max(before, x) < left || Math.min(before, x) > right) return [];
    const at = (edge: number) => above + ((y - above) * (edge - before)) / (x - before);
    const ends =
      x === before
        ? [above, y]
        : [at(Math.max(left, Math.min(before, x))), at(Math.min(right, Math.max(before, x)))];
    return ends.every(Number.isFinite) ? [[Math.min(...ends), Math.max(...ends)] as const] : [];
  });
}

/** The same in words, for the live region. */
export function describeReadouts(
  readouts: readonly Readout[],
  x: number,
  t: Translate,
  place?: Place,
  visible: readonly Trace[] = [],
  state?: PanelState,
): string {
  const names = place?.curves.map((i) => visible[i]?.name ?? '').join(', ') ?? '';
  const where = {
    kink: () => t('Kink of {0}', names),
    jump: () => t('Jump of {0}', names),
    zero: () => t('Zero of {0}', names),
    crossing: () => t('Crossing of {0}', names),
    limit: () => t('Limit of {0}', names),
  };
  // A voice has no use for the point after a whole number.
  const aloud = (printed: string) => printed.replace(/\.$/, '');
  const parts = readouts.flatMap(({ trace, printed }) => {
    const [value, derivative] = [aloud(printed.value), aloud(printed.derivative)];
    const limit = state && limitAt(trace, x, state, t);
    return [t('{0}: value {1}, derivative {2}', trace.name, value, derivative), ...(limit ? [limit] : [])];
  });
  return [...(place ? [where[place.kind]()] : []), `x = ${printX(x)}`, ...parts].join('. ');
}
