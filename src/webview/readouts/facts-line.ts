// The last line of the panel: what a person came to learn, in a few words for each curve.

import { html, type TemplateResult } from 'lit';
import { writePlainNumber } from '../../arithmetic/write-literal.ts';
import { formatCondition } from '../../content/format.ts';
import type { Translate } from '../../foundation/localization.ts';
import { sliceName } from '../../plot/curve.ts';
import { extentOf } from '../../plot/sample.ts';
import type { PanelState } from '../../protocol/state.ts';
import { type Trace, visibleOf } from '../state/traces.ts';
import { describeLimits } from './limits.ts';
import { printReading } from './numbers.ts';

/** Gaps, dead intervals and limits of the visible curves. */
export function factsLine(traces: readonly Trace[], state: PanelState, t: Translate): TemplateResult {
  const visible = visibleOf(traces);
  const facts = [
    ...gapOf(visible, state, t),
    ...gradientsOf(visible.slice(0, 8), state, t),
    ...limitsIn(visible.slice(0, 8), state, t),
    ...unseenIn(visible, state, t),
    ...slicesOf(visible.slice(0, 8), t),
  ];
  return html`<div class="facts">${facts}</div>`;
}

/** Curves that a logarithmic y has no place for. */
function unseenIn(traces: readonly Trace[], { logY, view }: PanelState, t: Translate): TemplateResult[] {
  if (!logY || !view) return [];
  const unseen = traces.filter((trace) => {
    const extent = extentOf(trace.value, view.x0, view.x1);
    return extent !== undefined && extent[1] <= 0;
  });
  const names = unseen.map((trace) => trace.name).join(', ');
  return names ? [html`<span>${t('{0}: no value above 0 for the log scale', names)}</span>`] : [];
}

/** What is drawn of functions along a dimension. */
function slicesOf(traces: readonly Trace[], t: Translate): TemplateResult[] {
  return traces.flatMap(({ name, f }) =>
    f.kind === 'vector'
      ? [html`<span>${t('{0}: first output for the input {1}', name, sliceName(f))}</span>`]
      : [],
  );
}

/** Where the dtype gives up. */
function limitsIn(traces: readonly Trace[], state: PanelState, t: Translate): TemplateResult[] {
  return describeLimits(traces, state, t).map(
    ([name, words]) => html`<span data-fact="limit">${t('{0}:', name)} ${words}</span>`,
  );
}

/** The greatest distance of the first curve to the second in the window, where the curves are near enough to compare. */
function gapOf(traces: readonly Trace[], state: PanelState, t: Translate): TemplateResult[] {
  const [first, second] = traces;
  if (!first || !second || traces.length !== 2 || !state.view) return [];
  const { x0, x1 } = state.view;
  let [worst, at] = [-1, 0];
  const look = (x: number) => {
    const gap = Math.abs(first.value.y(x) - second.value.y(x));
    if (gap > worst) [worst, at] = [gap, x];
  };
  for (const x of [0, ...[...first.value.cuts, ...second.value.cuts].map((cut) => cut.x)]) {
    if (x >= x0 && x <= x1) look(x);
  }
  for (let i = 0; i <= 400; i++) look(x0 + ((x1 - x0) * i) / 400);
  if (!(worst > 0) || !Number.isFinite(worst)) return [];
  const known = gapKnown(first, second, worst);
  return [
    html`<span
      >${t('Largest gap')} <b>${known === undefined ? '' : `${known} = `}${printReading(worst)}</b> ${t('at x = {0}', writePlainNumber(Number(at.toPrecision(3))))}</span
    >`,
  ];
}

/** How the gap is written where the catalog knows it: `ln 2 / 5` for Softplus(beta=5) beside ReLU. */
function gapKnown(first: Trace, second: Trace, size: number): string | undefined {
  return [[first, second] as const, [second, first] as const]
    .flatMap(([own, other]) =>
      own.entry.related
        .filter(({ id }) => id === other.entry.id)
        .flatMap(({ gap }) => gap?.(own.state.parameters) ?? []),
    )
    .find((gap) => Math.abs(size - gap.size) <= 1e-9)?.text;
}

/** Who always passes a gradient, told once for all; who does not, and where. */
function gradientsOf(traces: readonly Trace[], { dtype }: PanelState, t: Translate): TemplateResult[] {
  // What the function always does, PyTorch in a small dtype may not.
  const alive = (dtype === 'float64' ? traces : []).filter(({ facts, entry, state }) => {
    const gradient = facts?.gradient;
    // What was found by looking along a curve is no proof.
    if (state.own || entry.check(state.parameters).length > 0) return false;
    return facts?.dead.length === 0 && gradient !== undefined && gradient.low >= 0 && !gradient.includesLow;
  });
  const names = alive.map((trace) => trace.name).join(', ');
  const dying = traces.flatMap(({ name, facts }) => {
    if (!facts || facts.dead.length === 0) return [];
    const where = facts.dead.map((interval) => formatCondition(interval) || t('all x')).join(', ');
    return [html`<span>${t('{0}:', name)} <b>${t('dead')}</b> ${t('for {0}', where)}</span>`];
  });
  return [...(names ? [html`<span>${t('{0}: gradient never zero', names)}</span>`] : []), ...dying];
}
