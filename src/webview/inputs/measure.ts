// Works out what the drawer of inputs shows, a few milliseconds at a time while nothing else is to be done: moments of each
// curve, then its passage through many layers on average, then through one network.
import type { ScalarFunction } from '../../functions/function.ts';
import { meanField, type Passage, passThrough } from '../../lab/depth.ts';
import { estimate } from '../../lab/estimate.ts';
import type { Moments } from '../../lab/moments.ts';
import type { DepthState, PanelState } from '../../protocol/state.ts';
import type { Trace } from '../state/traces.ts';
import { inputOf, isSame } from './input-of.ts';

/** What is known of a curve by now. */
export interface Measured {
  readonly moments?: Moments;
  readonly field?: Passage;
  readonly net?: Passage | undefined;
}

/** Milliseconds that a frame can spare. */
const SLICE = 7;

/** The gains that have a name; that which keeps the second moment is worked out. */
const GAINS = { default: 1 / Math.sqrt(3), xavier: 1, he: Math.SQRT2, moment: undefined };

const gainOf = ({ init, gain }: DepthState) => (init === 'own' ? gain : GAINS[init]);

/** Measures the curves of one panel. */
export class Measurer {
  /** By the curves' keys; the last that was known, until something newer is. */
  readonly known = new Map<string, Measured>();
  private asked: readonly unknown[] = [];
  private steps: Generator<undefined, undefined> | undefined;

  /** `tell` is called whenever more is known. */
  constructor(private readonly tell: () => void) {}

  /** Begins anew where curves, inputs or layers are others. */
  measure(traces: readonly Trace[], state: PanelState): void {
    const asked = [state.inputs, state.points, state.depth, ...traces.map(({ value }) => value)];
    if (isSame(asked, this.asked)) return;
    this.asked = asked;
    if (!this.steps) this.wait();
    this.steps = this.work(traces, state);
  }

  private wait(): void {
    requestIdleCallback(
      () => {
        const end = performance.now() + SLICE;
        while (this.steps && performance.now() < end) if (this.steps.next().done) this.steps = undefined;
        if (this.steps) this.wait();
      },
      { timeout: 100 },
    );
  }

  private *work(traces: readonly Trace[], state: PanelState): Generator<undefined, undefined> {
    const input = inputOf(state);
    if (!input) return;
    const plan = { ...state.depth, gain: gainOf(state.depth) };
    const all = traces.map((trace) => {
      const exact = trace.f as ScalarFunction;
      const f = trace.dtype === 'float64' ? exact : exact.inDtype(trace.dtype);
      const cuts = trace.value.cuts.map(({ x }) => x);
      const slopes = trace.facts?.gradient;
      const tell = (more: Measured) => {
        const { key } = trace.state;
        this.known.set(key, { ...this.known.get(key), ...more });
        this.tell();
      };
      return { exact, f, cuts, steepest: slopes && Math.max(-slopes.low, slopes.high), tell };
    });
    for (const { exact, f, cuts, steepest, tell } of all) {
      tell({ moments: estimate(f, exact, input, cuts, steepest) });
      yield;
    }
    const gains: number[] = [];
    for (const { f, cuts, tell } of all) {
      const field = yield* meanField(f, cuts, input, plan);
      gains.push(field.gain);
      // Dots of another plan would not lie on these lines.
      tell({ field, net: undefined });
    }
    for (const [i, { f, tell }] of all.entries())
      tell({ net: yield* passThrough(f, gains[i] ?? 1, input, plan, plan.width, 1) });
  }
}
