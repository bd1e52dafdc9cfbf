// The plot panel: holds the state, lets the parts draw it, and dispatches what a person and the host do to the reducer.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { OwnActivation } from '../autodiff/own-activation.ts';
import { nameRelease } from '../content/release.ts';
import type { Translate } from '../foundation/localization.ts';
import { translateBy } from '../foundation/localization.ts';
import type { Place } from '../plot/find.ts';
import type { Viewport } from '../plot/scale.ts';
import type { ExportFormat } from '../protocol/formats.ts';
import type { HostMessage, PanelMessage } from '../protocol/messages.ts';
import type { PanelState } from '../protocol/state.ts';
import { attachChart } from './chart/attach.ts';
import { Chart, describeChart } from './chart/chart.ts';
import { applyCurveColors } from './chart/colors.ts';
import {
  describeReadouts,
  drawCrosshair,
  placeCard,
  type Readout,
  readAt,
  readoutCard,
} from './chart/crosshair.ts';
import type { AddCurve } from './controls/add-curve.ts';
import { curveList } from './controls/curve-list.ts';
import type { ListActions } from './controls/curve-menu.ts';
import { describeKeys, type KeyHelp } from './controls/key-help.ts';
import { pictureTools, type ToolbarActions, toolbar } from './controls/toolbar.ts';
import { type Preview, Previews } from './host/previews.ts';
import { type Receiver, receive } from './host/receive.ts';
import { copyPng, exportPicture } from './host/save.ts';
import { answerKey, snap } from './input/keys.ts';
import { navigate } from './input/navigate.ts';
import { answerShortcut } from './input/shortcuts.ts';
import { windowAt, zoomAbout } from './input/window.ts';
import { drawer } from './readouts/drawers.ts';
import { whyEmpty } from './readouts/empty.ts';
import { factsLine } from './readouts/facts-line.ts';
import { describeAllLimits, limitPlaces } from './readouts/limits.ts';
import { Speaker } from './readouts/speech.ts';
import { advance, beginHistory, type History, redo, undo } from './state/history.ts';
import { type Action, RESET, reduce } from './state/reducer.ts';
import { type Trace, tracesOf, visibleOf } from './state/traces.ts';
import { loadLab } from './worker/scripts.ts';

/** `<activation-plot>`: `start` shows a state, `send` and `remember` are the way back to the host. */
export class PlotPanel extends LitElement implements ToolbarActions, ListActions, Receiver {
  static override properties = {
    renaming: { state: true },
    notice: { state: true },
    hovering: { state: true },
    empty: { state: true },
  };
  declare renaming: string | undefined;
  declare notice: string;
  declare hovering: boolean;
  /** Why no curve is to be seen. */
  declare empty: string;
  send: (message: PanelMessage) => void = () => {};
  remember: (state: PanelState) => void = () => {};

  private history: History | undefined;
  private t: Translate = translateBy({});
  private traces: readonly Trace[] = [];
  private readouts: readonly Readout[] = [];
  private readonly chart = new Chart();
  private pending = false;
  private drawerShown: PanelState['drawer'] = 'none';
  private titleSent = '';
  /** What was typed and is no value, by curve and parameter. */
  private refused: ReadonlyMap<string, string> = new Map();
  readonly previews = new Previews((message) => this.send(message));
  private readonly speaker = new Speaker(() => this.querySelector('#spoken'));

  constructor() {
    super();
    this.addEventListener('keydown', this.keyAnywhere);
    this.renaming = undefined;
    this.notice = '';
    this.hovering = false;
    this.empty = '';
  }

  /** What is shown now. */
  get state(): PanelState | undefined {
    return this.history?.present;
  }

  get canUndo(): boolean {
    return (this.history?.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.history?.future.length ?? 0) > 0;
  }

  /** Shows a state, in the language of `t`. */
  start(state: PanelState, t: Translate): void {
    this.t = t;
    // Ahead of everything else on the page: colors that change later are worked out for all of it again.
    applyCurveColors(document.documentElement);
    this.show(beginHistory(state.view ? state : reduce(state, { type: 'fitWindow' })));
  }

  undo(): void {
    if (this.history && this.canUndo) this.goTo(undo(this.history));
  }

  redo(): void {
    if (this.history && this.canRedo) this.goTo(redo(this.history));
  }

  /** Keys and the wheel may come faster than frames: each goes on from where the one before it led, drawn or not. */
  private nextViewport(): Viewport {
    const { state, chart } = this;
    return state?.view ? chart.viewportFor(state.view, state) : chart.viewport;
  }

  /** Takes what the host says while the panel is open. */
  receive(message: Exclude<HostMessage, { type: 'start' }>): void {
    receive(message, this, this.t);
  }

