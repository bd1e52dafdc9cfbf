// How the inputs of an activation are spread in a new network that is given N(0, 1): by the linear layer ahead of it, whose
// weights PyTorch draws, or `torch.nn.init` where code certainly calls it.
import { lastName } from '../../catalog/api-path.ts';
import { gainFor } from '../../catalog/gains.ts';
import { bindingsReaching, positionOf, sureValueOf } from '../binder/flow.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Argument, Attribute, Call, Expression, Name } from '../syntax/syntax.ts';
import type { CallTable } from './call-table.ts';
import type { Program } from './dtype-hints.ts';
import { isSameFile, textIn } from './placing.ts';
import { pathOf } from './tensor-changes.ts';
import type { Spread } from './use.ts';

const linear = /^torch\.nn\.(?:modules\.(?:linear\.)?)?Linear$/;
/** Layers whose width dimension 1 has. */
const channelled = /^torch\.nn\.(Conv|BatchNorm|Linear)(?:(?:Transpose)?[123]d)?$/;
/** Modules and methods that move numbers, but keep them. */
const keepers = /^torch\.nn\.(?:Flatten|Unflatten|Identity)$/;
const moves = /^(?:view|reshape|flatten|contiguous|squeeze|unsqueeze)$/;
/** What gives layers other weights than those that they are made with. */
const initializes =
  /(?<!__)init(?!__)|parametriz|^(?:apply|load\w*|from_pretrained|weight|data|vector_to_parameters|(?:spectral|weight)_norm|(?:copy|fill|zero|normal|uniform|mul|add)_)$/i;
const mostSteps = 8;
/** Letters of a layer that anybody would read in a line. */
const LONGEST = 120;

/** The same for the module that stands at a place in `nn.Sequential(…)`, where the layer is the first one. */
export function spreadInSequence(
  values: readonly Expression[],
  at: number,
  program: Program,
  calls: CallTable,
): Spread | undefined {
  const layer = values[at - 1];
  const isFirst = values
    .slice(0, Math.max(0, at - 1))
    .every((one) => one.kind === 'call' && keepers.test(pathOf(one.callee, program.resolver) ?? ''));
  return layer?.kind === 'call' && isFirst ? spreadAfter(layer, program, calls) : undefined;
}

/** How long dimension 1 is behind the layer ahead, in a literal: a linear layer has it last, unless nothing else is left. */
export function channelsAhead(
  values: readonly Expression[],
  at: number,
  resolver: Resolver,
): number | undefined {
  const [flat, layer] = [values[at - 2], values[at - 1]];
  const pathAt = (one: Expression | undefined) =>
    (one?.kind === 'call' && pathOf(one.callee, resolver)) || '';
  const [, kind] = channelled.exec(pathAt(layer)) ?? [];
  const isFlat = /^torch\.nn\.Flatten$/.test(pathAt(flat)) && flat?.kind === 'call' && !flat.arguments[0];
  if (layer?.kind !== 'call' || layer.arguments.some(({ stars }) => stars)) return undefined;
  if (!kind || (kind === 'Linear' && !isFlat)) return undefined;
  const [index, name] =
    kind === 'BatchNorm' ? [0, 'num_features'] : [1, kind === 'Linear' ? 'out_features' : 'out_channels'];
  const given = layer.arguments.find((one, i) => (one.name ? one.name === name : i === index))?.value;
  return given?.kind === 'constant' && given.isInteger ? Number(given.value) : undefined;
}

/** The same for an activation that is given `input`: the answer of a layer that is given what the function around was given. */
export function spreadOf(input: Expression, program: Program, calls: CallTable): Spread | undefined {
  const { resolver } = program;
  const applied = followed(input, resolver);
  const [given] = applied?.kind === 'call' ? applied.arguments : [];
  if (applied?.kind !== 'call' || !given || given.stars > 0 || applied.arguments.length > 1) return undefined;
  const made = layerAt(applied.callee, resolver);
  return made && isGiven(given.value, resolver) ? spreadAfter(made, program, calls) : undefined;
}

/** What a name certainly holds, as the code that computes it. */
function followed(node: Expression, resolver: Resolver, steps = 0): Expression | undefined {
  const value = node.kind === 'name' && steps < mostSteps ? sureValueOf(resolver, node) : undefined;
  return value ? followed(value, resolver, steps + 1) : node;
}

/** Whether a value is a parameter of the function around, moved perhaps. */
function isGiven(node: Expression, resolver: Resolver): boolean {
  const value = followed(node, resolver);
  if (value?.kind === 'name') return isParameter(value, resolver);
  return (
    value?.kind === 'call' &&
    value.callee.kind === 'attribute' &&
    moves.test(value.callee.name) &&
    isGiven(value.callee.object, resolver)
  );
}

