// What somebody chooses of the networks that are trained side by side: everything but their activations.
import { type DataName, dataNames, lossesFor } from './data.ts';
import type { Loss } from './losses.ts';

/** How weights are drawn before training, by the names that are kept. */
export const initializations = ['default', 'he', 'xavier', 'gain'] as const;
/** One of them; `gain` is the one that keeps the second moment from layer to layer. */
export type Initialization = (typeof initializations)[number];

/** All that networks have in common. */
export interface TrainSettings {
  readonly data: DataName;
  /** Hidden layers, and units in each. */
  readonly depth: number;
  readonly width: number;
  readonly batch: number;
  readonly rate: number;
  readonly optimizer: 'sgd' | 'adam';
  /** Of SGD. */
  readonly momentum: number;
  readonly loss: Loss;
  readonly init: Initialization;
  /** Of the data; run r draws its weights and batches with seed + 1 + r. */
  readonly seed: number;
  readonly runs: number;
}

/** A number that can be chosen: from where to where, and whether it is a whole one. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

const whole = (least: number, most: number): Range => ({ least, most, isWhole: true });

/** The settings that are numbers. */
export const ranges = {
  depth: whole(1, 8),
  width: whole(2, 64),
  batch: whole(1, 200),
  rate: { least: 1e-6, most: 100, isWhole: false },
  momentum: { least: 0, most: 0.999, isWhole: false },
  seed: whole(0, 1e9),
  runs: whole(1, 20),
} satisfies Partial<Record<keyof TrainSettings, Range>>;

/** What is trained where nobody has chosen: at this rate some ReLUs die. */
export const usualSettings: TrainSettings = {
  data: 'spiral',
  depth: 3,
  width: 12,
  batch: 40,
  rate: 0.2,
  optimizer: 'sgd',
  momentum: 0.9,
  loss: 'bce-with-logits',
  init: 'default',
  seed: 0,
  runs: 10,
};

/** The settings with what can be read of `value` in the place of their own; a loss that fits no such data gives way. */
export function readSettings(value: Readonly<Record<string, unknown>>, own = usualSettings): TrainSettings {
  const number = (name: keyof typeof ranges): number => {
    const { least, most, isWhole } = ranges[name];
    const given = value[name];
    const fits = typeof given === 'number' && given >= least && given <= most;
    return fits && (!isWhole || Number.isInteger(given)) ? given : own[name];
  };
  const choice = <T>(name: keyof TrainSettings, known: readonly T[], otherwise: T): T =>
    known.find((one) => one === value[name]) ?? otherwise;
  const data = choice('data', dataNames, own.data);
  const losses = lossesFor(data);
  const first = losses[0] ?? own.loss;
  return {
    data,
    depth: number('depth'),
    width: number('width'),
    batch: number('batch'),
    rate: number('rate'),
    optimizer: choice('optimizer', ['sgd', 'adam'], own.optimizer),
    momentum: number('momentum'),
    loss: choice('loss', losses, losses.includes(own.loss) ? own.loss : first),
    init: choice('init', initializations, own.init),
    seed: number('seed'),
    runs: number('runs'),
  };
}
