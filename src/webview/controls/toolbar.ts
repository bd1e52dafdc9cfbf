// The row of controls above the plot.
import { html, type TemplateResult } from 'lit';
import type { Dtype } from '../../foundation/dtype.ts';
import { releases } from '../../foundation/release.ts';
import { type ExportFormat, formats } from '../../protocol/formats.ts';
import type { PanelState, Shown } from '../../protocol/state.ts';
import './add-curve.ts';
import './key-help.ts';
import './menu.ts';
import { presets } from '../../catalog/presets.ts';
import { nameRelease } from '../../content/release.ts';
import type { Translate } from '../../foundation/localization.ts';
import { type Action, type Options, RESET } from '../state/reducer.ts';
import { icon } from './icons.ts';
import type { MenuItem } from './menu.ts';

/** What the toolbar asks of the panel. */
export interface ToolbarActions {
  dispatch(action: Action): void;
  /** False where there is nothing to go back to, or forward. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  zoom(factor: number): void;
  copyLink(): void;
  /** Asks for the curve of a formula that was typed. */
  readFormula(text: string): void;
  exportPicture(action: 'save' | 'copy', format: ExportFormat, themed: boolean): void;
}

/** The toolbar of a panel in this state. */
export function toolbar(state: PanelState, on: ToolbarActions, t: Translate): TemplateResult {
  const quantities: readonly (readonly [Shown, string, string])[] = [
    ['value', 'f', t('Show the values f')],
    ['derivative', 'f′', t('Show the derivatives f′')],
    ['second', 'f″', t('Show the second derivatives f″')],
    ['difference', 'Δ', t('Show the difference to the baseline')],
  ];
  // Groups stay whole where the row breaks.
  return html`<div class="bar" role="toolbar" aria-label=${t('Plot')} @keydown=${moveAlong}>
    <div class="group">
      <lens-add
        .t=${t}
        .label=${t('Add Curve')}
        .face=${html`<span aria-hidden="true">+</span><span class="wide">${t('Add Curve')}</span>`}
        @add=${(event: CustomEvent<string>) => on.dispatch({ type: 'addCurve', id: event.detail })}
        @formula=${(event: CustomEvent<string>) => on.readFormula(event.detail)}
      ></lens-add>
      <lens-menu .label=${t('Presets')} .face=${dropFace('presets', t('Presets'))} .items=${() => presetItems(on, t)}></lens-menu>
    </div>
    <div class="group quantities">
      ${quantities.map(
        ([quantity, face, label]) =>
          html`<button
            type="button"
            class="button quantity"
            data-quantity=${quantity}
            aria-pressed=${state.shown[quantity] ? 'true' : 'false'}
            aria-label=${label}
            title=${label}
            @click=${() => on.dispatch({ type: 'toggleQuantity', quantity })}
          >
            <i>${face}</i>
          </button>`,
      )}
    </div>
    <div class="group history">
      ${iconButton('undo', t('Undo'), on.canUndo, () => on.undo())}
      ${iconButton('redo', t('Redo'), on.canRedo, () => on.redo())}
    </div>
    <div class="group last">
      <lens-menu .label=${t('View')} .face=${dropFace('view', t('View'))} .items=${() => viewItems(state, on, t)}></lens-menu>
      <button
        type="button"
        class="button"
        aria-pressed=${state.follow ? 'true' : 'false'}
        aria-label=${t('Follow Cursor')}
        title=${t('Show the activation at the cursor')}
        @click=${() => on.dispatch({ type: 'setOptions', options: { follow: !state.follow } })}
      >
        ${icon('follow')}<span class="widest">${t('Follow Cursor')}</span>
      </button>
      <lens-menu .label=${t('Save')} .face=${dropFace('save', t('Save'))} .items=${() => saveItems(on, t)}></lens-menu>
    </div>
  </div>`;
}

/** The icon stands for the words where there is no room for them. */
const dropFace = (name: 'presets' | 'view' | 'save', text: string): TemplateResult =>
  html`<span class="narrow">${icon(name)}</span><span class="wide">${text}</span> <span class="drop" aria-hidden="true">▾</span>`;

function iconButton(
  name: Parameters<typeof icon>[0],
  label: string,
  isEnabled: boolean,
  run: () => void,
): TemplateResult {
  // Not `disabled`: the focus would be lost with the last step.
  return html`<button
    type="button"
    class="button only-icon"
    aria-label=${label}
    title=${label}
    aria-disabled=${isEnabled ? 'false' : 'true'}
    @click=${run}
  >
    ${icon(name)}
  </button>`;
}

/** The column beside the picture: what moves the window, and the list of keys. */
export function pictureTools(on: ToolbarActions, t: Translate): TemplateResult {
  return html`<div class="tools" role="group" aria-label=${t('Window')}>
    ${iconButton('zoomIn', t('Zoom In (+)'), true, () => on.zoom(1.25))}
    ${iconButton('zoomOut', t('Zoom Out (−)'), true, () => on.zoom(0.8))}
    ${iconButton('fit', t('Fit to Curves (F)'), true, () => on.dispatch({ type: 'fitWindow' }))}
    <lens-keys .t=${t} .label=${t('Keys and Gestures (?)')} .face=${'?'}></lens-keys>
  </div>`;
}

