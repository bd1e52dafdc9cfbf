// The drawer that trains networks: alike in everything but the activation, for the panel's visible curves, side by side. What is
// trained follows from the panel's state; this holds the worker and what it reported last.
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { describeRace } from '../../content/train/sentence.ts';
import { encode } from '../../foundation/encode.ts';
import { type Translate, translateBy } from '../../foundation/localization.ts';
import { isPlane } from '../../lab/data.ts';
import type { NetDetails, Summary } from '../../lab/race.ts';
import type { PanelMessage } from '../../protocol/messages.ts';
import { newPanelState, type PanelState } from '../../protocol/state.ts';
import { speeds, type TrainState } from '../../protocol/train.ts';
import type { Action } from '../state/reducer.ts';
import { hireWorker } from '../worker/hire.ts';
import { racersOf } from './entered.ts';
import { settingsFields } from './fields.ts';
import { layersTable } from './layers.ts';
import type { Entered, Order, Report } from './messages.ts';
import { answersPicture, lossPicture, paintSurfaces } from './pictures.ts';

/** What the drawer asks of the panel. */
export interface TrainActions {
  readonly dispatch: (action: Action) => void;
  send(message: PanelMessage): void;
}

/** Milliseconds after which the step is remembered, and the sentence spoken, while training goes on. */
const [REMEMBER, SPEAK] = [1000, 15_000];

class TrainDrawer extends LitElement {
  static override properties: PropertyDeclarations = {
    curves: { attribute: false },
    train: { attribute: false },
    release: { attribute: false },
    t: { attribute: false },
    on: { attribute: false },
    summary: { state: true },
    isAlone: { state: true },
  };
  declare curves: PanelState['curves'];
  declare train: TrainState;
  declare release: PanelState['release'];
  declare t: Translate;
  declare on: TrainActions;
  declare private summary: Summary | undefined;
  /** There is no worker. */
  declare private isAlone: boolean;

  private details: readonly NetDetails[] = [];
  /** The step of the details. */
  private lookedAt = 0;
  private spoken = '';
  private worker: Worker | undefined;
  private raceId = 0;
  /** What is trained, as JSON. */
  private entered = '';
  private waiting: Order | undefined;
  private remembered = 0;
  private said = 0;

