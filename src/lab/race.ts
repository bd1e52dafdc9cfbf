// Networks alike in everything but their activation, trained side by side from several seeds, and what is seen of them.
import type { ScalarFunction } from '../functions/function.ts';
import { makeData, REACH } from './data.ts';
import { type Activation, createNetwork, createRoom, type Network, type Rows } from './network.ts';
import type { Optimizer } from './optimizers.ts';
import type { TrainSettings } from './settings.ts';
import { drawLayers, gainOf, scaleLayers } from './start.ts';
import { seedUniform } from './uniform.ts';

/** What a network has between its layers: as it is trained, and the function itself. */
export interface Contestant {
  readonly activation: Activation;
  readonly exact: ScalarFunction & { readonly hasFacts?: boolean };
}

/** Losses of the runs of one network: the middle half of the runs, and the middle one, at each of `steps`. */
interface Band {
  readonly low: Float32Array;
  readonly middle: Float32Array;
  readonly high: Float32Array;
}

/** What is seen of one network at any time. */
interface NetCurves {
  /** On what it is trained on, and on what is held out. */
  readonly train: Band;
  readonly held: Band;
}

/** What takes longer to see: as of the present step; by hidden layer, of the runs that came to a number: shares of all, and the middle gradient. */
export interface NetDetails {
  /** The loss of each run on what is held out; NaN and infinity where it diverged. */
  readonly held: Float32Array;
  /** The middle run's on what it is trained on. */
  readonly train: number;
  /** Units whose input is never above 0. */
  readonly silent: Float32Array;
  /** Slopes under a tenth of the steepest; NaN where there is none. */
  readonly saturated: Float32Array;
  readonly gradient: Float32Array;
  /** What the first run answers, on `SIDE`² places of the plane, or on `ALONG` of the line. */
  readonly answers: Float32Array;
}

/** What is seen. */
export interface Summary {
  readonly step: number;
  /** Where the curves have their points. */
  readonly steps: Float32Array;
  readonly curves: readonly NetCurves[];
  readonly details?: readonly NetDetails[];
}

/** Places that a network is asked at. */
export const SIDE = 48;
export const ALONG = 160;

/** So many points of a curve at most: from there on every second is left out. */
const MOST_POINTS = 200;

/** The largest slope; NaN of a function whose facts do not tell its curve. */
function steepestOf(exact: Contestant['exact']): number {
  if (exact.hasFacts === false) return Number.NaN;
  const { low, high } = exact.facts().gradient;
  return Math.max(-low, high);
}

/** Trains. */
export interface Race {
  readonly step: number;
  advance(steps: number): void;
  summarize(withDetails: boolean): Summary;
}

/** Networks at their start: the same settings always give the same race. */
export function startRace(settings: TrainSettings, contestants: readonly Contestant[]): Race {
  const { depth, width, batch, rate, momentum, loss, init, seed, runs } = settings;
  const { train, held } = makeData(settings);
  const optimizer: Optimizer =
    settings.optimizer === 'sgd'
      ? { name: 'sgd', lr: rate, momentum, weightDecay: 0 }
      : { name: 'adam', lr: rate, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 };
  const sizes = [train.inputs.width, ...Array<number>(depth).fill(width), loss === 'cross-entropy' ? 2 : 1];
  const nets = contestants.map(({ activation, exact }) => {
    const gain = init === 'gain' ? gainOf(exact) : 1;
    const { at } = activation.learned ?? {};
    const steepest = steepestOf(exact);
    return { activation, gain, steepestAt: (learned: number) => (at ? steepestOf(at(learned)) : steepest) };
  });
  const room = createRoom(sizes);
  const lanes = Array.from({ length: runs }, (_, run) => {
    const draw = seedUniform(seed + 1 + run);
    const layers = drawLayers(sizes, draw);
    return {
      nextBatch: batchesOf(train.inputs.count, batch, draw),
      networks: nets.map(({ activation, gain }) =>
        createNetwork(scaleLayers(layers, init, gain), activation, loss, optimizer, room),
      ),
    };
  });
  const places = placesOf(train.inputs.width);
  let [step, stride] = [0, 10];
  let points: readonly Point[] = [];

  const record = (): void => {
    const each = (of: (network: Network) => number) =>
      nets.map((_, at) => lanes.map(({ networks }) => of(networks[at] as Network)));
    const train_ = each((network) => network.lossOn(train.inputs, train.targets));
    const held_ = each((network) => network.lossOn(held.inputs, held.targets));
    points = [...points, { step, train: train_, held: held_ }];
    if (points.length <= MOST_POINTS) return;
    stride *= 2;
    points = points.filter((point) => point.step % stride === 0);
  };
  record();

  const detailsOf = (at: number): NetDetails => {
    const seen = lanes.map(({ networks }) => (networks[at] as Network).look(train.inputs, train.targets));
    const whole = seen.filter((one) => Number.isFinite(one.loss));
    const byLayer = (
      of: (layer: (typeof seen)[number]['layers'][number]) => number,
      middle: (runs: readonly number[]) => number,
    ) =>
      Float32Array.from({ length: depth }, (_, layer) =>
        middle(whole.flatMap(({ layers }) => (layers[layer] ? of(layers[layer]) : []))),
      );
    return {
      held: Float32Array.from(lanes, ({ networks }) =>
        (networks[at] as Network).lossOn(held.inputs, held.targets),
      ),
      train: quantile(
        seen.map((one) => one.loss),
        0.5,
      ),
      silent: byLayer(({ sums }) => silentShare(sums, width), mean),
      saturated: byLayer(({ slopes, learned }) => {
        const limit = (nets[at]?.steepestAt(learned) ?? Number.NaN) / 10;
        return Number.isFinite(limit)
          ? slopes.filter((slope) => Math.abs(slope) < limit).length / slopes.length
          : Number.NaN;
      }, mean),
      gradient: byLayer(
        ({ gradient }) => gradient,
        (runs) => quantile(runs, 0.5),
      ),
      answers: readAnswers(lanes[0]?.networks[at]?.answer(places) ?? new Float32Array(), settings),
    };
  };

  return {
    get step() {
      return step;
    },
    advance(steps) {
      for (let end = step + steps; step < end; ) {
        for (const { nextBatch, networks } of lanes) {
          const rows = nextBatch();
          const [x, y] = [pick(train.inputs, rows), pick(train.targets, rows)];
          for (const network of networks) network.step(x, y);
        }
        step++;
        // The first steps too, for those who take them one by one.
        if (step % stride === 0 || step < 5) record();
      }
    },
    summarize: (withDetails) => ({
      step,
      steps: Float32Array.from(points, (point) => point.step),
      curves: nets.map((_, at) => ({
        train: bandOf(points.map((point) => point.train[at] ?? [])),
        held: bandOf(points.map((point) => point.held[at] ?? [])),
      })),
      ...(withDetails ? { details: nets.map((_, at) => detailsOf(at)) } : {}),
    }),
  };
}