function presetItems(on: ToolbarActions, t: Translate): readonly MenuItem[] {
  return presets.map((preset) => ({
    label: preset.name(t),
    run: () => on.dispatch({ type: 'usePreset', preset }),
  }));
}

function viewItems(state: PanelState, on: ToolbarActions, t: Translate): readonly MenuItem[] {
  const set = (options: Partial<Options>) => on.dispatch({ type: 'setOptions', options });
  const check = (
    label: string,
    name: 'zones' | 'saturated' | 'asymptotes' | 'tangent' | 'equalAspect',
  ): MenuItem => ({
    label,
    kind: 'check',
    checked: state[name],
    run: () => set({ [name]: !state[name] }),
  });
  const drawer = (label: string, name: PanelState['drawer'], more?: Partial<Options>): MenuItem => ({
    label,
    kind: 'check',
    checked: state.drawer === name,
    run: () => set(state.drawer === name ? { drawer: 'none' } : { drawer: name, ...more }),
  });
  const { inputs, points } = state;
  // Whoever opens the drawer for the first time wants to see something.
  const first = {
    inputs: { ...inputs, kind: points.length > 1 ? ('points' as const) : ('normal' as const) },
  };
  const dtypes: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
  return [
    { label: t('Fit to Curves'), hint: 'F', run: () => on.dispatch({ type: 'fitWindow' }) },
    { label: t('Reset'), hint: '0', run: () => on.dispatch(RESET) },
    { ...check(t('Shade Zero Gradient'), 'zones'), separated: true },
    check(t('Shade Small Gradient'), 'saturated'),
    check(t('Asymptotes'), 'asymptotes'),
    check(t('Tangent at Crosshair'), 'tangent'),
    {
      label: t('Log Scale (y)'),
      kind: 'check',
      checked: state.logY,
      run: () => on.dispatch({ type: 'toggleLogY' }),
    },
    check(t('Equal Axes'), 'equalAspect'),
    ...dtypes.map(
      (dtype, i): MenuItem => ({
        label: dtype === 'float64' ? t('float64 (exact)') : t('{0} (PyTorch {1})', dtype, state.release),
        kind: 'radio',
        checked: state.dtype === dtype,
        separated: i === 0,
        run: () => set({ dtype }),
      }),
    ),
    {
      label: nameRelease(state.release),
      more: () =>
        [...releases].reverse().map(
          (release): MenuItem => ({
            label: nameRelease(release),
            kind: 'radio',
            checked: state.release === release,
            run: () => set({ release }),
          }),
        ),
    },
    { ...drawer(t('Table of Values'), 'values'), separated: true },
    drawer(t('Compare Curves'), 'compare'),
    drawer(t('Input Distribution'), 'inputs', inputs.kind === 'none' ? first : undefined),
    drawer(t('Train Networks'), 'train'),
  ];
}

function saveItems(on: ToolbarActions, t: Translate): readonly MenuItem[] {
  const names = Object.entries(formats).map(
    ([format, row]) => [format as ExportFormat, row.label(t)] as const,
  );
  const save = (format: ExportFormat, label: string, themed: boolean, separated = false): MenuItem => ({
    label,
    separated,
    run: () => on.exportPicture('save', format, themed),
  });
  return [
    ...names.map(([format, name]) => save(format, t('Save as {0}…', name), false)),
    save('svg', t('Save as SVG in Theme Colors…'), true, true),
    save('png', t('Save as PNG in Theme Colors…'), true),
    ...names.map(
      ([format, name], i): MenuItem => ({
        label: t('Copy {0}', name),
        separated: i === 0,
        run: () => on.exportPicture('copy', format, false),
      }),
    ),
    { label: t('Copy Link'), separated: true, run: () => on.copyLink() },
  ];
}

/** Arrows move along the toolbar's buttons; Tab does as well, so nothing is out of reach. */
function moveAlong(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const bar = event.currentTarget as HTMLElement;
  const at = event.target as HTMLElement;
  if (by === 0 || !at.matches('.bar .button')) return;
  const buttons = [...bar.querySelectorAll<HTMLElement>('.button')];
  const next = buttons[(buttons.indexOf(at) + by + buttons.length) % buttons.length];
  next?.focus();
  event.preventDefault();
}

/** Gives up words for icons, as far as the row's width asks for it: how long they are depends on the language. */
export function fitToolbar(bar: HTMLElement): void {
  bar.classList.remove('short', 'icons', 'wrapped');
  for (const less of ['short', 'icons', 'wrapped'])
    if (bar.scrollWidth > bar.clientWidth) bar.classList.add(less);
}
