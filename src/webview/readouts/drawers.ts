// What opens below the list: the picture's numbers, the curves side by side, their inputs, networks that train with them.

import { html, nothing, type TemplateResult } from 'lit';
import { writePlainNumber } from '../../arithmetic/write-literal.ts';
import { type ComparedLine, compareActivations } from '../../content/compare/compare.ts';
import { describeMeasured } from '../../content/compare/costs.ts';
import { formatShort } from '../../content/format.ts';
import type { Translate } from '../../foundation/localization.ts';
import { bitsOf, bitsOfError } from '../../plot/bits-of-error.ts';
import { curveOf } from '../../plot/curve.ts';
import { colorOf } from '../../plot/export/exported-picture.ts';
import { tickLabel, ticksFor, type Viewport } from '../../plot/scale.ts';
import type { PanelState } from '../../protocol/state.ts';
import { SIGN } from '../chart/chart.ts';
import type { Action } from '../state/reducer.ts';
import { type Trace, visibleOf } from '../state/traces.ts';
import type { TrainActions } from '../train/drawer.ts';
import { printColumn } from './numbers.ts';

/** What the tables are made from. */
export interface DrawerView {
  readonly traces: readonly Trace[];
  readonly state: PanelState;
  readonly viewport: Viewport;
  readonly t: Translate;
  readonly on: TrainActions;
  close(): void;
  dispatch(action: Action): void;
}

/** The table that is open; nothing where none is. */
export function drawer(view: DrawerView): TemplateResult | typeof nothing {
  const { state, traces, t } = view;
  if (state.drawer === 'none') return nothing;
  const visible = visibleOf(traces);
  const title = {
    values: t('Values'),
    compare: t('Comparison'),
    inputs: t('Inputs'),
    train: t('Train Networks'),
  }[state.drawer];
  return html`<section class="drawer ${state.drawer}">
    <header>
      <h2>${title}</h2>
      <button type="button" class="button" aria-label=${t('Close {0}', title)} @click=${view.close}>×</button>
    </header>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      ${contents[state.drawer](view, visible)}
    </div>
  </section>`;
}

const contents = { values: valuesTable, compare: comparison, inputs, train: training };

function inputs(view: DrawerView, traces: readonly Trace[]): TemplateResult {
  return html`<lens-inputs .view=${{ ...view, traces }}></lens-inputs>`;
}

function training({ state, on, t }: DrawerView): TemplateResult {
  return html`<lens-train
    .curves=${state.curves}
    .train=${state.train}
    .release=${state.release}
    .t=${t}
    .on=${on}
  ></lens-train>`;
}

