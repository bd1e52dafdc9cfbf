// Has a worker measure what the drawer of inputs shows, and keeps what is known.
import type { Plan } from '../../lab/depth.ts';
import type { DepthState, PanelState } from '../../protocol/state.ts';
import type { Trace } from '../state/traces.ts';
import { hireWorker } from '../worker/hire.ts';
import { inputOf, isSame } from './input-of.ts';
import type { Answer, Measured, Question } from './messages.ts';

/** The gains that have a name; that which keeps the second moment is worked out. */
const GAINS = { default: 1 / Math.sqrt(3), xavier: 1, he: Math.SQRT2, moment: undefined };

/** nn.Linear's biases are uniform within ±1/√width. */
const planOf = ({ layers, width, init, gain, bias, residual, norm }: DepthState): Plan => ({
  layers,
  gain: init === 'own' ? gain : GAINS[init],
  bias: bias ? 1 / Math.sqrt(3 * width) : 0,
  residual,
  norm,
});

/** Measures the curves of one panel. */
export class Measurer {
  /** By the curves' keys; the last that was known, until something newer is. */
  readonly known = new Map<string, Measured>();
  /** There is no worker. */
  isAlone = false;
  private asked: readonly unknown[] = [];
  private question: Question | undefined;
  private worker: Worker | undefined;
  private isOver = false;

  /** `tell` is called whenever more is known. */
  constructor(private readonly tell: () => void) {
    const fail = () => {
      this.isAlone = true;
      tell();
    };
    hireWorker('measure').then((worker) => {
      if (this.isOver) return worker.terminate();
      this.worker = worker;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => this.take(data);
      worker.onerror = fail;
      if (this.question) worker.postMessage(this.question);
    }, fail);
  }

  /** Begins anew where curves, inputs or layers are others. */
  measure(traces: readonly Trace[], { inputs, points, depth, release }: PanelState): void {
    const asked = [inputs, points, depth, ...traces.map(({ value }) => value)];
    const input = inputOf({ inputs, points });
    if (!input || isSame(asked, this.asked)) return;
    this.asked = asked;
    this.question = {
      id: (this.question?.id ?? 0) + 1,
      input,
      plan: planOf(depth),
      width: depth.width,
      classes: inputs.classes,
      release,
      curves: traces.map(({ state: { key, id, own, parameters }, dtype }) => ({
        key,
        id,
        ...(own ? { own } : {}),
        parameters,
        dtype,
      })),
    };
    this.worker?.postMessage(this.question);
  }

  private take({ id, key, more }: Answer): void {
    // What is no longer asked for.
    if (id !== this.question?.id) return;
    this.known.set(key, { ...this.known.get(key), ...more });
    this.tell();
  }

  stop(): void {
    this.isOver = true;
    this.worker?.terminate();
  }
}
