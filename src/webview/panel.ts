// The plot panel: holds the state, lets the parts draw it, and takes what the person does back into it.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Place } from '../plot/find.ts';
import type { Viewport } from '../plot/scale.ts';
import type { HostMessage, PanelMessage } from '../protocol/messages.ts';
import type { PanelState } from '../protocol/state.ts';
import { Chart, describeChart } from './chart/chart.ts';
import { applyCurveColors } from './chart/colors.ts';
import {
  drawCrosshair,
  placeCard,
  type Reading,
  readAt,
  readoutCard,
  spokenReadings,
} from './chart/crosshair.ts';
import { type Controlled, listActionsOf, toolbarActionsOf } from './controls/controls.ts';
import { curveList } from './controls/curve-list.ts';
import { toolbar } from './controls/toolbar.ts';
import { Previews } from './host/previews.ts';
import { t } from './host/translate.ts';
import { answerKey, snap } from './input/keys.ts';
import { navigate } from './input/navigate.ts';
import { CostMeter } from './readouts/cost.ts';
import { drawer } from './readouts/drawers.ts';
import { whyEmpty } from './readouts/empty.ts';
import { factsLine } from './readouts/facts-line.ts';
import { limitPlaces, spokenLimits } from './readouts/limits.ts';
import { Speaker } from './readouts/speech.ts';
import { fittedView, followUse, keepInSight, renewSource, stayFitted } from './state/actions.ts';
import { type Trace, tracesOf, visibleOf } from './state/traces.ts';

/** `<activation-plot>`: `start` shows a state, `send` and `remember` are the way back to the host. */
export class PlotPanel extends LitElement implements Controlled {
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

  private current: PanelState | undefined;
  traces: readonly Trace[] = [];
  private readonly toolbar = toolbarActionsOf(this);
  private readonly list = listActionsOf(this);
  private readings: readonly Reading[] = [];
  private readonly chart = new Chart();
  private pending = false;
  private drawerShown: PanelState['drawer'] = 'none';
  private title_ = '';
  private readonly costs = new CostMeter(() => this.requestUpdate());
  readonly previews = new Previews((message) => this.send(message));
  private readonly speaker = new Speaker(() => this.querySelector('#spoken'));

  constructor() {
    super();
    this.renaming = undefined;
    this.notice = '';
    this.hovering = false;
    this.empty = '';
  }

  get state(): PanelState | undefined {
    return this.current;
  }

  get viewport(): Viewport {
    return this.chart.viewport;
  }

  start(state: PanelState): void {
    this.current = state;
    this.traces = tracesOf(state);
    this.remember(state);
    this.requestUpdate();
    this.schedule();
  }

  /** Keys and the wheel may come faster than frames: each goes on from where the one before it led, drawn or not. */
  private nextViewport(): Viewport {
    const { current } = this;
    return current?.view ? this.chart.viewportFor(current.view, current) : this.chart.viewport;
  }

  /** What the host says while the panel is open. */
  receive(message: Exclude<HostMessage, { type: 'start' }>): void {
    if (message.type === 'notice') this.notice = message.text;
    else if (message.type === 'preview') {
      this.previews.receive(message);
      this.requestUpdate();
    } else if (message.type === 'written') this.change((state) => renewSource(state, message.source));
    else if (this.current?.follow) this.change((state) => followUse(state, message));
  }

  change(next: (state: PanelState) => PanelState): void {
    if (!this.current) return;
    const before = this.current;
    this.current = stayFitted(before, next(before));
    if (this.current === before) return;
    this.traces = tracesOf(this.current);
    this.notice = '';
    const { current, traces } = this;
    this.remember(current);
    if (current.dtype !== before.dtype) this.speaker.say(() => spokenLimits(traces, current));
    this.requestUpdate();
    this.schedule();
  }

  private set(change: Partial<PanelState>): void {
    this.change((state) => ({ ...state, ...change }));
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
    if (!this.current) return;
    if (!this.current.view) {
      this.current = { ...this.current, view: fittedView(this.current, this.traces) };
      this.remember(this.current);
      this.requestUpdate();
    }
    const { viewport } = this.chart;
    this.chart.draw(this.traces, this.current);
    this.empty = whyEmpty(this.traces, this.current, this.chart.isSeen);
    // A table is laid out for the window that is drawn.
    if (this.chart.viewport !== viewport && this.current.drawer !== 'none') this.requestUpdate();
    this.drawReadings();
    const names = visibleOf(this.traces).map((trace) => trace.name);
    const title = names.join(', ');
    if (title !== this.title_) this.send({ type: 'title', text: title });
    this.title_ = title;
  }

