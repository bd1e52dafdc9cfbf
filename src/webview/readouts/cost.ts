// Measures what an activation costs on this machine: its time for each number as a ratio to ReLU's over the same array.
import type { Activation, Values } from '../../catalog/activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import { baseline } from '../../catalog/roles.ts';
import { debounce } from '../../foundation/debounce.ts';
import { encode } from '../../foundation/encode.ts';
import { finishInSlices } from '../../foundation/generators.ts';
import { curveOf } from '../../plot/curve.ts';
import type { PanelState } from '../../protocol/state.ts';
import type { Trace } from '../state/traces.ts';

const COUNT = 20_000;
const ROUNDS = 3;

/** Measures while the comparison is open, anew when curves come or change; not at a slider's every step. */
export class CostMeter {
  /** By the key of a curve, as far as they are measured. */
  ratios: ReadonlyMap<string, number> = new Map();
  private measuredFor = '';
  private traces: readonly Trace[] = [];
  private readonly later = debounce(() => void this.measure());
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
    this.later.dispose();
    if (wanted === '') return;
    this.ratios = new Map();
    this.traces = traces;
    this.later.in(300);
  }

  private async measure(): Promise<void> {
    const ratios = new Map<string, number>();
    this.ratios = ratios;
    const work = measureCosts(this.traces, (key, ratio) => {
      ratios.set(key, ratio);
      this.tell();
    });
    await finishInSlices(work, 0, () => this.ratios === ratios && this.measuredFor !== '');
  }
}

/** Times relative to the baseline, told one by one; rests after each, so that the panel stays responsive. */
function* measureCosts(
  traces: readonly Trace[],
  tell: (key: string, ratio: number) => void,
): Generator<undefined, void> {
  const input = Float64Array.from({ length: COUNT }, (_, i) => -6 + (12 * i) / COUNT);
  const output = new Float64Array(COUNT);
  // Engines inline the first functions that a loop calls; after some more all are called alike, and the order in
  // which they are measured makes no difference.
  for (const entry of catalog) workOf(entry, {}, input.subarray(0, 1000), output)();
  for (const { state, entry } of traces) {
    yield undefined;
    // Both in one go, so that whatever else the machine does slows both.
    const base = secondsOf(baseline, {}, input, output);
    tell(state.key, entry === baseline ? 1 : secondsOf(entry, state.parameters, input, output) / base);
  }
}

function secondsOf(entry: Activation, parameters: Values, input: Float64Array, output: Float64Array): number {
  return timeOf(workOf(entry, parameters, input, output));
}

function workOf(
  entry: Activation,
  parameters: Values,
  input: Float64Array,
  output: Float64Array,
): () => void {
  const f = entry.functionAt(parameters);
  if (f.kind === 'scalar') return () => f.batch(input, output);
  const curve = curveOf(f, 'value');
  return () => {
    for (let i = 0; i < input.length; i++) output[i] = curve.y(input[i] ?? 0);
  };
}

/** Browsers tell the time in steps of a tenth of a millisecond or more; what is timed has to last many of them. */
const LONG_ENOUGH = 4;

/** How long `work` takes, in milliseconds: the quickest of some rounds, for what disturbs a round only makes it slower. */
export function timeOf(work: () => void, now: () => number = () => performance.now()): number {
  const timeRound = (times: number) => {
    const start = now();
    for (let i = 0; i < times; i++) work();
    return now() - start;
  };
  let times = 1;
  // These rounds are the warm-up as well.
  while (times < 2 ** 20 && timeRound(times) < LONG_ENOUGH) times *= 2;
  const rounds = Array.from({ length: ROUNDS }, () => timeRound(times));
  return Math.max(Math.min(...rounds), 1e-3) / times;
}