function isParameter(node: Name, resolver: Resolver): boolean {
  const place = resolver.placeOf(node);
  const all = place?.scope.bindings.get(node.name);
  if (!place || !all) return false;
  const { bindings, isSure } = bindingsReaching(all, place.block, positionOf(node.chunk, node.start));
  return isSure && bindings.length === 1 && bindings[0]?.bound.kind === 'parameter';
}

/** The call that made the layer which `node` certainly is. */
function layerAt(node: Expression, resolver: Resolver): Call | undefined {
  if (node.kind === 'call') return node;
  const { alternatives, isOpen } = resolver.resolve(node);
  const [only] = alternatives;
  if (isOpen || alternatives.length !== 1 || only?.value.kind !== 'layer' || only.isAssumed) return undefined;
  return only.origin && isCall(only.origin) ? only.origin : undefined;
}

const isCall = (place: object): place is Call => 'kind' in place && place.kind === 'call';

/** What a linear layer makes of N(0, 1); nothing where its weights, or its bias, may be others than are told here. */
function spreadAfter(made: Call, program: Program, calls: CallTable): Spread | undefined {
  const { resolver, chunks } = program;
  const { arguments: list, callee } = made;
  if (!chunks.includes(made.chunk)) return undefined;
  if (!linear.test(pathOf(callee, resolver) ?? '') || list.some(({ stars }) => stars > 0)) return undefined;
  const read = reader(list, ['in_features', 'out_features', 'bias'], resolver);
  const [n, m, hasBias] = [read('in_features'), read('out_features'), read('bias', true)];
  if (typeof n !== 'number' || !(n >= 1) || typeof m !== 'number' || typeof hasBias !== 'boolean')
    return undefined;
  const told = initializations(made, program, calls);
  if (!told) return undefined;
  // Uniform within ±1/√n, weights and bias alike.
  let [weight, bias, init] = [1 / (3 * n), hasBias ? 1 / (3 * n) : 0, ''];
  for (const { call, isBias } of told) {
    const name = lastName(pathOf(call.callee, resolver) ?? '');
    const square = meanSquare(name, call, isBias ? [n, n] : [n, m], resolver);
    if (square === undefined) return undefined;
    if (isBias) bias = square;
    else [weight, init] = [square, name];
  }
  const std = Math.sqrt(n * weight + bias);
  const layer = textIn(made.chunk, made).replace(/\s+/g, ' ');
  return std > 0 && layer.length <= LONGEST ? { std, layer, ...(init ? { init } : {}) } : undefined;
}

/** The calls of `torch.nn.init`; undefined if other code may have a hand in what layers start from. */
function initsOf({ resolver, chunks }: Program): readonly Call[] | undefined {
  const loads = chunks.flatMap((chunk) => chunk.loads);
  const inits = loads.filter(
    (one): one is Call =>
      one.kind === 'call' && /^torch\.nn\.init\.\w+$/.test(pathOf(one.callee, resolver) ?? ''),
  );
  const isTold = (node: Name | Attribute) =>
    inits.some(({ chunk, start, end }) => chunk === node.chunk && start <= node.start && node.end <= end);
  const isOther = (one: Expression) =>
    (one.kind === 'name' || one.kind === 'attribute') && mayInitialize(one) && !isTold(one);
  return loads.some(isOther) ? undefined : inits;
}

/** Those for the weight or the bias of a layer, in order; undefined if other code may have a hand in it. */
function initializations(
  made: Call,
  program: Program,
  calls: CallTable,
): readonly { readonly call: Call; readonly isBias: boolean }[] | undefined {
  const { resolver } = program;
  const inits = calls.once(initsOf, program);
  if (!inits) return undefined;
  const found: { call: Call; isBias: boolean }[] = [];
  for (const call of inits) {
    // `calculate_gain` changes nothing.
    if (!/_$/.test(pathOf(call.callee, resolver) ?? '')) continue;
    const target = call.arguments[0]?.value;
    if (target?.kind !== 'attribute' || !/^(?:weight|bias)$/.test(target.name)) return undefined;
    const layer = layerAt(target.object, resolver);
    if (!layer) return undefined;
    if (layer !== made) continue;
    if (!isAlongside(call, made)) return undefined;
    found.push({ call, isBias: target.name === 'bias' });
  }
  return found;
}

const mayInitialize = ({ kind, name }: Name | Attribute): boolean =>
  initializes.test(name) || (kind === 'attribute' && name === 'bias');