  private drawReadings(): void {
    if (!this.current) return;
    drawCrosshair(this.chart.overlay, this.readings, this.current, this.chart.viewport);
    this.placeCard();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const state = this.current;
    this.readings = state?.crosshair === undefined ? [] : readAt(this.traces, state, state.crosshair);
  }

  protected override render(): TemplateResult | typeof nothing {
    const state = this.current;
    if (!state) return nothing;
    const { traces, readings, renaming } = this;
    const list = { traces, readings, state, renaming, previews: this.previews.known };
    return html`${toolbar(state, this.toolbar)}
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
        <p class="empty" role="status">${this.empty}</p>
      </div>
      <p id="plot-keys" class="unseen">
        ${t('Arrow keys move the crosshair, Page Up and Page Down in larger steps, Home and End to the edges. N and P jump to the next and previous kink, jump, zero or crossing. Plus and minus zoom, Shift with the arrows moves the window, F fits it to the curves, 0 resets it, Escape hides the crosshair.')}
      </p>
      <div class="unseen" role="status" aria-live="polite" id="spoken"></div>
      <div class="notice" role="status" ?hidden=${this.notice === ''}>${this.notice}</div>
      <div class="below" tabindex="-1">
        ${curveList(list, this.list)} ${factsLine(this.traces, state)} ${drawer({
          traces: this.traces,
          state,
          viewport: this.chart.viewport,
          costs: this.costs.ratios,
          close: () => this.set({ drawer: 'none' }),
        })}
      </div>`;
  }

  protected override firstUpdated(): void {
    if (!this.current) return;
    this.attach();
  }

  protected override updated(changed: Map<string, unknown>): void {
    this.costs.follow(this.current, this.traces);
    this.previews.follow(this.current);
    if (!this.chart.root.isConnected) this.attach();
    if (changed.has('renaming') && this.renaming) {
      const field = this.querySelector<HTMLInputElement>('.rename');
      field?.focus();
      field?.select();
    }
    if (this.current && this.current.drawer !== this.drawerShown) {
      this.drawerShown = this.current.drawer;
      this.querySelector('.drawer')?.scrollIntoView({ block: 'nearest' });
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
    navigate(surface, this.chart.boxLayer, {
      viewport: () => this.chart.viewport,
      nextViewport: () => this.nextViewport(),
      show: (view, moving) => {
        this.chart.moving = moving;
        this.set({ view });
      },
      rest: () => {
        this.chart.moving = false;
        this.schedule();
      },
      point: (x) => this.point(x),
      crosshair: () => this.current?.crosshair,
      fit: () => this.toolbar.fit(),
    });
  }

  private point(x: number | undefined): void {
    this.hovering = x !== undefined;
    if (x !== undefined) this.moveCrosshair(snap(x, this.chart.viewport));
  }

  private moveCrosshair(x: number, place?: Place): void {
    this.set({ crosshair: x });
    this.speak(place);
  }

  private showCrosshair(): void {
    this.hovering = true;
    if (this.current && this.current.crosshair === undefined) {
      const { x0, x1 } = this.chart.viewport;
      this.moveCrosshair(x0 < 0 && x1 > 0 ? 0 : snap((x0 + x1) / 2, this.chart.viewport));
    } else this.speak();
  }

  private speak(place?: Place): void {
    this.speaker.say(() => {
      const x = this.current?.crosshair;
      const visible = visibleOf(this.traces);
      return x === undefined ? '' : spokenReadings(this.readings, x, place, visible, this.current);
    });
  }

  private placeCard(): void {
    const card = this.querySelector<HTMLElement>('.card');
    const x = this.current?.crosshair;
    if (card && x !== undefined && this.hovering) placeCard(card, x, this.chart);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (!this.current) return;
    const visible = visibleOf(this.traces);
    const state = this.current;
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
      this.moveCrosshair(answer.x, answer.place);
      this.change((state) => keepInSight(state, answer.x));
    } else if (answer.do === 'view') this.set({ view: answer.view });
    else if (answer.do === 'fit') this.toolbar.fit();
    else if (answer.do === 'reset') this.toolbar.reset();
    else this.change(({ crosshair: _, ...state }) => state);
  };
}

customElements.define('activation-plot', PlotPanel);