function valuesTable({ state, viewport }: DrawerView, traces: readonly Trace[]): TemplateResult {
  const columns = traces.flatMap((trace) => [
    { trace, name: trace.name, curve: trace.value },
    { trace, name: `${trace.name}${SIGN.derivative}`, curve: trace.derivative },
  ]);
  const xs = rowsOf(traces, state, viewport);
  const printed = columns.map(({ curve }) =>
    printColumn(
      xs.map((x) => curve.y(x)),
      state.dtype,
    ),
  );
  return html`<table class="numbers" data-table="values">
    <thead>
      <tr>
        <th scope="col">x</th>
        ${columns.map(({ trace, name }) => html`<th scope="col" class="style-${colorOf(trace.state.style)}">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${xs.map(
        (x, row) => html`<tr class=${x === state.crosshair ? 'here' : ''}>
          <th scope="row">${xLabel(x, viewport)}</th>
          ${columns.map(({ curve }, i) => html`<td title=${writePlainNumber(curve.y(x))}>${printed[i]?.[row]}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The grid's x, halved once, the curves' breaks, the crosshair and the person's own points. */
function rowsOf(traces: readonly Trace[], state: PanelState, viewport: Viewport): readonly number[] {
  const even = ticksFor(viewport.x0, viewport.x1, viewport.width, 36).map((tick) => tick.at);
  const breaks = traces.flatMap((trace) => trace.value.cuts.map((cut) => cut.x));
  const own = [...state.points.slice(0, 200), ...(state.crosshair === undefined ? [] : [state.crosshair])];
  const all = [...even, ...breaks, ...own].filter((x) => x >= viewport.x0 && x <= viewport.x1);
  return [...new Set(all)].sort((a, b) => a - b);
}

function xLabel(x: number, viewport: Viewport): string {
  const label = tickLabel(x, (viewport.x1 - viewport.x0) / 200);
  return Number(label) === x ? writePlainNumber(x) : writePlainNumber(Number(x.toPrecision(8)));
}

/** A table needs this much for its labels and for each curve; on screens wider than the other it may scroll instead. */
const ROOM = { labels: 110, curve: 170, scrolling: 600 };

function comparison({ state, viewport, t }: DrawerView, traces: readonly Trace[]): TemplateResult {
  const lines: Line[] = [
    ...compareActivations(
      traces.map(({ entry, name, state }) => ({ name, entry, parameters: state.parameters })),
      t,
    ),
  ];
  const lost = bitsLine(state, traces, viewport, t);
  // Behind the values, whose digits it is about.
  if (lost)
    lines.splice(
      lines.findIndex(({ label }) => label === t('Derivative')),
      0,
      lost,
    );
  const wanted = ROOM.labels + ROOM.curve * traces.length;
  const isNarrow = viewport.width < Math.min(wanted, ROOM.scrolling);
  return html`${isNarrow ? comparedOneByOne(lines, traces) : comparedInColumns(lines, traces)}
    <p class="remark">
${describeMeasured(t)}
    </p>`;
}

/** A line of the comparison, whose cells may be pictures. */
type Line = Omit<ComparedLine, 'cells'> & { readonly cells: readonly unknown[] };

/**
 * How many bits of each curve's values are wrong along the window in the panel's dtype; none where each is the nearest number or next
 * to it. Float64 is left out: what would tell has no more digits itself.
 */
function bitsLine(
  { dtype }: PanelState,
  traces: readonly Trace[],
  { x0, x1 }: Viewport,
  t: Translate,
): Line | undefined {
  if (dtype === 'float64') return undefined;
  const all = bitsOf(dtype);
  const xs = Array.from({ length: 121 }, (_, i) => x0 + ((x1 - x0) * i) / 120);
  const bits = traces.map(({ f, value }) => bitsOfError(curveOf(f, 'value'), value, dtype, xs));
  if (Math.max(...bits.flat()) <= 1) return undefined;
  const cells = bits.map((own) => {
    const most = Math.max(...own);
    const line = own.map((one, i) => `${i} ${((1 - one / all) * 24 + 0.5).toFixed(1)}`).join('L');
    return html`<svg width="121" height="25" aria-hidden="true"><path d="M${line}" fill="none" stroke="currentColor" /></svg><br />${Math.round(most) && t('up to {0} at x = {1}', Math.round(most), formatShort(xs[own.indexOf(most)] ?? 0))}`;
  });
  return { label: t('Wrong bits (of {0})', all), cells, isProse: false };
}

/** The curves below one another for each question, where they cannot stand side by side. */
function comparedOneByOne(lines: readonly Line[], traces: readonly Trace[]): TemplateResult {
  return html`<div class="compared" data-table="comparison">
    ${lines.map(
      ({ label, cells, isProse }) => html`<h3>${label}</h3>
        <dl class=${isProse ? 'prose' : ''}>
          ${traces.map(
            ({ name, state }, i) => html`<dt class="style-${colorOf(state.style)}">${name}</dt>
              <dd>${cells[i]}</dd>`,
          )}
        </dl>`,
    )}
  </div>`;
}

function comparedInColumns(lines: readonly Line[], traces: readonly Trace[]): TemplateResult {
  return html`<table class="comparison" data-table="comparison">
    <thead>
      <tr>
        <td></td>
        ${traces.map((trace) => html`<th scope="col" class="style-${colorOf(trace.state.style)}">${trace.name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ({ label, cells, isProse }) => html`<tr>
          <th scope="row">${label}</th>
          ${cells.map((cell) => html`<td class=${isProse ? 'prose' : ''}>${cell}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