/** The losses of each network's runs at a step. */
interface Point {
  readonly step: number;
  readonly train: readonly (readonly number[])[];
  readonly held: readonly (readonly number[])[];
}

/** Rows in batches, drawn anew once all were there. */
function batchesOf(rows: number, size: number, draw: () => number): () => readonly number[] {
  let order: readonly number[] = [];
  let at = rows;
  return () => {
    if (at >= rows) {
      const keys = Array.from({ length: rows }, draw);
      order = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      at = 0;
    }
    at += size;
    return order.slice(at - size, at);
  };
}

function pick({ width, numbers }: Rows, rows: readonly number[]): Rows {
  const picked = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries())
    picked.set(numbers.subarray(row * width, (row + 1) * width), at * width);
  return { count: rows.length, width, numbers: picked };
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The number below which a share of them lies; what diverged lies above all. */
export function quantile(numbers: ArrayLike<number>, share: number): number {
  const sorted = Array.from(numbers, (one) => (Number.isNaN(one) ? Number.POSITIVE_INFINITY : one)).sort(
    (a, b) => a - b,
  );
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return below === above ? below : below + (above - below) * (place % 1);
}

const bandOf = (points: readonly (readonly number[])[]): Band => {
  const at = (share: number) => Float32Array.from(points, (runs) => quantile(runs, share));
  return { low: at(0.25), middle: at(0.5), high: at(0.75) };
};

/** The share of units whose sums are never above 0. */
function silentShare(sums: Float32Array, width: number): number {
  const heard = new Set<number>();
  for (let i = 0; i < sums.length; i++) if ((sums[i] ?? 0) > 0) heard.add(i % width);
  return 1 - heard.size / width;
}

/** Along the line, or row after row from the top of the plane; none where there are more inputs. */
function placesOf(width: number): Rows {
  const along = (at: number, of: number) => ((2 * at) / (of - 1) - 1) * REACH;
  if (width > 2) return { count: 0, width, numbers: new Float32Array() };
  if (width === 1)
    return {
      count: ALONG,
      width: 1,
      numbers: Float32Array.from({ length: ALONG }, (_, at) => along(at, ALONG)),
    };
  const numbers = new Float32Array(SIDE * SIDE * 2);
  for (let i = 0; i < SIDE * SIDE; i++) {
    numbers[2 * i] = along(i % SIDE, SIDE);
    numbers[2 * i + 1] = -along(Math.floor(i / SIDE), SIDE);
  }
  return { count: SIDE * SIDE, width: 2, numbers };
}

/** What a network's answers mean under its loss: how likely class 1 is, a rate, or themselves. */
function readAnswers(answers: Float32Array, { loss }: TrainSettings): Float32Array {
  const likely = (z: number) => 1 / (1 + Math.exp(-z));
  if (loss === 'cross-entropy')
    return Float32Array.from({ length: answers.length / 2 }, (_, at) =>
      likely((answers[2 * at + 1] ?? 0) - (answers[2 * at] ?? 0)),
    );
  if (loss === 'mse') return answers;
  return answers.map(loss === 'poisson-nll' ? Math.exp : likely);
}