  showPreview(answer: Preview): void {
    this.previews.receive(answer);
    this.requestUpdate();
  }

  takeFormula(answer: OwnActivation | string): void {
    const add = this.querySelector<AddCurve>('lens-add');
    if (typeof answer === 'string') {
      if (add) add.problem = answer;
      return;
    }
    add?.close();
    this.dispatch({ type: 'addCurve', id: answer.name, own: answer });
  }

  readFormula(text: string): void {
    this.send({ type: 'formula', text });
  }

  /** What a person does. */
  readonly dispatch = (action: Action): void => {
    const { history } = this;
    const next = history && advance(history, action, performance.now());
    if (next && next !== history) this.goTo(next);
  };

  private goTo(history: History): void {
    const before = this.state;
    const { present: state } = history;
    if (!before) return;
    // What training comes to is nothing that a person did.
    if (state.train === before.train) this.notice = '';
    this.show(history);
    if (state.follow !== before.follow) this.send({ type: 'follow', on: state.follow });
    if (state.release !== before.release) this.speaker.say(() => nameRelease(state.release));
    else if (state.dtype !== before.dtype)
      this.speaker.say(() => describeAllLimits(this.traces, state, this.t));
  }

  /** All that is on the screen follows from the present state. */
  private show(history: History): void {
    const { present: state } = history;
    this.history = history;
    this.traces = tracesOf(state, this.traces);
    this.remember(state);
    this.requestUpdate();
    this.schedule();
  }