  constructor() {
    super();
    this.t = translateBy({});
    this.summary = undefined;
    this.isAlone = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('resize', this.redraw);
    this.theme.observe(document.body, { attributes: true });
    hireWorker('train').then(
      (worker) => {
        this.worker = worker;
        worker.onmessage = ({ data }: MessageEvent<Report>) => this.take(data);
        worker.onerror = () => {
          this.isAlone = true;
        };
        if (this.waiting) worker.postMessage(this.waiting);
        if (!this.isConnected) worker.terminate();
      },
      () => {
        this.isAlone = true;
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('resize', this.redraw);
    this.theme.disconnect();
    this.worker?.terminate();
  }

  /** As far as it is known. */
  private get step(): number {
    return this.summary?.step ?? this.train.step;
  }

  private readonly redraw = () => this.requestUpdate();
  /** Another theme: surfaces are painted in its colors. */
  private readonly theme = new MutationObserver(this.redraw);

  /** Nothing is trained for nobody to see. */
  private readonly look = () => this.order(this.train.isOn && !document.hidden);

  private change(change: Partial<TrainState>): void {
    this.on.dispatch({ type: 'setOptions', options: { train: { ...this.train, ...change } } });
  }

  private order(isOn: boolean, until = this.train.step, race?: Entered): void {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const order: Order = {
      id: this.raceId,
      until: isOn ? Number.POSITIVE_INFINITY : until,
      speed: this.train.speed,
      from: until,
      every: isCalm ? 2000 : 50,
      ...(race ? { race } : {}),
    };
    const { race: first } = this.waiting ?? {};
    this.waiting = first && !race ? { ...order, race: first } : order;
    this.worker?.postMessage(order);
  }

  private take({ id, summary, isResting }: Report): void {
    // What is no longer asked for.
    if (id !== this.raceId) return;
    this.summary = summary;
    if (summary.details) [this.details, this.lookedAt] = [summary.details, summary.step];
    const now = performance.now();
    const { step, isOn } = this.train;
    if (summary.step > step && (isResting || now - this.remembered > REMEMBER)) {
      this.remembered = now;
      this.change({ step: summary.step });
    }
    if (isResting || (isOn && now - this.said > SPEAK)) {
      this.said = now;
      this.spoken = this.sentence();
    }
  }

  private sentence(): string {
    const { racers } = racersOf(this.curves, this.release);
    const names = racers.map(({ name }) => name);
    return describeRace(
      names,
      this.details.map(({ held }) => held),
      this.lookedAt,
      this.t,
    );
  }

  protected override updated(changed: Map<string, unknown>): void {
    const { racers } = racersOf(this.curves, this.release);
    const { settings, isOn, step } = this.train;
    const race: Entered = {
      settings,
      release: this.release,
      activations: racers.map(({ curve: { id, own, parameters } }) => ({
        id,
        parameters,
        ...(own ? { own } : {}),
      })),
    };
    const entered = JSON.stringify(encode(race));
    if (entered !== this.entered) {
      const isFirst = this.entered === '';
      this.entered = entered;
      this.raceId++;
      this.details = [];
      // Other networks begin anew; those of before the page was loaded go to where they were.
      this.order(isOn, isFirst ? step : 0, race);
      if (!isFirst && step > 0) this.change({ step: 0 });
    }
    const before = changed.get('train') as TrainState | undefined;
    if (before && before.speed !== this.train.speed) this.look();
    paintSurfaces(this, this.details);
  }

  protected override render(): TemplateResult {
    const { train, summary, details, t } = this;
    const { settings, isOn, speed } = train;
    const { racers, vectors, isCut } = racersOf(this.curves, this.release);
    // The pictures stand side by side where there is room, else below one another.
    const all = Math.max(240, this.clientWidth - 24);
    const beside = all - (isPlane(settings) ? 172 * racers.length : 396);
    const width = Math.min(beside < 300 ? all : beside, 480);
    const button = (label: string, run: () => void) =>
      html`<button type="button" class="button" @click=${run}>${label}</button>`;
    const remarks = [
      vectors.length > 0 ? t('{0} acts on whole vectors and isn’t trained.', vectors.join(', ')) : '',
      isCut ? t('The first four visible curves are trained.') : '',
      ...racers
        .filter(({ entry }) => entry.isRandomInTraining)
        .map(({ name }) => t('{0} is trained in its form for evaluation.', name)),
      t(
        'Bands are the middle half of the runs, losses and gradients the middle run. Units that are never positive learn nothing where the gradient is 0 below 0.',
      ),
    ];
    const speedNames = speeds.map((one) => (one === 0 ? t('Fastest') : t('{0} steps/s', one)));
    return html`<div class="train-bar" role="group" aria-label=${t('Train Networks')}>
        <button type="button" class="button go" @click=${() => this.play()}>
          ${isOn ? t('Pause') : t('Train')}
        </button>
        ${button(t('Step'), () => this.stepOnce())} ${button(t('Restart'), () => this.restart())}
        <select
          aria-label=${t('Speed')}
          @change=${(event: Event) => {
            this.change({ speed: speeds[(event.target as HTMLSelectElement).selectedIndex] ?? 0 });
          }}
        >
          ${speeds.map((one, at) => html`<option .selected=${one === speed}>${speedNames[at]}</option>`)}
        </select>
        <span data-step=${summary?.step ?? 0}>${t('Step {0}', summary?.step ?? 0)}</span>
        ${button(t('Copy as Python'), () => this.copy())}
      </div>
      ${settingsFields(
        settings,
        t,
        (next) => this.change({ settings: next }),
        () => this.on.send({ type: 'selectedData' }),
      )}
      ${this.isAlone ? html`<p class="verdict">${t('Networks can’t be trained here: no worker could be started.')}</p>` : nothing}
      <p class="verdict">${this.sentence()}</p>
      <p class="unseen" role="status">${this.spoken}</p>
      ${
        summary && summary.curves.length === racers.length && racers.length > 0
          ? html`<div class="pictures">
                ${lossPicture(racers, summary, width, t)}
                ${answersPicture(racers, details, settings, width, t)}
                ${layersTable(racers, details, t)}
              </div>`
          : nothing
      }
      <p class="remark">${remarks.filter(Boolean).join(' ')}</p>`;
  }

  private play(): void {
    const { isOn } = this.train;
    this.said = performance.now();
    // It rests where it has come to.
    this.change({ isOn: !isOn, step: this.step });
    this.order(!isOn, this.step);
  }

  private stepOnce(): void {
    if (this.train.isOn) this.change({ isOn: false });
    this.order(false, this.step + 1);
  }

  private restart(): void {
    this.entered = ' ';
    this.change({ step: 0 });
    this.requestUpdate();
  }

  private copy(): void {
    const { racers } = racersOf(this.curves, this.release);
    const train = { ...this.train, step: this.step };
    const curves = racers.map(({ curve, name }) => ({ ...curve, name }));
    this.on.send({
      type: 'trainScript',
      state: { ...newPanelState(), curves, train, release: this.release },
    });
  }
}

customElements.define('lens-train', TrainDrawer);
