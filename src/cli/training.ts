// What is told of training and of random numbers: reads the request, checks that all of it fits together, asks the lab.
import { isRecord } from '../foundation/is-record.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import { betweenLayers } from '../lab/between.ts';
import { losses } from '../lab/losses.ts';
import { type Activation, createNetwork, type Layer, type Rows } from '../lab/network.ts';
import type { Optimizer } from '../lab/optimizers.ts';
import { randn } from '../lab/random.ts';
import { rand } from '../lab/uniform.ts';
import { readNumber } from './json.ts';
import { raisedByCall } from './raised.ts';
import {
  type Fields,
  isGiven,
  Refusal,
  readActivation,
  readChoice,
  readNumbers,
  readParameters,
} from './request.ts';

/** As many steps as are taken, and random numbers made, for one request. */
const most = 1_000_000;

export function answerRand(fields: Fields): unknown {
  return { values: rand(readWhole(fields, 'seed', 2 ** 32 - 1), readWhole(fields, 'count', most)) };
}

export function answerRandn(fields: Fields): unknown {
  return { values: randn(readWhole(fields, 'seed', 2 ** 32 - 1), readWhole(fields, 'count', most)) };
}

export function answerTrain(fields: Fields, t: Translate, release: Release): unknown {
  refuseOthers(fields, 'train', members);
  const layers = readLayers(fields);
  const activation = readBetween(fields, t, release);
  const loss = readChoice({ loss: requiredOf(fields, 'loss') }, 'loss', losses);
  const optimizer = readOptimizer(fields);
  const [x, y] = [readTable(fields, 'x'), readTable(fields, 'y')];
  const steps = readWhole(fields, 'steps', most);
  const width = layers.at(-1)?.outputs ?? 0;
  if (x.width !== layers[0]?.inputs)
    throw new Refusal('Each row of x must be as long as the first layer is wide.');
  if (y.count !== x.count) throw new Refusal('y must have as many rows as x.');
  if (loss === 'cross-entropy') {
    const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < width;
    if (y.width !== 1 || !y.numbers.every(isClass))
      throw new Refusal(`For cross-entropy, each row of y must be one class, from 0 to ${width - 1}.`);
  } else if (y.width !== width) throw new Refusal('Each row of y must be as long as the last layer’s bias.');
  const batches = readBatches(fields, x.count).map((rows) => [pick(x, rows), pick(y, rows)] as const);
  if ('error' in activation) return activation;
  const network = createNetwork(layers, activation, loss, optimizer);
  const told: number[] = [];
  for (let step = 0; step <= steps; step++) {
    const [inputs, targets] = batches[step % batches.length] ?? [x, y];
    told.push(step < steps ? network.step(inputs, targets) : network.lossOn(inputs, targets));
  }
  return { losses: told, mode: activation.mode };
}

const members = 'layers activation parameters x y loss optimizer steps batches'.split(' ');

/** Refuses what is not among `known`: who gives more expects it to count. */
function refuseOthers(fields: Fields, what: string, known: readonly string[]): void {
  const other = Object.keys(fields).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new Refusal(`${what} takes ${known.join(', ')}, not ${JSON.stringify(other.slice(0, 60))}.`);
}

/** The activation between the layers, or what PyTorch raises. */
function readBetween(
  fields: Fields,
  t: Translate,
  release: Release,
): (Activation & { readonly mode?: string }) | { readonly error: string } {
  const entry = readActivation(fields, release);
  const parameters = readParameters(fields, entry);
  if (entry.kind === 'vector')
    throw new Refusal('Between layers stands a function of one number; this activation answers vectors.');
  const error = raisedByCall(entry, parameters, { dtype: 'float32' }, t, release);
  if (error !== undefined) return { error };
  const { num_parameters: count = 1 } = parameters;
  if (entry.learned !== undefined && count !== 1)
    throw new Refusal('One number is learned in each layer: num_parameters must be 1.');
  return { ...betweenLayers(entry, parameters), ...(entry.isRandomInTraining ? { mode: 'eval' } : {}) };
}

function requiredOf(fields: Fields, name: string): unknown {
  if (!isGiven(fields, name)) throw new Refusal(`${name} is missing.`);
  return fields[name];
}

