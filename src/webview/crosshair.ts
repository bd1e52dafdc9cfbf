// Reads the curves at one x: the line, dots and tangents in the picture, the card beside it, the words for the ear.
import { html, nothing, type TemplateResult } from 'lit';
import type { Place } from '../plot/find.ts';
import { type Frame, toPixels } from '../plot/scale.ts';
import type { PanelState } from '../protocol-state.ts';
import type { Chart } from './chart.ts';
import { printReading, printX } from './numbers.ts';
import { svg } from './svg.ts';
import type { Trace } from './traces.ts';
import { t } from './translate.ts';

/** The numbers of one curve at x. */
export interface Reading {
  readonly trace: Trace;
  readonly value: number;
  readonly derivative: number;
  readonly second: number;
  readonly difference: number | undefined;
}

/** The visible curves' numbers at x. */
export function readAt(traces: readonly Trace[], state: PanelState, x: number): readonly Reading[] {
  const baseline = traces.find((trace) => trace.state.key === state.baseline) ?? traces[0];
  return traces
    .filter((trace) => !trace.state.hidden)
    .map((trace) => {
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
}

/** Draws line, dots and tangents into `layer`; nothing where the crosshair is out of sight. */
export function drawCrosshair(
  layer: SVGGElement,
  readings: readonly Reading[],
  state: PanelState,
  frame: Frame,
): void {
  const x = state.crosshair;
  if (x === undefined || x < frame.x0 || x > frame.x1) {
    layer.replaceChildren();
    return;
  }
  const place = toPixels(frame);
  const left = place.x(x);
  const dots = readings.flatMap(({ trace, value, derivative, second, difference }) => {
    const heights = [
      state.shown.value ? value : undefined,
      state.shown.derivative ? derivative : undefined,
      state.shown.second ? second : undefined,
      difference,
    ];
    return heights
      .map((y) => (y === undefined ? Number.NaN : place.y(y)))
      .filter((y) => y >= -5 && y <= frame.height + 5)
      .map((y) => svg('circle', { class: `dot style-${trace.state.style}`, cx: left, cy: y, r: 4 }));
  });
  const tangents = readings.flatMap(({ trace, value, derivative }) => {
    if (!state.tangent || frame.logY || !Number.isFinite(value) || !Number.isFinite(derivative)) return [];
    const slope = (place.y(value + derivative * (frame.x1 - frame.x0)) - place.y(value)) / frame.width;
    const reach = 110 / Math.hypot(1, slope);
    const [y, rise] = [place.y(value), reach * slope];
    return [
      svg('path', {
        class: `tangent style-${trace.state.style}`,
        'data-role': 'tangent',
        d: `M${left - reach} ${y - rise}L${left + reach} ${y + rise}`,
      }),
    ];
  });
  layer.replaceChildren(
    svg('path', { class: 'hair', d: `M${left} 0V${frame.height}` }),
    ...tangents,
    ...dots,
  );
}

/** The card at the crosshair: the same numbers as in the list, where the eye is. */
export function readoutCard(
  readings: readonly Reading[],
  state: PanelState,
): TemplateResult | typeof nothing {
  if (state.crosshair === undefined || readings.length === 0) return nothing;
  const { second, difference } = state.shown;
  return html`<table>
    <tr>
      <td>x = ${printX(state.crosshair)}</td>
      <td><i>f</i></td>
      <td><i>f′</i></td>
      ${second ? html`<td><i>f″</i></td>` : nothing} ${difference ? html`<td>Δ</td>` : nothing}
    </tr>
    ${readings.slice(0, 12).map(
      (reading) => html`<tr>
        <td class="curve style-${reading.trace.state.style}">${reading.trace.name}</td>
        <td>${printReading(reading.value)}</td>
        <td>${printReading(reading.derivative)}</td>
        ${second ? html`<td>${printReading(reading.second)}</td>` : nothing}
        ${
          difference
            ? html`<td>${reading.difference === undefined ? '' : printReading(reading.difference)}</td>`
            : nothing
        }
      </tr>`,
    )}
  </table>`;
}

/** Puts the card beside the crosshair. */
export function placeCard(card: HTMLElement, x: number, { frame, plot, root }: Chart): void {
  const left = Number(plot.getAttribute('x')) + ((x - frame.x0) / (frame.x1 - frame.x0)) * frame.width;
  const width = card.offsetWidth;
  // Left of the line, where rising curves leave room, unless that is beyond the edge.
  const beside =
    left - width - 12 > 4 ? left - width - 12 : Math.min(left + 12, root.clientWidth - width - 4);
  card.style.transform = `translate(${Math.round(Math.max(4, beside))}px, 20px)`;
}

/** The same in words, for the live region. */
export function spokenReadings(
  readings: readonly Reading[],
  x: number,
  place?: Place,
  visible: readonly Trace[] = [],
): string {
  const names = place?.curves.map((i) => visible[i]?.name ?? '').join(', ') ?? '';
  const where = {
    kink: () => t('Kink of {0}', names),
    jump: () => t('Jump of {0}', names),
    zero: () => t('Zero of {0}', names),
    crossing: () => t('Crossing of {0}', names),
  };
  const parts = readings.map(({ trace, value, derivative }) =>
    t('{0}: value {1}, derivative {2}', trace.name, printReading(value), printReading(derivative)),
  );
  return [...(place ? [where[place.kind]()] : []), `x = ${printX(x)}`, ...parts].join('. ');
}
