// What a release of PyTorch raises for the tensor that a call is given: its dtype, its shape, what autograd wants of it.

import { elementTypeOf, isIntegerType, namesInC } from '../../arithmetic/element-type.ts';
import type { Activation, Values } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import type { Release } from '../../foundation/release.ts';
import { type ActivationUse, assign, type GivenArgument, type WrittenTensor } from '../../python/index.ts';
import { floatTypeOf } from '../../tensors/parsed-tensor.ts';
import { raisedByDtype, raisedBySettings, raisedByShape } from '../evaluate/raised.ts';
import { isInPlace, knownValues } from '../hover/values.ts';
import { type Words, wordsOf } from './words.ts';

/** Autograd would lose the numbers that it starts from. */
const overwritten = (leaf: 'leaf' | 'view'): string =>
  `RuntimeError: a ${leaf === 'view' ? 'view of a ' : ''}leaf Variable that requires grad is being used in an in-place operation.`;

/** PyTorch's name of a tensor's dtype, `Long`. */
function typeOf({ dtype, text }: WrittenTensor): string | undefined {
  if (dtype !== 'narrow integer') return namesInC[dtype];
  const [, bits] = /\bint(8|16|32)\b/.exec(text) ?? [];
  return bits === undefined ? undefined : { 8: 'Char', 16: 'Short', 32: 'Int' }[bits];
}

/** A tensor and PyTorch's name of its dtype. */
interface Input {
  readonly type: string;
  readonly tensor: WrittenTensor;
}

const readInput = (tensor: WrittenTensor | undefined): Input | undefined => {
  const type = tensor && typeOf(tensor);
  return tensor && type !== undefined ? { type, tensor } : undefined;
};

/** What PyTorch raises where a use overwrites what autograd starts from. */
function raisedByOverwriting(entry: Activation, use: ActivationUse): string | undefined {
  const leaf = use.tensor ? use.tensor.leaf : use.context?.leaf;
  return leaf && isInPlace(entry, use) ? overwritten(leaf) : undefined;
}

/** What PyTorch raises for the input of a use, `RuntimeError: …`, where input and parameters are known. */
export function raisedByInput(
  entry: Activation,
  use: ActivationUse,
  release: Release,
  translate: (text: string, ...args: (string | number)[]) => string,
): string | undefined {
  const values = knownValues(use);
  const isKnown = entry.parameters.every(({ name }) => values[name] !== undefined);
  const input = readInput(use.tensor);
  const isHere = isInPlace(entry, use);
  const refused = raisedByOverwriting(entry, use);
  if (refused !== undefined) return refused;
  const { shape } = use.context ?? {};
  if (!input) return isKnown && shape ? raisedByShape(entry, values, shape) : undefined;
  const words = wordsOf(release);
  const { tensor } = input;
  const isFloat = !isIntegerType(tensor.dtype);
  const dtype = floatTypeOf(tensor, 'float32');
  // Another type is asked for.
  const isConverted = use.settings?.dtype !== undefined && use.settings.dtype.value !== null;
  return (
    raisedByWeight(entry, use, input, words) ??
    (isKnown && isFloat
      ? raisedBySettings(entry, values, dtype, translate, { when: 'call', path: use.apiPath })
      : undefined) ??
    (isKnown ? raisedByShape(entry, values, tensor.shape) : undefined) ??
    (isFloat && !isConverted ? raisedByDtype(entry, dtype, release, false) : undefined) ??
    (isFloat || isConverted ? undefined : raisedByType(entry, use, values, input, isHere, words))
  );
}

/** Integers and bools that no kernel is written for. */
function raisedByType(
  entry: Activation,
  use: ActivationUse,
  values: Values,
  { type, tensor: { shape } }: Input,
  isHere: boolean,
  words: Words,
): string | undefined {
  const { refusal, integers } = entry;
  const unimplemented = (kernel: string) =>
    `${words.unimplemented}: "${kernel}" not implemented for '${type}'`;
  if (type === 'Bool' && refusal?.bools != null) {
    const kind = refusal.bools.includes('not implemented for') ? words.unimplemented : words.boolsRefused;
    return `${kind}: ${refusal.bools}`;
  }
  if (isHere && (integers === 'made floats' || (integers === 'taken' && !refusal))) {
    return `RuntimeError: result type Float can't be cast to the desired output type ${type}`;
  }
  const unsigned = type === 'Byte' ? refusal?.unsigned?.(values) : undefined;
  if (unsigned !== undefined) return unsigned;
  if (refusal?.kernel === undefined || (integers !== undefined && type !== 'Bool')) return undefined;
  const isTraining = entry.isRandomInTraining ? isInTraining(use) : false;
  if (isTraining === undefined) return undefined;
  if (isTraining && refusal.inTraining !== undefined) return unimplemented(refusal.inTraining);
  return unimplemented((isAcross(entry, values, shape) ? refusal.across : undefined) ?? refusal.kernel);
}

