// The plot panel: holds the state, lets the parts draw it, and takes what the person does back into it.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { findById } from '../activations/catalogue.ts';
import type { Place } from '../plot/find.ts';
import type { HostMessage, PanelMessage } from '../protocol.ts';
import { encode } from '../protocol-fields.ts';
import type { PanelState } from '../protocol-state.ts';
import {
  addCurve,
  applyPreset,
  changeCurve,
  duplicateCurve,
  fittedView,
  followUse,
  moveCurve,
  removeCurve,
  renameCurve,
  renewSource,
  setParameter,
} from './actions.ts';
import { Chart, describeChart } from './chart.ts';
import { applyCurveColors } from './colors.ts';
import { measureCosts } from './cost.ts';
import { drawCrosshair, type Reading, readAt, readoutCard, spokenReadings } from './crosshair.ts';
import { curveList, type ListActions } from './curve-list.ts';
import { drawer } from './drawers.ts';
import { factsLine } from './facts-line.ts';
import { answerKey, snap } from './keys.ts';
import type { MenuItem } from './menu.ts';
import { navigate } from './navigate.ts';
import { copyPng, takeAlong } from './save.ts';
import { type ToolbarActions, toolbar } from './toolbar.ts';
import { type Trace, tracesOf } from './traces.ts';
import { t } from './translate.ts';

/** `<activation-plot>`: `start` shows a state, `send` and `remember` are the way back to the host. */
export class PlotPanel extends LitElement {
  static override properties = {
    renaming: { state: true },
    notice: { state: true },
    hovering: { state: true },
  };
  declare renaming: string | undefined;
  declare notice: string;
  declare hovering: boolean;
  send: (message: PanelMessage) => void = () => {};
  remember: (state: PanelState) => void = () => {};

