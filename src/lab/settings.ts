// What somebody chooses of the networks that are trained side by side: everything but their activations.
import { type DataName, dataNames, lossesFor, type OwnRows } from './data.ts';
import type { Loss } from './losses.ts';

/** How weights are drawn before training, by the names that are kept. */
export const initializations = ['default', 'he', 'xavier', 'gain'] as const;
/** One of them; `gain` is the one that keeps the second moment from layer to layer. */
export type Initialization = (typeof initializations)[number];

/** All that networks have in common. */
export interface TrainSettings {
  readonly data: DataName;
  /** The person's own data; none where there are none. */
  readonly rows: OwnRows;
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
  rows: [],
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
  const rows = readRows(value.rows) ?? own.rows;
  const wanted = choice('data', dataNames, own.data);
  const data = wanted === 'own' && rows.length === 0 ? 'spiral' : wanted;
  const losses = lossesFor({ data, rows });
  const first = losses[0] ?? own.loss;
  return {
    data,
    rows,
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

/** As much is trained on of a person's own. */
const mostRows = 1000;
const mostColumns = 17;

/** Rows that can be trained on: all of one length, of at least an input and what should come out; undefined for anything else. */
export function readRows(value: unknown): OwnRows | undefined {
  if (!Array.isArray(value) || value.length < 4 || value.length > mostRows) return undefined;
  const [first] = value;
  const columns = Array.isArray(first) ? first.length : 0;
  const isRow = (row: unknown) =>
    Array.isArray(row) && row.length === columns && row.every((one) => Number.isFinite(one));
  return columns >= 2 && columns <= mostColumns && value.every(isRow) ? value : undefined;
}