  /** Draws once a frame of the screen, however often the state changes. */
  private schedule(): void {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.draw();
    });
  }

  private draw(): void {
    const { state, traces, chart } = this;
    if (!state) return;
    const { viewport } = chart;
    chart.draw(traces, state, this.t);
    this.empty = whyEmpty(traces, state, chart.isSeen, this.t);
    // A table is laid out for the window that is drawn.
    if (chart.viewport !== viewport && state.drawer !== 'none') this.requestUpdate();
    drawCrosshair(chart.overlay, this.readouts, state, chart.viewport);
    this.placeCard();
    const title = visibleOf(traces)
      .map(({ name }) => name)
      .join(', ');
    if (title !== this.titleSent) this.send({ type: 'title', text: title });
    this.titleSent = title;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { state } = this;
    this.readouts = state?.crosshair === undefined ? [] : readAt(this.traces, state, state.crosshair);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state) return nothing;
    const { traces, readouts, renaming, t } = this;
    const list = {
      traces,
      readouts,
      state,
      renaming,
      previews: this.previews.known,
      refused: this.refused,
      t,
    };
    const above = state.drawer === 'none' ? '' : 'above-table';
    return html`${toolbar(state, this, t)}
      <div class="picture ${above}"><div
        class="plot-area"
        role="application"
        tabindex="0"
        aria-roledescription=${t('plot')}
        aria-label=${describeChart(this.traces, t)}
        aria-describedby="plot-keys"
        @keydown=${this.key}
        @focus=${() => this.showCrosshair()}
        @blur=${() => {
          this.hovering = false;
        }}
      >
        <div class="card" aria-hidden="true" ?hidden=${!this.hovering}>${readoutCard(this.readouts, state)}</div>
        <p class="empty" role="status">${this.empty}</p>
      </div>${pictureTools(this, t)}</div>
      <p id="plot-keys" class="unseen">${describeKeys(t)}</p>
      <div class="unseen" role="status" aria-live="polite" id="spoken"></div>
      <div class="notice" role="status" ?hidden=${this.notice === ''}>${this.notice}</div>
      <div class="below ${above}" tabindex="-1">
        ${curveList(list, this)} ${factsLine(this.traces, state, t)}
      </div>
      ${drawer({
        traces: this.traces,
        state,
        viewport: this.chart.viewport,
        t,
        on: this,
        dispatch: this.dispatch,
        close: () => this.dispatch({ type: 'setOptions', options: { drawer: 'none' } }),
      })}`;
  }

  protected override firstUpdated(): void {
    if (!this.state) return;
    this.attach();
  }

  protected override updated(changed: Map<string, unknown>): void {
    this.previews.follow(this.state);
    if (!this.chart.root.isConnected) this.attach();
    if (changed.has('renaming') && this.renaming) {
      const field = this.querySelector<HTMLInputElement>('.rename');
      field?.focus();
      field?.select();
    }
    if (this.state && this.state.drawer !== this.drawerShown) {
      this.drawerShown = this.state.drawer;
      if (['inputs', 'train'].includes(this.drawerShown))
        loadLab(() => {
          this.notice = this.t('This view couldn’t be loaded. Close the plot and open it again.');
        });
      this.querySelector('.drawer')?.scrollIntoView({ block: 'nearest' });
    }
    this.placeCard();
  }

  /** Puts the picture into its place and listens there; once, as soon as the place is there. */
  private attach(): void {
    const surface = attachChart(this, this.chart, () => this.draw());
    if (!surface) return;
    this.chart.inputs.change = (inputs) => this.dispatch({ type: 'setOptions', options: { inputs } });
    navigate(surface, this.chart.boxLayer, {
      viewport: () => this.chart.viewport,
      nextViewport: () => this.nextViewport(),
      show: (view, moving) => {
        this.chart.moving = moving;
        this.dispatch({ type: 'moveWindow', view });
      },
      rest: () => {
        this.chart.moving = false;
        this.schedule();
      },
      point: (x) => this.point(x),
      crosshair: () => this.state?.crosshair,
      fit: () => this.dispatch({ type: 'fitWindow' }),
    });
  }

  private point(x: number | undefined): void {
    this.hovering = x !== undefined;
    if (x !== undefined) this.moveCrosshair(snap(x, this.chart.viewport));
  }

  private moveCrosshair(x: number): void {
    this.dispatch({ type: 'moveCrosshair', x });
    this.speak();
  }

  private showCrosshair(): void {
    this.hovering = true;
    if (this.state && this.state.crosshair === undefined) {
      const { x0, x1 } = this.chart.viewport;
      this.moveCrosshair(x0 < 0 && x1 > 0 ? 0 : snap((x0 + x1) / 2, this.chart.viewport));
    } else this.speak();
  }

  private speak(place?: Place): void {
    this.speaker.say(() => {
      const x = this.state?.crosshair;
      const visible = visibleOf(this.traces);
      return x === undefined ? '' : describeReadouts(this.readouts, x, this.t, place, visible, this.state);
    });
  }

  exportPicture(action: 'save' | 'copy', format: ExportFormat, themed: boolean): void {
    const { state, traces, chart, t } = this;
    if (!state) return;
    // So that what is copied once more is told once more.
    this.notice = '';
    exportPicture(format, { traces, state, viewport: chart.viewport, t }, themed)
      .then(async (content) => {
        const isCopiedHere = action === 'copy' && format === 'png';
        if (isCopiedHere) await copyPng(content);
        this.send({ type: 'export', action, format, content: isCopiedHere ? '' : content });
      })
      .catch(() => {
        this.notice = t('The picture couldn’t be created. Try another format.');
      });
  }

  copyLink(): void {
    this.notice = '';
    if (this.state) this.send({ type: 'link', state: this.state });
  }

  zoom(factor: number): void {
    const base = this.nextViewport();
    const view = windowAt(base, zoomAbout({ x: base.width / 2, y: base.height / 2 }, factor));
    if (view) this.dispatch({ type: 'moveWindow', view });
  }

  light(key: string | undefined): void {
    this.chart.light(key);
  }

  refuse(field: string, typed: string | undefined): void {
    const others = [...this.refused].filter(([name]) => name !== field);
    this.refused = new Map(typed === undefined ? others : [...others, [field, typed]]);
    this.requestUpdate();
  }

  startRenaming(key: string | undefined): void {
    this.renaming = key;
  }

  preview({ state }: Trace): void {
    this.previews.ask(state);
  }

  writeToCode({ state: { id, parameters, source, own } }: Trace): void {
    if (source) this.send({ type: 'write', id, parameters, source, ...(own ? { own } : {}) });
  }

  private placeCard(): void {
    const card = this.querySelector<HTMLElement>('.card');
    const x = this.state?.crosshair;
    if (card && x !== undefined && this.hovering) placeCard(card, x, this.chart);
  }

  private readonly keyAnywhere = (event: KeyboardEvent): void => {
    const answer = answerShortcut(event);
    if (!answer) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer === 'help') this.querySelector<KeyHelp>('lens-keys')?.toggle();
    else this[answer]();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (!this.state) return;
    const visible = visibleOf(this.traces);
    const { state } = this;
    const answer = answerKey(
      event,
      this.nextViewport(),
      state.crosshair,
      () => visible.map((trace) => trace.value),
      () => limitPlaces(visible, state),
    );
    if (!answer) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer.do === 'crosshair') {
      this.hovering = true;
      this.dispatch({ type: 'moveCrosshair', x: answer.x, follow: true });
      this.speak(answer.place);
    } else if (answer.do === 'view') this.dispatch({ type: 'moveWindow', view: answer.view });
    else
      this.dispatch(
        { fit: { type: 'fitWindow' } as const, reset: RESET, hide: { type: 'hideCrosshair' } as const }[
          answer.do
        ],
      );
  };
}

customElements.define('activation-plot', PlotPanel);