/** Whether a call certainly follows another one in the same function, in no branch and no loop. */
function isAlongside(call: Call, made: Call): boolean {
  const isAfter = positionOf(call.chunk, call.start) > positionOf(made.chunk, made.start);
  if (!isSameFile(call.chunk, made.chunk) || !isAfter) return false;
  const around = ({ chunk, start }: Call) => statementsAt(chunk, start).slice(0, -1);
  const [here, there] = [around(call), around(made)];
  return (
    here.length === there.length &&
    here.every((one, i) => one === there[i]) &&
    here.every(({ kind }) => ['function', 'class', 'scope', 'group'].includes(kind))
  );
}

type Read = (name: string, otherwise?: number | boolean | string) => unknown;

/** Reads a call's constants by their names; undefined for what is no constant, or not given and has no default. */
function reader(list: readonly Argument[], names: readonly string[], resolver: Resolver): Read {
  return (name, otherwise) => {
    const at = names.indexOf(name);
    const given =
      list.find((one) => one.name === name) ?? (list[at]?.name === undefined ? list[at] : undefined);
    if (!given) return otherwise;
    return given.value.kind === 'text'
      ? given.value.value
      : (resolver.constantOf(given.value)?.value ?? undefined);
  };
}

/** The mean square of what an initialization draws around 0, for a layer of n inputs and m outputs; undefined where it is not known. */
function meanSquare(
  name: string,
  { arguments: list }: Call,
  [n, m]: readonly [number, number],
  resolver: Resolver,
): number | undefined {
  if (list.some(({ stars }) => stars > 0)) return undefined;
  const numbers = (names: readonly string[], defaults: readonly number[]) => {
    const read = reader(list, ['tensor', ...names], resolver);
    const values = names.map((one, i) =>
      one === 'gain' ? gainIn(list, defaults[i]) : read(one, defaults[i]),
    );
    return values.every((value) => typeof value === 'number') ? (values as number[]) : undefined;
  };
  const gainIn = (all: readonly Argument[], otherwise = 1): unknown => {
    const given = all.find((one) => one.name === 'gain') ?? (all[1]?.name === undefined ? all[1] : undefined);
    if (given?.value.kind !== 'call') return reader(all, ['tensor', 'gain'], resolver)('gain', otherwise);
    if (pathOf(given.value.callee, resolver) !== 'torch.nn.init.calculate_gain') return undefined;
    const read = reader(given.value.arguments, ['nonlinearity', 'param'], resolver);
    return gainNamed(read('nonlinearity'), read('param', 0.01));
  };
  switch (name) {
    case 'zeros_':
      return 0;
    case 'constant_':
      return numbers(['val'], [])?.[0] === 0 ? 0 : undefined;
    case 'normal_': {
      const [mean, std = 1] = numbers(['mean', 'std'], [0, 1]) ?? [];
      return mean === 0 ? std ** 2 : undefined;
    }
    case 'trunc_normal_': {
      const [mean, std = 1, low = 0, high = 0] = numbers(['mean', 'std', 'a', 'b'], [0, 1, -2, 2]) ?? [];
      // What is cut off at ten standard deviations is nothing.
      return mean === 0 && Math.min(-low, high) >= 10 * std ? std ** 2 : undefined;
    }
    case 'uniform_': {
      const [low = Number.NaN, high = Number.NaN] = numbers(['a', 'b'], [0, 1]) ?? [];
      return low === -high ? high ** 2 / 3 : undefined;
    }
    case 'xavier_uniform_':
    case 'xavier_normal_': {
      const [gain] = numbers(['gain'], [1]) ?? [];
      return gain === undefined ? undefined : (2 * gain ** 2) / (n + m);
    }
    case 'orthogonal_': {
      const [gain] = numbers(['gain'], [1]) ?? [];
      return gain === undefined ? undefined : gain ** 2 / Math.max(n, m);
    }
    case 'kaiming_uniform_':
    case 'kaiming_normal_': {
      const read = reader(list, ['tensor', 'a', 'mode', 'nonlinearity'], resolver);
      const gain = gainNamed(read('nonlinearity', 'leaky_relu'), read('a', 0));
      const fan = { fan_in: n, fan_out: m }[String(read('mode', 'fan_in'))];
      return gain === undefined || fan === undefined ? undefined : gain ** 2 / fan;
    }
    default:
      return undefined;
  }
}

/** What `calculate_gain` answers to a name. */
function gainNamed(name: unknown, slope: unknown): number | undefined {
  if (typeof name !== 'string' || typeof slope !== 'number') return undefined;
  if (name === 'selu') return 3 / 4;
  return /^(?:linear|conv(?:_transpose)?[123]d)$/.test(name) ? 1 : gainFor(name, slope);
}
