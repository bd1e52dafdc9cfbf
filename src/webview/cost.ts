// Measures what an activation costs on this machine: its time for each number as a ratio to ReLU's over the same array.
import type { Activation, Values } from '../activations/activation.ts';
import { findById } from '../activations/catalogue.ts';
import { curveOf } from '../plot/curve.ts';
import { encode } from '../protocol-fields.ts';
import type { PanelState } from '../protocol-state.ts';
import type { Trace } from './traces.ts';

const COUNT = 20_000;
const ROUNDS = 9;

/** Measures while the comparison is open, anew when curves come or change; not at a slider's every step. */
export class CostMeter {
  /** By the key of a curve, as far as they are measured. */
  ratios: ReadonlyMap<string, number> = new Map();
  private measuredFor = '';
  private stop: () => void = () => {};
  private readonly tell: () => void;

  /** `tell` is called whenever a ratio has come. */
  constructor(tell: () => void) {
    this.tell = tell;
  }

  follow(state: PanelState | undefined, traces: readonly Trace[]): void {
    const wanted =
      state?.drawer === 'compare'
        ? JSON.stringify(state.curves.map(({ key, id, parameters }) => [key, id, encode(parameters)]))
        : '';
    if (wanted === this.measuredFor) return;
    this.measuredFor = wanted;
    this.stop();
    if (wanted === '') return;
    const ratios = new Map<string, number>();
    this.ratios = ratios;
    const entries = traces.map(({ state: { key, parameters }, row }) => ({ key, row, parameters }));
    const timer = setTimeout(() => {
      this.stop = measureCosts(entries, (key, ratio) => {
        ratios.set(key, ratio);
        this.tell();
      });
    }, 300);
    this.stop = () => clearTimeout(timer);
  }
}

/** Times relative to ReLU, told one by one so that the panel stays responsive; answers a function that stops it. */
function measureCosts(
  entries: readonly { readonly key: string; readonly row: Activation; readonly parameters: Values }[],
  tell: (key: string, ratio: number) => void,
): () => void {
  let isStopped = false;
  const input = Float64Array.from({ length: COUNT }, (_, i) => -6 + (12 * i) / COUNT);
  const output = new Float64Array(COUNT);
  const relu = findById('ReLU');
  const run = async () => {
    if (!relu) return;
    for (const { key, row, parameters } of entries) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (isStopped) return;
      // Both in one go, so that whatever else the machine does slows both.
      const base = secondsOf(relu, {}, input, output);
      tell(key, row === relu ? 1 : secondsOf(row, parameters, input, output) / base);
    }
  };
  void run();
  return () => {
    isStopped = true;
  };
}

/** The quickest of some rounds, after a warm-up: what disturbs a round only ever makes it slower. */
function secondsOf(row: Activation, parameters: Values, input: Float64Array, output: Float64Array): number {
  const prepared = row.kind === 'elementwise' ? row.prepare(parameters) : undefined;
  const curve = prepared ? undefined : curveOf(row, parameters, 'value');
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    // Two loops: a call through a common function would be timed instead of a cheap activation.
    if (prepared) for (let i = 0; i < input.length; i++) output[i] = prepared.value(input[i] ?? 0);
    else if (curve) for (let i = 0; i < input.length; i++) output[i] = curve.y(input[i] ?? 0);
    const time = performance.now() - start;
    if (round > 1) best = Math.min(best, time);
  }
  return Math.max(best, 1e-3);
}
