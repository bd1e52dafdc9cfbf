// The list below the plot: legend, controls and readout of each curve in one row.

import { html, nothing, type TemplateResult } from 'lit';
import { writePlainNumber } from '../../arithmetic/write-literal.ts';
import type { Activation, Parameter, ParameterValue } from '../../catalog/activation.ts';
import { colorOf, dashesOf } from '../../plot/export/exported-picture.ts';
import type { PanelState, Shown } from '../../protocol/state.ts';
import type { Readout } from '../chart/crosshair.ts';
import './menu.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Preview } from '../host/previews.ts';
import { printX, readNumberText } from '../readouts/numbers.ts';
import type { Trace } from '../state/traces.ts';
import { curveMenuItems, type ListActions } from './curve-menu.ts';
import { numberField } from './number-field.ts';

/** What the list shows. */
export interface ListView {
  readonly traces: readonly Trace[];
  readonly readouts: readonly Readout[];
  readonly state: PanelState;
  readonly renaming: string | undefined;
  /** What Write to Code would write, by the key of a curve. */
  readonly previews: ReadonlyMap<string, Preview>;
  /** What was typed and is no value, by `fieldOf`. */
  readonly refused: ReadonlyMap<string, string>;
  readonly t: Translate;
}

/** A row for each curve: legend, parameters, what is read at the crosshair, and its menu. */
export function curveList(
  { traces, readouts, state, renaming, previews, refused, t }: ListView,
  on: ListActions,
): TemplateResult {
  const at = state.crosshair;
  const { second, difference } = state.shown;
  // Without a crosshair there is nothing to read.
  const reads: readonly Shown[] =
    at === undefined
      ? []
      : [
          'value',
          'derivative',
          ...(second ? ['second' as const] : []),
          ...(difference ? ['difference' as const] : []),
        ];
  const heads = { value: 'f', derivative: 'f′', second: 'f″', difference: 'Δ' };
  const x = at === undefined ? '' : `(${printX(Number(at.toPrecision(5)))})`;
  const hasParameters = traces.some(({ entry }) => shapingOf(entry).length > 0);
  return html`<div class="list reads-${reads.length}" role="table" aria-label=${t('Curves')}>
    <div class="row head" role="row">
      <span role="columnheader"><span class="unseen">${t('Line')}</span></span>
      <span role="columnheader">${t('Curve')}</span>
      <span role="columnheader" class="params-head">${hasParameters ? t('Parameters') : ''}</span>
      ${reads.map(
        (role) =>
          html`<span role="columnheader" class="num" data-reading=${role}
            >${role === 'difference' ? heads[role] : `${heads[role]}${x}`}</span
          >`,
      )}
      <span role="columnheader"><span class="unseen">${t('More Actions')}</span></span>
    </div>
    ${traces.map((trace) => {
      const readout = readouts.find((candidate) => candidate.trace === trace);
      const { key, hidden } = trace.state;
      const cell = (role: Shown) => {
        const value = readout?.[role];
        return html`<span class="num" role="cell" data-reading=${role} title=${value === undefined ? nothing : writePlainNumber(value)}
          >${readout?.printed[role] ?? ''}</span
        >`;
      };
      return html`<div
        class="row ${hidden ? 'hidden' : ''}"
        role="row"
        data-curve=${trace.entry.id}
        data-curve-id=${key}
        @pointerenter=${() => on.light(key)}
        @pointerleave=${() => on.light(undefined)}
      >
        <span role="cell" class="swatch-cell">${swatch(trace, on, t)}</span>
        <span role="cell" class="name-cell">${nameOf(trace, renaming, on, t)}</span>
        <span role="cell" class="params">${parametersOf(trace, refused, on, t)}${writing(trace, previews.get(key), on, t)}</span>
        ${reads.map(cell)}
        <span role="cell" class="more"
          ><lens-menu .label=${t('More for {0}', trace.name)} .face=${'⋯'} .items=${() => curveMenuItems(trace, traces, state, on, t)}></lens-menu
        ></span>
      </div>`;
    })}
  </div>`;
}

function swatch(trace: Trace, on: ListActions, t: Translate): TemplateResult {
  const { key, style, hidden } = trace.state;
  return html`<button
    type="button"
    class="swatch"
    aria-pressed=${hidden ? 'false' : 'true'}
    aria-label=${t('Show {0}', trace.name)}
    title=${hidden ? t('Show {0}', trace.name) : t('Hide {0}', trace.name)}
    @click=${() => on.dispatch({ type: 'toggleCurve', key })}
  >
    <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
      <path class="style-${colorOf(style)}" d="M1 6H27" stroke-width="2.5" stroke-dasharray=${dashesOf(style)} />
    </svg>
  </button>`;
}

