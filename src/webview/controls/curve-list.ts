// The list below the plot: legend, controls and readout of each curve in one row.
import { writePlainNumber } from '../../arithmetic/write-literal.ts';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Parameter, ParameterValue } from '../../catalog/activation.ts';
import { colorOf, dashesOf } from '../../plot/export/exported-picture.ts';
import type { PanelState, Shown } from '../../protocol/state.ts';
import type { Readout } from '../chart/crosshair.ts';
import './menu.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Preview } from '../host/previews.ts';
import { printX, readNumberText } from '../readouts/numbers.ts';
import type { Trace } from '../state/traces.ts';
import { curveMenuItems, type ListActions } from './curve-menu.ts';

/** What the list shows. */
export interface ListView {
  readonly traces: readonly Trace[];
  readonly readouts: readonly Readout[];
  readonly state: PanelState;
  readonly renaming: string | undefined;
  /** What Write to Code would write, by the key of a curve. */
  readonly previews: ReadonlyMap<string, Preview>;
  readonly t: Translate;
}

/** A row for each curve: legend, parameters, what is read at the crosshair, and its menu. */
export function curveList(
  { traces, readouts, state, renaming, previews, t }: ListView,
  on: ListActions,
): TemplateResult {
  const at = state.crosshair;
  const { second, difference } = state.shown;
  const extra = Number(second) + Number(difference);
  const head = (name: string) => (at === undefined ? name : `${name}(${printX(Number(at.toPrecision(5)))})`);
  return html`<div class="list extra-${extra}" role="table" aria-label=${t('Curves')}>
    <div class="row head" role="row">
      <span role="columnheader"><span class="unseen">${t('Line')}</span></span>
      <span role="columnheader">${t('Curve')}</span>
      <span role="columnheader">${t('Parameters')}</span>
      <span role="columnheader" class="num">${head('f')}</span>
      <span role="columnheader" class="num">${head('f′')}</span>
      ${second ? html`<span role="columnheader" class="num">${head('f″')}</span>` : nothing}
      ${difference ? html`<span role="columnheader" class="num">Δ</span>` : nothing}
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
      return html`<div class="row ${hidden ? 'hidden' : ''}" role="row" data-curve=${trace.entry.id} data-curve-id=${key}>
        <span role="cell" class="swatch-cell">${swatch(trace, on, t)}</span>
        <span role="cell" class="name-cell">${nameOf(trace, renaming, on, t)}</span>
        <span role="cell" class="params">${parametersOf(trace, on, t)}${writing(trace, previews.get(key), on, t)}</span>
        ${cell('value')} ${cell('derivative')} ${second ? cell('second') : nothing}
        ${difference ? cell('difference') : nothing}
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

function parametersOf(trace: Trace, on: ListActions, t: Translate): TemplateResult {
  const shaping = trace.entry.parameters.filter((parameter) => parameter.type !== 'int');
  // Along which dimension is no question for a function of one number.
  const findings = trace.entry
    .check(trace.state.parameters)
    .filter((finding) => trace.entry.kind === 'elementwise' || finding.parameter !== 'dim');
  return html`${
    shaping.length === 0
      ? html`<span class="none">${t('no parameters')}</span>`
      : shaping.map((parameter) => parameterControl(trace, parameter, on, t))
  }${findings.map(
    (finding) =>
      html`<span class="finding ${finding.kind}" role="status"
        ><span aria-hidden="true">⚠</span> ${
          finding.kind === 'nonsense'
            ? finding.message(t)
            : finding.kind === 'raises'
              ? t('PyTorch raises: {0}', finding.message(t))
              : t('PyTorch warns: {0}', finding.message(t))
        }</span
      >`,
  )}`;
}

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
  return html`<span class="writing"
    ><button
      type="button"
      class="button write"
      title=${t('Write these parameters into the call that the curve comes from')}
      aria-describedby=${`write-${key}`}
      @pointerenter=${ask}
      @focus=${ask}
      @click=${() => on.writeToCode(trace)}
    >
      ${t('Write to Code')}</button
    ><span id=${`write-${key}`} class="preview ${preview?.kind ?? ''}">${preview ? told[preview.kind]() : nothing}</span></span
  >`;
}

