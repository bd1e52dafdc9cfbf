// Reads the curves at one x: the line, dots and tangents in the picture, the card beside it, the words for the ear.

import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../foundation/localization.ts';
import { colorOf } from '../../plot/export/exported-picture.ts';
import type { Place } from '../../plot/find.ts';
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

/** Puts the card beside the crosshair, off the words of zones. */
export function placeCard(card: HTMLElement, x: number, { viewport, plot, root }: Chart): void {
  const corner = { x: Number(plot.getAttribute('x')), y: Number(plot.getAttribute('y')) };
  const left = corner.x + ((x - viewport.x0) / (viewport.x1 - viewport.x0)) * viewport.width;
  const { offsetWidth: width, offsetHeight: height } = card;
  // Left of the line, where rising curves leave room, unless that is beyond the edge.
  const beside =
    left - width - 12 > 4 ? left - width - 12 : Math.min(left + 12, root.clientWidth - width - 4);
  const place = { x: Math.round(Math.max(4, beside)) - corner.x, y: 12, width, height };
  const words = [...plot.querySelectorAll<SVGTextElement>('.zones text')].map((text) => text.getBBox());
  const top = topBelow(place, words, viewport.height) + corner.y;
  card.style.transform = `translate(${place.x + corner.x}px, ${Math.round(top)}px)`;
}

type Rect = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;

/** Where `card` has to begin so as not to cover `words` in a plot of this height; where it is, if there is no room. */
export function topBelow(card: Rect, words: readonly Rect[], height: number): number {
  const top = [...words]
    .sort((one, other) => one.y - other.y)
    .reduce((y, word) => {
      const isCovered =
        word.x < card.x + card.width &&
        card.x < word.x + word.width &&
        word.y < y + card.height &&
        y < word.y + word.height;
      return isCovered ? word.y + word.height + 4 : y;
    }, card.y);
  return top + card.height > height ? card.y : top;
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