function readWhole(fields: Fields, name: string, highest: number): number {
  const value = requiredOf(fields, name);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highest) return value;
  throw new Refusal(`${name} must be a whole number from 0 to ${highest}.`);
}

/** A list of lists of numbers, all of one length. */
function readTable(fields: Fields, name: string): Rows {
  const table = requiredOf(fields, name);
  if (!Array.isArray(table) || table.length === 0)
    throw new Refusal(`${name} must be a list of rows of numbers.`);
  const rows = table.map((_, at) => readNumbers({ [`${name}[${at}]`]: table[at] }, `${name}[${at}]`));
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width))
    throw new Refusal(`The rows of ${name} must all be of one length, of at least 1.`);
  return { count: rows.length, width, numbers: Float32Array.from(rows.flat()) };
}

function readLayers(fields: Fields): readonly Layer[] {
  const value = requiredOf(fields, 'layers');
  if (!Array.isArray(value) || value.length === 0)
    throw new Refusal('layers must be a list of at least one layer.');
  const layers = value.map((entry: unknown, at): Layer => {
    if (!isRecord(entry)) throw new Refusal(`layers[${at}] must be an object.`);
    refuseOthers(entry, `layers[${at}]`, ['weight', 'bias']);
    const { count, width, numbers } = readTable(entry, 'weight');
    const bias = Float32Array.from(readNumbers(entry, 'bias'));
    if (bias.length !== count)
      throw new Refusal(`layers[${at}] must have as many biases as rows of weights.`);
    return { inputs: width, outputs: count, weight: numbers, bias };
  });
  for (const [at, layer] of layers.entries()) {
    const before = layers[at - 1];
    if (before && before.outputs !== layer.inputs)
      throw new Refusal(
        `layers[${at}] takes ${layer.inputs} numbers, the layer before gives ${before.outputs}.`,
      );
  }
  return layers;
}

function readBatches(fields: Fields, rows: number): readonly (readonly number[])[] {
  if (!isGiven(fields, 'batches')) return [Array.from({ length: rows }, (_, row) => row)];
  const { batches } = fields;
  if (!Array.isArray(batches) || batches.length === 0)
    throw new Refusal('batches must be a list of lists of row numbers.');
  return batches.map((_, at) => {
    const name = `batches[${at}]`;
    const batch = readNumbers({ [name]: batches[at] }, name);
    if (batch.length === 0 || !batch.every((row) => Number.isInteger(row) && row >= 0 && row < rows))
      throw new Refusal(`${name} must list rows, from 0 to ${rows - 1}.`);
    return batch;
  });
}

function pick({ width, numbers }: Rows, rows: readonly number[]): Rows {
  const picked = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries())
    picked.set(numbers.subarray(row * width, (row + 1) * width), at * width);
  return { count: rows.length, width, numbers: picked };
}

/** What optimizers take: one may be given what only another uses, as long as that changes nothing. */
const settings = ['name', 'lr', 'momentum', 'betas', 'eps', 'weightDecay'];

/** By torch.optim's rules and defaults. */
function readOptimizer(fields: Fields): Optimizer {
  const value = requiredOf(fields, 'optimizer');
  if (!isRecord(value)) throw new Refusal('optimizer must be an object.');
  const name = readChoice({ name: requiredOf(value, 'name') }, 'name', ['sgd', 'adam']);
  refuseOthers(value, 'optimizer', settings);
  const number = (key: string, otherwise?: number): number => {
    const given = isGiven(value, key) ? readNumber(value[key]) : otherwise;
    if (given !== undefined && given >= 0 && Number.isFinite(given)) return given;
    throw new Refusal(`${key} must be a number of at least 0.`);
  };
  const lr = number('lr');
  const weightDecay = number('weightDecay', 0);
  if (name === 'sgd') return { name, lr, momentum: number('momentum', 0), weightDecay };
  if (number('momentum', 0) !== 0) throw new Refusal('adam takes no momentum: use betas.');
  const betas = isGiven(value, 'betas') ? readNumbers(value, 'betas') : [0.9, 0.999];
  const [first = -1, second = -1] = betas;
  if (betas.length !== 2 || !(first >= 0 && first < 1 && second >= 0 && second < 1))
    throw new Refusal('betas must be two numbers from 0 up to 1.');
  return { name, lr, betas: [first, second], eps: number('eps', 1e-8), weightDecay };
}
