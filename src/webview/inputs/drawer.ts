// The drawer of inputs: how they are spread, what each curve makes of them, and what many layers of it would.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { initGain } from '../../catalog/gains.ts';
import { formatFigure } from '../../content/format.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Moments } from '../../lab/moments.ts';
import { colorOf } from '../../plot/export/exported-picture.ts';
import {
  type DepthState,
  type InputsState,
  type PanelState,
  type Spread,
  WIDTHS,
} from '../../protocol/state.ts';
import { numberField } from '../controls/number-field.ts';
import { readNumberText } from '../readouts/numbers.ts';
import type { Action } from '../state/reducer.ts';
import type { Trace } from '../state/traces.ts';
import { depthCharts, depthSentences } from './depth-view.ts';
import { inputOf, scalarsOf } from './input-of.ts';
import { Measurer } from './measure.ts';
import type { Measured } from './messages.ts';
import { factorText, shareText } from './words.ts';

/** What the drawer is made from; `traces` are the visible ones. */
export interface InputsView {
  readonly traces: readonly Trace[];
  readonly state: PanelState;
  readonly t: Translate;
  dispatch(action: Action): void;
}

/** `<lens-inputs>`: shows what is known, and again as more is. */
export class InputsDrawer extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: InputsView | undefined;
  declare private measurer: Measurer;

  constructor() {
    super();
    this.view = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.measurer = new Measurer(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.measurer.stop();
  }

  protected override willUpdate(): void {
    const { view } = this;
    if (view) this.measurer.measure(view.traces, view.state);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, measurer } = this;
    if (!view) return nothing;
    const { state, t, dispatch } = view;
    const traces = scalarsOf(view.traces);
    const vectors = view.traces.filter((trace) => !traces.includes(trace));
    const { inputs } = state;
    const hasShares = vectors.some(({ f }) => f.kind === 'vector' && f.answers?.startsWith('shares'));
    const isAsked = inputOf(state) !== undefined;
    const sentences = traces.flatMap((trace) => {
      const { field } = measurer.known.get(trace.state.key) ?? {};
      return field ? [html`<p>${depthSentences(trace, field, state.depth.layers, t)}</p>`] : [];
    });
    const notes = [
      ...(isFromCode(inputs) ? [fromCode(inputs.from, t)] : []),
      ...(isAsked
        ? vectors.map((trace) => alongText(trace, measurer.known.get(trace.state.key), inputs.classes, t))
        : []),
      ...traces
        .filter(({ entry }) => entry.isRandomInTraining)
        .map(({ name }) => `${name}: ${t('The slope is random in training; shown as in eval mode.')}`),
      ...(measurer.isAlone ? [t('Figures can’t be computed here: no worker could be started.')] : []),
    ];
    return html`${spreadControls(state, t, isAsked && hasShares, (inputs) =>
      dispatch({ type: 'setOptions', options: { inputs } }),
    )}
      ${
        notes.length > 0
          ? html`<div class="remark">${notes.map((note) => html`<p>${note}</p>`)}</div>`
          : nothing
      }${
        isAsked && traces.length > 0
          ? html`<div class="beside">
              ${this.table(traces, t)}
              <section>
                <h3 class="depth-title">${t('Depth')}</h3>
                ${depthControls(state.depth, t, (depth) => dispatch({ type: 'setOptions', options: { depth } }))}
                ${depthCharts(traces, measurer.known, t)}
                <div class="remark">
                  ${sentences}
                  <p>${t('Lines: mean over random weights (mean field). Dots: one such network.')}</p>
                </div>
              </section>
            </div>`
          : nothing
      }`;
  }

  private table(traces: readonly Trace[], t: Translate): TemplateResult {
    const rows: readonly (readonly [string, (moments: Moments, trace: Trace) => string])[] = [
      [t('Mean'), meanText],
      [t('Standard deviation'), ({ std }) => formatFigure(std)],
      [t('Exact zeros'), ({ zeros }) => shareText(zeros, t)],
      [t('Gradient 0'), ({ noGradient }) => shareText(noGradient, t)],
      [t('Gradient vanishing'), ({ saturated }) => (saturated === null ? '–' : shareText(saturated, t))],
      [t('Gain that keeps the second moment'), ({ gain }) => formatFigure(gain)],
      ['nn.init.calculate_gain', (_, trace) => knownGain(trace) ?? t('none')],
      [t('Factor of squared gradients, each layer'), ({ gradientFactor }) => factorText(gradientFactor)],
    ];
    return html`<table class="comparison moments" data-table="moments">
      <thead>
        <tr>
          <td></td>
          ${traces.map(({ name, state }) => html`<th scope="col" class="style-${colorOf(state.style)}">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([label, cell]) => html`<tr>
            <th scope="row">${label}</th>
            ${traces.map((trace) => {
              const { moments } = this.measurer.known.get(trace.state.key) ?? {};
              return html`<td>${moments ? cell(moments, trace) : '…'}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define('lens-inputs', InputsDrawer);

function knownGain({ entry, state }: Trace): string | undefined {
  const gain = state.own ? undefined : initGain(entry.id, state.parameters);
  return gain === undefined ? undefined : formatFigure(gain);
}

function spreadControls(
  { inputs, points }: PanelState,
  t: Translate,
  hasShares: boolean,
  change: (inputs: InputsState) => void,
): TemplateResult {
  const kinds: readonly (readonly [InputsState['kind'], string])[] = [
    ['none', t('none')],
    ['normal', 'N(μ, σ²)'],
    ['uniform', 'U(a, b)'],
    ...(points.length > 0 ? [['points', t('Selected numbers ({0})', points.length)] as const] : []),
  ];
  const { mean, std, low, high, classes } = inputs;
  const several = { min: 2, max: 1000, scale: 'log' } as const;
  const wide = { min: -8, max: 8, scale: 'linear' } as const;
  const field = (
    name: string,
    label: string,
    value: number,
    slider: typeof wide | typeof positive | typeof several,
    to: (x: number) => Partial<InputsState>,
  ) =>
    numberField({
      name,
      label,
      value,
      slider,
      read: readFinite,
      change: (x) => change({ ...inputs, ...to(x) }),
    });
  return html`<div class="params">
    ${choice(t('Inputs'), kinds, inputs.kind, (kind) => change({ ...inputs, kind }))}
    ${
      inputs.kind === 'normal'
        ? [
            field('μ', t('Mean'), mean, wide, (x) => ({ mean: x })),
            field('σ', t('Standard deviation'), std, positive, (x) => ({ std: Math.max(0, x) })),
          ]
        : inputs.kind === 'uniform'
          ? [
              field('a', t('Lowest input'), low, wide, (x) => ({ low: x, high: Math.max(x, high) })),
              field('b', t('Highest input'), high, wide, (x) => ({ low: Math.min(x, low), high: x })),
            ]
          : nothing
    }
    ${
      hasShares
        ? field(t('Classes'), t('Classes'), classes, several, (x) => ({
            classes: Math.max(2, Math.round(x)),
          }))
        : nothing
    }
  </div>`;
}

/** A mean that is but a rounding error is none. */
const meanText = ({ mean, std }: Pick<Moments, 'mean' | 'std'>): string =>
  formatFigure(Math.abs(mean) < 1e-9 * std ? 0 : mean);

/** What can be told of one whose answers depend on several inputs. */
function alongText(
  { name }: Trace,
  { entropy, gated }: Measured = {},
  classes: number,
  t: Translate,
): string {
  if (entropy !== undefined)
    return t(
      '{0} of {1} independent inputs: mean entropy {2} of ln {1} = {3}.',
      name,
      classes,
      formatFigure(entropy),
      formatFigure(Math.log(classes)),
    );
  if (!gated) return '…';
  const { std, gain } = gated;
  return t(
    '{0}: mean {1}, standard deviation {2}, gain that keeps the second moment {3}.',
    name,
    meanText(gated),
    formatFigure(std),
    formatFigure(gain),
  );
}

/** Whether nobody has moved what the code tells of them. */
function isFromCode(inputs: InputsState): inputs is InputsState & Required<Pick<InputsState, 'from'>> {
  const { kind, mean, std, from } = inputs;
  return kind === 'normal' && mean === 0 && std === from?.std;
}

const fromCode = ({ layer, init }: Spread, t: Translate): string =>
  init
    ? t('What {0} makes of N(0, 1) before training, with weights by {1}.', layer, init)
    : t('What {0} makes of N(0, 1) before training.', layer);

const positive = { min: 0.01, max: 10, scale: 'log' } as const;

function readFinite(typed: string): number | undefined {
  const read = readNumberText(typed);
  return read !== undefined && Number.isFinite(read) ? read : undefined;
}

function depthControls(depth: DepthState, t: Translate, change: (depth: DepthState) => void): TemplateResult {
  const set = (more: Partial<DepthState>) => change({ ...depth, ...more });
  const gains: readonly (readonly [DepthState['init'], string])[] = [
    ['default', '1/√3 (nn.Linear)'],
    ['xavier', '1 (Xavier)'],
    ['he', '√2 (He)'],
    ['moment', t('keeps the second moment')],
    ['own', t('other')],
  ];
  const norms: readonly (readonly [DepthState['norm'], string])[] = [
    ['none', t('none')],
    ['layer', 'LayerNorm'],
    ['rms', 'RMSNorm'],
  ];
  return html`<div class="params">
    ${numberField({
      name: t('Layers'),
      label: t('Layers'),
      value: depth.layers,
      slider: { min: 1, max: 64, scale: 'linear' },
      read: readFinite,
      change: (x) => set({ layers: Math.min(64, Math.max(1, Math.round(x))) }),
    })}
    ${choice(
      t('Width'),
      WIDTHS.map((width) => [width, String(width)] as const),
      depth.width,
      (width) => set({ width }),
    )}
    ${choice(t('Gain'), gains, depth.init, (init) => set({ init }))}
    ${
      depth.init === 'own'
        ? numberField({
            name: '',
            label: t('Gain'),
            value: depth.gain,
            slider: positive,
            read: readFinite,
            change: (gain) => set({ gain }),
          })
        : nothing
    }
    ${choice(t('Normalization'), norms, depth.norm, (norm) => set({ norm }))}
    ${check(t('Bias'), depth.bias, (bias) => set({ bias }))}
    ${check(t('Residual'), depth.residual, (residual) => set({ residual }))}
  </div>`;
}

const check = (label: string, isOn: boolean, change: (isOn: boolean) => void): TemplateResult =>
  html`<label class="parameter"
    ><input
      type="checkbox"
      .checked=${isOn}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />${label}</label
  >`;

function choice<Value extends string | number>(
  label: string,
  options: readonly (readonly [Value, string])[],
  chosen: Value,
  change: (value: Value) => void,
): TemplateResult {
  return html`<label class="parameter"
    ><span class="label">${label}</span>
    <select
      @change=${(event: Event) => {
        const [value] = options[(event.target as HTMLSelectElement).selectedIndex] ?? [chosen];
        change(value);
      }}
    >
      ${options.map(([value, text]) => html`<option .selected=${value === chosen}>${text}</option>`)}
    </select></label
  >`;
}