  private current: PanelState | undefined;
  private traces: readonly Trace[] = [];
  private readings: readonly Reading[] = [];
  private readonly chart = new Chart();
  private rebase: () => void = () => {};
  private pending = false;
  private title_ = '';
  /** Measured once for each curve as it is; a slider's every step is not worth it. */
  private costs = new Map<string, number>();
  private measuredFor = '';
  private stopMeasuring: () => void = () => {};
  private speaking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.renaming = undefined;
    this.notice = '';
    this.hovering = false;
  }

  get state(): PanelState | undefined {
    return this.current;
  }

  start(state: PanelState): void {
    this.current = state;
    this.traces = tracesOf(state);
    this.requestUpdate();
    this.schedule();
  }

  /** What the host says while the panel is open. */
  hear(message: Exclude<HostMessage, { type: 'start' }>): void {
    if (message.type === 'notice') this.notice = message.text;
    else if (message.type === 'written') this.change((state) => renewSource(state, message.source));
    else if (this.current?.follow) this.change((state) => followUse(state, message));
  }

  private change(next: (state: PanelState) => PanelState): void {
    if (!this.current) return;
    const before = this.current;
    this.current = next(before);
    if (this.current === before) return;
    this.traces = tracesOf(this.current);
    this.notice = '';
    this.requestUpdate();
    this.schedule();
  }

  private set(change: Partial<PanelState>): void {
    this.change((state) => ({ ...state, ...change }));
  }

  /** Draws once a frame, however often the state changes. */
  private schedule(): void {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.draw();
      if (this.current) this.remember(this.current);
    });
  }

  private draw(): void {
    if (!this.current) return;
    if (!this.current.view) {
      this.current = { ...this.current, view: fittedView(this.current, this.traces) };
      this.requestUpdate();
    }
    this.chart.draw(this.traces, this.current);
    this.drawReadings();
    this.rebase();
    const names = this.traces.filter((trace) => !trace.state.hidden).map((trace) => trace.name);
    const title = names.join(', ');
    if (title !== this.title_) this.send({ type: 'title', text: title });
    this.title_ = title;
  }

  private drawReadings(): void {
    if (!this.current) return;
    drawCrosshair(this.chart.overlay, this.readings, this.current, this.chart.frame);
    this.placeCard();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const state = this.current;
    this.readings = state?.crosshair === undefined ? [] : readAt(this.traces, state, state.crosshair);
  }

  /** Measures while the comparison is open, anew when curves come or change their parameters. */
  private measure(): void {
    const state = this.current;
    const wanted =
      state?.drawer === 'compare'
        ? JSON.stringify(state.curves.map(({ key, id, parameters }) => [key, id, encode(parameters)]))
        : '';
    if (wanted === this.measuredFor) return;
    this.measuredFor = wanted;
    this.stopMeasuring();
    if (wanted === '') return;
    this.costs = new Map();
    const entries = this.traces.map(({ state: { key, parameters }, row }) => ({ key, row, parameters }));
    const timer = setTimeout(() => {
      this.stopMeasuring = measureCosts(entries, (key, ratio) => {
        this.costs.set(key, ratio);
        this.requestUpdate();
      });
    }, 300);
    this.stopMeasuring = () => clearTimeout(timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const state = this.current;
    if (!state) return nothing;
    const list = { traces: this.traces, readings: this.readings, state, renaming: this.renaming };
    return html`${toolbar(state, this.toolbarActions)}
      <div
        class="plot-area"
        role="application"
        tabindex="0"
        aria-roledescription=${t('plot')}
        aria-label=${describeChart(this.traces)}
        aria-describedby="plot-keys"
        @keydown=${this.key}
        @focus=${() => this.showCrosshair()}
        @blur=${() => {
          this.hovering = false;
        }}
      >
        <div class="card" aria-hidden="true" ?hidden=${!this.hovering}>${readoutCard(this.readings, state)}</div>
        ${this.traces.length === 0 ? html`<p class="empty">${t('Add a curve to see it here.')}</p>` : nothing}
      </div>
      <p id="plot-keys" class="unseen">
        ${t('Arrow keys move the crosshair, Page Up and Page Down in larger steps, Home and End to the edges. N and P jump to the next and previous kink, jump, zero or crossing. Plus and minus zoom, Shift with the arrows moves the window, F fits it to the curves, 0 resets it, Escape hides the crosshair.')}
      </p>
      <div class="unseen" role="status" aria-live="polite" id="spoken"></div>
      <div class="notice" role="status" ?hidden=${this.notice === ''}>${this.notice}</div>
      <div class="below" tabindex="-1">
        ${curveList(list, this.listActions)} ${factsLine(this.traces, state)} ${drawer({
          traces: this.traces,
          state,
          frame: this.chart.frame,
          costs: this.costs,
          close: () => this.set({ drawer: 'none' }),
        })}
      </div>`;
  }

  protected override firstUpdated(): void {
    if (!this.current) return;
    this.attach();
  }

  protected override updated(changed: Map<string, unknown>): void {
    this.measure();
    if (!this.chart.root.isConnected) this.attach();
    if (changed.has('renaming') && this.renaming) {
      const field = this.querySelector<HTMLInputElement>('.rename');
      field?.focus();
      field?.select();
    }
    this.placeCard();
  }

  /** Puts the picture into its place and listens there; once, as soon as the place is there. */
  private attach(): void {
    const area = this.querySelector<HTMLElement>('.plot-area');
    const surface = this.chart.plot.querySelector<SVGRectElement>('.surface');
    if (!area || !surface) return;
    area.prepend(this.chart.root);
    applyCurveColors(document.documentElement);
    const measure = () => {
      this.chart.resize(area.clientWidth, area.clientHeight);
      this.draw();
    };
    measure();
    new ResizeObserver(measure).observe(area);
    new MutationObserver(() => applyCurveColors(document.documentElement)).observe(document.body, {
      attributes: true,
      attributeFilter: ['class', 'data-vscode-theme-id'],
    });
    this.rebase = navigate(surface, this.chart.boxLayer, {
      frame: () => this.chart.frame,
      show: (view, moving) => {
        this.chart.moving = moving;
        this.set({ view });
      },
      point: (x) => this.point(x),
      fit: () => this.fit(),
    });
  }

  private point(x: number | undefined): void {
    this.hovering = x !== undefined;
    if (x !== undefined) this.moveCrosshair(snap(x, this.chart.frame));
  }

  private moveCrosshair(x: number, place?: Place): void {
    this.set({ crosshair: x });
    this.speak(place);
  }

  private showCrosshair(): void {
    this.hovering = true;
    if (this.current && this.current.crosshair === undefined) {
      const { x0, x1 } = this.chart.frame;
      this.moveCrosshair(x0 < 0 && x1 > 0 ? 0 : snap((x0 + x1) / 2, this.chart.frame));
    } else this.speak();
  }

  /** Speaks when the crosshair comes to rest, not at every pixel on its way. */
  private speak(place?: Place): void {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      const [region, x] = [this.querySelector('#spoken'), this.current?.crosshair];
      if (!region || x === undefined) return;
      const visible = this.traces.filter((trace) => !trace.state.hidden);
      region.textContent = spokenReadings(this.readings, x, place, visible);
    }, 150);
  }

  private placeCard(): void {
    const card = this.querySelector<HTMLElement>('.card');
    const x = this.current?.crosshair;
    if (!card || x === undefined || !this.hovering) return;
    const { frame } = this.chart;
    const left =
      Number(this.chart.plot.getAttribute('x')) + ((x - frame.x0) / (frame.x1 - frame.x0)) * frame.width;
    const room = this.chart.root.clientWidth;
    const width = card.offsetWidth;
    // Left of the line, where rising curves leave room, unless that is beyond the edge.
    const beside = left - width - 12 > 4 ? left - width - 12 : Math.min(left + 12, room - width - 4);
    card.style.transform = `translate(${Math.round(Math.max(4, beside))}px, 20px)`;
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (!this.current) return;
    const visible = this.traces.filter((trace) => !trace.state.hidden);
    const answer = answerKey(event, this.chart.frame, this.current.crosshair, () =>
      visible.map((trace) => trace.value),
    );
    if (!answer) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer.do === 'crosshair') {
      this.hovering = true;
      this.moveCrosshair(answer.x, answer.place);
      this.keepInSight(answer.x);
    } else if (answer.do === 'view') this.set({ view: answer.view });
    else if (answer.do === 'fit') this.fit();
    else if (answer.do === 'reset') this.reset();
    else this.change(({ crosshair: _, ...state }) => state);
  };

  /** The window follows a crosshair that the keys push beyond its edge. */
  private keepInSight(x: number): void {
    this.change((state) => {
      const { view } = state;
      if (!view || (x >= view.x0 && x <= view.x1)) return state;
      const by = x < view.x0 ? x - view.x0 : x - view.x1;
      return { ...state, view: { ...view, x0: view.x0 + by, x1: view.x1 + by } };
    });
  }

  private fit(): void {
    this.change((state) => ({ ...state, view: fittedView(state, this.traces) }));
  }

  private reset(): void {
    this.change((state) => ({ ...state, view: fittedView(state, this.traces, { x0: -5, x1: 5 }) }));
  }

  private readonly toolbarActions: ToolbarActions = {
    add: (id) => this.change((state) => addCurve(state, id)),
    usePreset: (preset) => {
      const [x0, x1] = preset.x ?? [-5, 5];
      this.change((state) => applyPreset(state, preset));
      this.change((state) => ({ ...state, view: fittedView(state, this.traces, { x0, x1 }) }));
    },
    toggleShown: (quantity) =>
      this.change((state) => ({ ...state, shown: { ...state.shown, [quantity]: !state.shown[quantity] } })),
    set: (change) => this.set(change),
    fit: () => this.fit(),
    reset: () => this.reset(),
    follow: (on) => {
      this.set({ follow: on });
      this.send({ type: 'follow', on });
    },
    take: (action, format, themed) => {
      if (!this.current) return;
      const picture = { traces: this.traces, state: this.current, frame: this.chart.frame };
      takeAlong(format, picture, themed)
        .then(async (content) => {
          const isCopiedHere = action === 'copy' && format === 'png';
          if (isCopiedHere) await copyPng(content);
          this.send({ type: 'export', action, format, content: isCopiedHere ? '' : content });
        })
        .catch(() => {
          this.notice = t('The picture could not be made. Try another format.');
        });
    },
  };

  private readonly listActions: ListActions = {
    setParameter: (key, name, value) => this.change((state) => setParameter(state, key, name, value)),
    rename: (key, name) => {
      this.renaming = undefined;
      this.change((state) => renameCurve(state, key, name));
    },
    startRenaming: (key) => {
      this.renaming = key;
    },
    toggleHidden: (key) =>
      this.change((state) => changeCurve(state, key, (curve) => ({ ...curve, hidden: !curve.hidden }))),
    menu: (trace) => this.curveMenu(trace),
    writeToCode: (trace) => {
      const { id, parameters, source } = trace.state;
      if (source) this.send({ type: 'write', id, parameters, source });
    },
  };

  private curveMenu(trace: Trace): readonly MenuItem[] {
    const { key, hidden, source } = trace.state;
    const baseline = this.current?.baseline ?? this.traces[0]?.state.key;
    const at = this.traces.indexOf(trace);
    const defaults = Object.fromEntries(
      (findById(trace.row.id)?.parameters ?? []).flatMap(({ name, default: value, example }) =>
        value === undefined && example === undefined ? [] : [[name, value ?? example ?? null]],
      ),
    );
    return [
      { label: t('Rename'), run: () => this.listActions.startRenaming(key) },
      { label: hidden ? t('Show') : t('Hide'), run: () => this.listActions.toggleHidden(key) },
      { label: t('Duplicate'), run: () => this.change((state) => duplicateCurve(state, key)) },
      {
        label: t('Back to PyTorch’s defaults'),
        disabled: trace.row.parameters.length === 0,
        run: () =>
          this.change((state) => changeCurve(state, key, (curve) => ({ ...curve, parameters: defaults }))),
      },
      {
        label: t('Measure the others from this curve'),
        checked: baseline === key,
        run: () =>
          this.change((state) => ({ ...state, baseline: key, shown: { ...state.shown, difference: true } })),
      },
      ...(source ? [{ label: t('Write to code'), run: () => this.listActions.writeToCode(trace) }] : []),
      {
        label: t('Move up'),
        separated: true,
        disabled: at <= 0,
        run: () => this.change((state) => moveCurve(state, key, -1)),
      },
      {
        label: t('Move down'),
        disabled: at === this.traces.length - 1,
        run: () => this.change((state) => moveCurve(state, key, 1)),
      },
      { label: t('Remove'), separated: true, run: () => this.change((state) => removeCurve(state, key)) },
    ];
  }
}

customElements.define('activation-plot', PlotPanel);