function nameOf(trace: Trace, renaming: string | undefined, on: ListActions, t: Translate): TemplateResult {
  const { key } = trace.state;
  if (renaming === key) {
    // A name that was not changed goes on telling the parameters as they are.
    const done = (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      on.startRenaming(undefined);
      if (value !== trace.name) on.dispatch({ type: 'renameCurve', key, name: value });
    };
    return html`<input
      class="rename"
      type="text"
      aria-label=${t('Name of the curve')}
      .value=${trace.name}
      @blur=${done}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') (event.target as HTMLInputElement).value = trace.name;
        if (event.key === 'Enter' || event.key === 'Escape') done(event);
        event.stopPropagation();
      }}
    />`;
  }
  // The parameters stand beside it: the activation's own name is enough here.
  const name = trace.state.name ?? trace.entry.id;
  return html`<span class="name" title=${trace.entry.summary(t)} @dblclick=${() => on.startRenaming(key)}>${name}</span>`;
}

/** Along which dimension shapes no curve. */
const shapingOf = ({ parameters }: Activation): readonly Parameter[] =>
  parameters.filter((parameter) => parameter.type !== 'int');

/** Tells the field of a parameter from all others. */
const fieldOf = (key: string, parameter: string): string => `${key} ${parameter}`;

function parametersOf(
  trace: Trace,
  refused: ReadonlyMap<string, string>,
  on: ListActions,
  t: Translate,
): TemplateResult {
  const shaping = shapingOf(trace.entry);
  // Along which dimension is no question for a function of one number.
  const findings = trace.entry
    .check(trace.state.parameters)
    .filter((finding) => trace.entry.kind === 'elementwise' || finding.parameter !== 'dim');
  return html`${shaping.map((parameter) => {
    const typed = refused.get(fieldOf(trace.state.key, parameter.name));
    return html`${parameterControl(trace, parameter, typed !== undefined, on, t)}${
      typed === undefined
        ? nothing
        : html`<span class="finding raises" role="alert" data-refused=${parameter.name}
              >${t('“{1}” isn’t a number. {0} takes one such as 0.5 or 1e-3.', parameter.name, typed.slice(0, 20))}</span
            >`
    }`;
  })}${
    trace.state.isStale
      ? html`<span class="finding warns" role="status"
            ><span aria-hidden="true">⚠</span> ${t('The code can’t be read as a function of x. This is the last curve that could.')}</span
          >`
      : nothing
  }${findings.map(
    (finding) =>
      html`<span class="finding ${finding.kind}" role="status"
        ><span aria-hidden="true">⚠</span> ${
          finding.kind === 'nonsense'
            ? capitalized(finding.message(t))
            : finding.kind === 'raises'
              ? t('PyTorch raises: {0}', finding.message(t))
              : t('PyTorch warns: {0}', finding.message(t))
        }</span
      >`,
  )}`;
}

/** What follows `No error, but` in a sentence, as a sentence of its own. */
const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The button that writes back, and what it would write. */
function writing(
  trace: Trace,
  preview: Preview | undefined,
  on: ListActions,
  t: Translate,
): TemplateResult | typeof nothing {
  const { key, source } = trace.state;
  if (!source) return nothing;
  const told = {
    change: () => html`<code>${preview?.text}</code>`,
    same: () => html`${t('Up to date')}`,
    refusal: () => html`<span aria-hidden="true">⚠</span> ${preview?.text}`,
  };
  const ask = () => on.preview(trace);
  // Not `disabled`: the focus would be lost as soon as it is written.
  const isDisabled = preview?.kind === 'same';
  return html`<span class="writing"
    ><button
      type="button"
      class="button write"
      aria-disabled=${isDisabled ? 'true' : 'false'}
      title=${t('Write these parameters into the code that the curve comes from')}
      aria-describedby=${`write-${key}`}
      @pointerenter=${ask}
      @focus=${ask}
      @click=${() => (isDisabled ? undefined : on.writeToCode(trace))}
    >
      ${t('Write to Code')}</button
    ><span id=${`write-${key}`} class="preview ${preview?.kind ?? ''}">${preview ? told[preview.kind]() : nothing}</span></span
  >`;
}

function parameterControl(
  trace: Trace,
  parameter: Parameter,
  isRefused: boolean,
  on: ListActions,
  t: Translate,
): TemplateResult {
  const { key } = trace.state;
  const value = trace.state.parameters[parameter.name] ?? parameter.default ?? null;
  const label = t('{0} of {1}', parameter.name, trace.name);
  const meaning = parameter.meaning(t);
  const change = (next: ParameterValue) => {
    if (isRefused) on.refuse(fieldOf(key, parameter.name), undefined);
    on.dispatch({ type: 'setParameter', key, name: parameter.name, value: next });
  };
  if (parameter.type === 'choice') {
    return html`<label class="parameter" title=${meaning}
      ><span class="label">${parameter.name}</span>
      <select
        aria-label=${label}
        data-parameter=${parameter.name}
        @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
      >
        ${parameter.choices?.map((choice) => html`<option .selected=${choice === value}>${choice}</option>`)}
      </select></label
    >`;
  }
  return numberField({
    name: parameter.name,
    label,
    meaning,
    value,
    slider: parameter.slider,
    isRefused,
    change,
    read: (typed) => readField(typed, parameter),
    refuse: (typed) => on.refuse(fieldOf(key, parameter.name), typed),
  });
}

/** The number that was typed, None where the parameter may be that, or undefined. */
function readField(text: string, parameter: Parameter): number | null | undefined {
  const isNone = /^none$/i.test(text.trim()) && parameter.default === null;
  return isNone ? null : readNumberText(text);
}