function parameterControl(trace: Trace, parameter: Parameter, on: ListActions, t: Translate): TemplateResult {
  const { key } = trace.state;
  const value = trace.state.parameters[parameter.name] ?? parameter.default ?? null;
  const label = t('{0} of {1}', parameter.name, trace.name);
  const meaning = parameter.meaning(t);
  const change = (next: ParameterValue) =>
    on.dispatch({ type: 'setParameter', key, name: parameter.name, value: next });
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
  const number = typeof value === 'number' ? value : Number.NaN;
  const { slider } = parameter;
  return html`<span class="parameter" title=${meaning}
    ><span class="label" aria-hidden="true">${parameter.name}</span>
    ${
      slider
        ? html`<input
            type="range"
            min="0"
            max="1000"
            step="1"
            aria-label=${label}
            aria-valuetext=${writePlainNumber(number)}
            aria-description=${meaning}
            data-parameter=${parameter.name}
            .value=${live(String(sliderPosition(slider, number)))}
            @input=${(event: Event) => change(sliderValue(slider, Number((event.target as HTMLInputElement).value)))}
            @keydown=${(event: KeyboardEvent) => stepSlider(event, slider, number, change)}
          />`
        : nothing
    }
    <vscode-textfield
      class="number"
      data-parameter=${parameter.name}
      .label=${label}
      .value=${value === null ? 'None' : writePlainNumber(number)}
      @change=${(event: Event) => commit(event, parameter, change, t)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') commit(event, parameter, change, t);
        if (slider) stepSlider(event, slider, number, change, true);
      }}
    ></vscode-textfield
  ></span>`;
}

/** Takes what was typed, or marks it as no number and leaves the curve as it is. */
function commit(
  event: Event,
  parameter: Parameter,
  change: (value: ParameterValue) => void,
  t: Translate,
): void {
  const field = event.currentTarget as HTMLElement & { value: string; invalid: boolean };
  const none = /^none$/i.test(field.value.trim()) && parameter.default === null;
  const value = none ? null : readNumberText(field.value);
  field.invalid = value === undefined;
  field.title = value === undefined ? t('{0} is not a number', field.value) : '';
  if (value !== undefined) change(value);
}

type Slider = NonNullable<Parameter['slider']>;

/** 0 to 1000 along the slider; values beyond its ends stand at the end. */
function sliderPosition({ min, max, scale }: Slider, value: number): number {
  const part = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Number.isFinite(part) ? Math.round(Math.min(1, Math.max(0, part)) * 1000) : 0;
}

/** The value at a position, with the three digits that a hand can aim at. */
function sliderValue({ min, max, scale }: Slider, position: number): number {
  const part = position / 1000;
  const value = scale === 'log' ? min * (max / min) ** part : min + (max - min) * part;
  if (value === 0) return 0;
  const step =
    scale === 'log'
      ? 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
      : 10 ** Math.floor(Math.log10((max - min) / 200));
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** Arrow keys move by a step that is worth seeing: a fiftieth of the slider, the page keys by a tenth. */
function stepSlider(
  event: KeyboardEvent,
  slider: Slider,
  value: number,
  change: (value: number) => void,
  inField = false,
): void {
  const up = inField ? ['ArrowUp'] : ['ArrowUp', 'ArrowRight'];
  const down = inField ? ['ArrowDown'] : ['ArrowDown', 'ArrowLeft'];
  const by = up.includes(event.key)
    ? 20
    : down.includes(event.key)
      ? -20
      : event.key === 'PageUp'
        ? 100
        : event.key === 'PageDown'
          ? -100
          : 0;
  if (by === 0) return;
  event.preventDefault();
  event.stopPropagation();
  const position = Math.min(1000, Math.max(0, sliderPosition(slider, value) + by));
  change(sliderValue(slider, position));
}
