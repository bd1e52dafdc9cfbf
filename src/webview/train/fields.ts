// The settings of the networks: one field for each, behind a line that tells them.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Translate } from '../../foundation/localization.ts';
import { dataNames, lossesFor } from '../../lab/data.ts';
import { initializations, ranges, readSettings, type TrainSettings } from '../../lab/settings.ts';

/** PyTorch's names of the losses. */
const lossNames = {
  mse: 'MSELoss',
  'bce-with-logits': 'BCEWithLogitsLoss',
  'cross-entropy': 'CrossEntropyLoss',
  'poisson-nll': 'PoissonNLLLoss',
};

/** The fields; `change` takes the settings that a person chose, `askForRows` has the selection in the editor read. */
export function settingsFields(
  settings: TrainSettings,
  t: Translate,
  change: (settings: TrainSettings) => void,
  askForRows: () => void,
): TemplateResult {
  const dataLabels = {
    spiral: t('Spiral'),
    circles: t('Circles'),
    moons: t('Moons'),
    xor: 'XOR',
    step: t('Jump'),
    sine: t('Sine'),
    abs: '|x|',
    poisson: t('Poisson Rate'),
    own: t('Selected in Editor'),
  };
  const optimizers = { sgd: 'SGD', adam: 'Adam' };
  const starts = { default: 'PyTorch', he: 'He', xavier: 'Xavier', gain: t('Keep Second Moment') };
  const set = (name: keyof TrainSettings, value: unknown) =>
    change(readSettings({ ...settings, [name]: value }, settings));
  const take = (select: HTMLSelectElement) => {
    if (select.value !== 'own') {
      set(select.dataset.setting as keyof TrainSettings, select.value);
      return;
    }
    // Until they have been read, what was trained on stays.
    select.value = settings.data;
    askForRows();
  };
  const choice = <Name extends string>(
    label: string,
    name: keyof TrainSettings,
    names: readonly Name[],
    labels: Readonly<Record<Name, string>>,
  ) => html`<label
    >${label}
    <select data-setting=${name} @change=${(event: Event) => take(event.target as HTMLSelectElement)}>
      ${names.map((one) => html`<option value=${one} .selected=${one === settings[name]}>${labels[one]}</option>`)}
    </select></label
  >`;
  const number = (label: string, name: keyof typeof ranges) => {
    const { least, most, isWhole } = ranges[name];
    const take = (event: Event) => {
      const typed = (event.target as HTMLInputElement).valueAsNumber;
      const near = Math.min(most, Math.max(least, isWhole ? Math.round(typed) : typed));
      set(name, near);
    };
    return html`<label
      >${label}
      <input
        type="number"
        data-setting=${name}
        min=${least}
        max=${most}
        step=${isWhole ? 1 : 'any'}
        .value=${live(String(settings[name]))}
        @change=${take}
    /></label>`;
  };
  const { data, depth, width, optimizer, rate, loss } = settings;
  return html`<details>
    <summary>
      ${t('Settings')}: ${dataLabels[data]} · ${depth} × ${width} · ${optimizers[optimizer]} ${rate} · ${lossNames[loss]}
    </summary>
    <div class="fields">
      ${choice(t('Data'), 'data', dataNames, dataLabels)} ${number(t('Hidden Layers'), 'depth')}
      ${number(t('Width'), 'width')} ${choice(t('Weights at Start'), 'init', initializations, starts)}
      ${choice(t('Loss'), 'loss', lossesFor(settings), lossNames)}
      ${choice(t('Optimizer'), 'optimizer', ['sgd', 'adam'], optimizers)} ${number(t('Learning Rate'), 'rate')}
      ${optimizer === 'sgd' ? number(t('Momentum'), 'momentum') : ''} ${number(t('Batch'), 'batch')}
      ${number(t('Seed'), 'seed')} ${number(t('Runs'), 'runs')}
    </div>
  </details>`;
}