/** Whether it acts along a dimension that is not the last. */
function isAcross(entry: Activation, { dim }: Values, { length: rank }: readonly number[]): boolean {
  if (entry.kind !== 'vector' || rank === 0) return false;
  const chosen = entry.fixed?.dim ?? dim;
  const along = typeof chosen === 'number' ? chosen : rank === 0 || rank === 1 || rank === 3 ? 0 : 1;
  return (along < 0 ? along + rank : along) !== rank - 1;
}

/** Of one that draws in training: a module is made in training; a function is told. */
function isInTraining(use: ActivationUse): boolean | undefined {
  if (!/function|method/.test(use.kind)) return use.kind === 'module call' ? true : undefined;
  const { training } = use.settings ?? {};
  return training === undefined ? false : typeof training.value === 'boolean' ? training.value : undefined;
}

/** Of one that learns its slopes: how many there are and of which dtype must fit the input. */
function raisedByWeight(
  { learned, apiPaths }: Activation,
  { apiPath, given = [] }: ActivationUse,
  { type, tensor: { shape } }: Input,
  words: Words,
): string | undefined {
  const path = apiPaths.find((one) => one.path === apiPath);
  if (learned === undefined || !path) return undefined;
  const { assigned } = assign(path, given);
  const weight = path.kind === 'module' ? madeWeight(assigned) : givenWeight(assigned.get(learned));
  if (!weight) return undefined;
  const called = lastName(path.path).toLowerCase();
  const channels = shape.length > 1 ? (shape[1] ?? 1) : 1;
  const differ =
    type === weight.type ? undefined : `RuntimeError: ${words.dtypesDiffer(called, type, weight.type)}`;
  if (differ !== undefined && words.sharedInit === undefined) return differ;
  if (weight.count !== 1) {
    if (shape.length === 0) return 'RuntimeError: Not allow zero-dim input tensor.';
    if (channels !== weight.count) {
      return `RuntimeError: Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.count} and channel size = ${channels}.`;
    }
  }
  return weight.rank > 1 ? `RuntimeError: ${words.weightRank(called, weight.rank)}` : differ;
}

interface Weight {
  readonly count: number;
  readonly rank: number;
  readonly type: string;
}

function givenWeight(argument: GivenArgument | undefined): Weight | undefined {
  const input = readInput(argument?.tensor);
  if (!input) return undefined;
  const { shape } = input.tensor;
  return { count: shape.reduce((all, length) => all * length, 1), rank: shape.length, type: input.type };
}

/** As a module makes it: one slope and float32 by default. */
function madeWeight(assigned: ReadonlyMap<string, GivenArgument>): Weight | undefined {
  const [sizes, dtype] = ['num_parameters', 'dtype'].map((name) => assigned.get(name));
  const count = sizes ? sizes.value : 1;
  if (typeof count !== 'number') return undefined;
  const isUsual = !dtype || dtype.type === 'NoneType';
  const own = isUsual ? 'float32' : elementTypeOf(String(dtype.value));
  return own === undefined || isIntegerType(own) ? undefined : { count, rank: 1, type: namesInC[own] };
}

/** What PyTorch raises for the input of a use; of one argument only, what that one brings about. */
export function raisedOfInput(
  entry: Activation,
  use: ActivationUse,
  release: Release,
  translate: (text: string, ...args: (string | number)[]) => string,
  argument?: string,
): string | undefined {
  if (argument === undefined) return raisedByInput(entry, use, release, translate);
  return argument === 'inplace' ? raisedByOverwriting(entry, use) : undefined;
}
