// What autograd has to do with a tensor, as far as code says so for certain: whether it follows it, whether it is a leaf, and
// which operation needs the numbers that it holds for backward. Runs nothing.
import { lastName } from '../../catalog/api-path.ts';
import { sureValueOf } from '../binder/flow.ts';
import { findApiPath, findMethod } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { learns, needsAnswer } from '../resolver/torch.ts';
import type { Alternative, KnownActivation, WrittenPlace } from '../resolver/values.ts';
import type { Argument, Call, Expression } from '../syntax/syntax.ts';
import { bindArguments } from './arguments.ts';
import { isOffAt } from './looking.ts';
import { textIn } from './placing.ts';
import { maker, pathOf } from './tensor-changes.ts';

const mostSteps = 12;
const parameter = /^torch\.nn\.(?:parameter\.)?Parameter$/;
const moreMakers = /^torch\.(?:randn?|empty|randint|randperm|eye|rand_like|randn_like|zeros_like|ones_like)$/;
/** Methods whose answer is the same memory. */
const view =
  /^(?:view|view_as|squeeze|unsqueeze|transpose|t|permute|expand|expand_as|narrow|select|diagonal)$/;

/** Functions and methods through which no gradient flows. */
const stops =
  /^(?:detach|no_grad|item|size|dim|numel|tolist|numpy|arg\w+|\w+_like|new_\w+|eq|ne|[lg][te]|is\w+|logical_\w+|\w*nonzero|bincount|any|all|bool|int|long|multinomial)$/;

/** How autograd sees a tensor that is written down: a leaf that requires grad, or a view of one. */
export type Leaf = 'leaf' | 'view';

/** Whether `node` certainly is a leaf that requires grad, or a view of one, or undefined if it is not one, or it is unknown. */
export function findLeaf(node: Expression, resolver: Resolver, depth = 0): Leaf | undefined {
  if (depth > mostSteps) return undefined;
  const viewOf = (inner: Expression) => (findLeaf(inner, resolver, depth + 1) ? 'view' : undefined);
  switch (node.kind) {
    case 'name': {
      const value = sureValueOf(resolver, node);
      return value && findLeaf(value, resolver, depth + 1);
    }
    case 'attribute': {
      if (/^m?T$/.test(node.name)) return viewOf(node.object);
      const made = madeOnce(node, resolver);
      if (made) return parameterAt(made, resolver);
      return isWeight(node.object, node.name, resolver) ? 'leaf' : undefined;
    }
    case 'subscript': {
      const index = node.index && resolver.constantOf(node.index);
      return index?.isInteger ? viewOf(node.object) : undefined;
    }
    case 'call': {
      const path = pathOf(node.callee, resolver);
      if (path !== undefined) return parameterAt(node, resolver);
      const { callee, arguments: list } = node;
      if (callee.kind !== 'attribute') return undefined;
      if (callee.name === 'requires_grad_') {
        const isOn = list.length === 0 || resolver.constantOf((list[0] as Argument).value)?.value === true;
        return isOn && isFresh(callee.object, resolver) ? 'leaf' : undefined;
      }
      return view.test(callee.name) ? viewOf(callee.object) : undefined;
    }
    default:
      return undefined;
  }
}

/** A call that makes a tensor without a history: `torch.zeros(3)`. */
function isFresh(node: Expression, resolver: Resolver): boolean {
  if (node.kind !== 'call') return false;
  const path = pathOf(node.callee, resolver) ?? '';
  return path.startsWith('torch.') && (maker.test(path) || moreMakers.test(path));
}

function parameterAt(node: Call, resolver: Resolver): Leaf | undefined {
  const path = pathOf(node.callee, resolver) ?? '';
  const required = flagOf(node, 'requires_grad', resolver);
  if (parameter.test(path)) {
    const second = node.arguments.filter(({ name }) => name === undefined)[1];
    const given = second ? (resolver.constantOf(second.value)?.value ?? null) : required;
    return given === undefined || given === true ? 'leaf' : undefined;
  }
  return required === true && isFresh(node, resolver) ? 'leaf' : undefined;
}

/** The value of a flag that is given by its name: null where it is given, but not known. */
function flagOf({ arguments: list }: Call, name: string, resolver: Resolver): boolean | null | undefined {
  const given = list.find((one) => one.name === name);
  if (!given) return undefined;
  const value = resolver.constantOf(given.value)?.value;
  return typeof value === 'boolean' ? value : null;
}

/** The weight of a layer of PyTorch's that was made in sight. */
function isWeight(object: Expression, name: string, resolver: Resolver): boolean {
  return name === 'weight' && onlyOf(object, resolver)?.value.kind === 'layer' && learnsAt(object, resolver);
}

/** Whether `node` is a layer of PyTorch's that learns, made in sight. */
function learnsAt(node: Expression, resolver: Resolver): boolean {
  const only = onlyOf(node, resolver);
  const made = only?.origin && isCall(only.origin) ? only.origin : node.kind === 'call' ? node : undefined;
  const path = made ? (pathOf(made.callee, resolver) ?? '') : '';
  if (!made || only?.value.kind !== 'layer' || !learns(path)) return false;
  return !/Embedding/.test(path) || !mayBeMadeFrozen(made, resolver);
}

/** `nn.Embedding(10, 3, _freeze=True)`. */
function mayBeMadeFrozen({ arguments: list }: Call, resolver: Resolver): boolean {
  return list.some(
    ({ name, value, stars }) =>
      stars > 0 || (name === '_freeze' && resolver.constantOf(value)?.value !== false),
  );
}

function onlyOf(node: Expression, resolver: Resolver): Alternative | undefined {
  const { alternatives, isOpen } = resolver.resolve(node);
  const [only] = alternatives;
  return !isOpen && alternatives.length === 1 && only && !only.isAssumed ? only : undefined;
}

/** The one call that made what an attribute holds. */
function madeOnce(node: Expression, resolver: Resolver): Call | undefined {
  const origin = onlyOf(node, resolver)?.origin;
  return origin && isCall(origin) ? origin : undefined;
}

function isCall(place: WrittenPlace): place is Call {
  return 'kind' in place && place.kind === 'call';
}

/** Whether autograd follows a tensor: yes or no where that is certain. */
type Followed = 'yes' | 'no' | 'unknown';

/** Whether autograd certainly follows what `node` is. */
function isFollowed(node: Expression, resolver: Resolver, depth = 0): Followed {
  if (depth > mostSteps) return 'unknown';
  if (findLeaf(node, resolver)) return 'yes';
  if (isOffAt(node)) return 'no';
  const all = (parts: readonly Expression[]): Followed => {
    const found = parts.map((part) => isFollowed(part, resolver, depth + 1));
    if (found.includes('yes')) return 'yes';
    return found.every((one) => one === 'no') ? 'no' : 'unknown';
  };
  switch (node.kind) {
    case 'name': {
      const value = sureValueOf(resolver, node);
      return value ? isFollowed(value, resolver, depth + 1) : 'unknown';
    }
    case 'constant':
    case 'literals':
    case 'text':
      return 'no';
    case 'attribute':
      return node.name === 'data' || node.name === 'grad' ? 'no' : 'unknown';
    case 'subscript':
      return isFollowed(node.object, resolver, depth + 1);
    case 'unary':
      return all([node.operand]);
    case 'binary':
      return all([node.left, node.right]);
    case 'call': {
      const { callee, arguments: list } = node;
      const given = list.map(({ value }) => value);
      const path = pathOf(callee, resolver);
      if (stops.test(lastName(path ?? ('name' in callee ? callee.name : '')))) return 'no';
      if (path !== undefined) {
        if (isFresh(node, resolver))
          return flagOf(node, 'requires_grad', resolver) === undefined ? 'no' : 'unknown';
        return path.startsWith('torch.') ? all(given) : 'unknown';
      }
      if (learnsAt(callee, resolver)) return 'yes';
      const only = onlyOf(callee, resolver);
      if (only?.value.kind === 'instance') return all(given);
      if (callee.kind !== 'attribute') return 'unknown';
      if (callee.name === 'requires_grad_') return 'unknown';
      const object = onlyOf(callee.object, resolver);
      return object?.value.kind === 'tensor' ? all([callee.object, ...given]) : 'unknown';
    }
    default:
      return 'unknown';
  }
}

/** The operation that made a tensor, where backward needs the numbers that it answered. */
export interface Producer {
  /** As it is written, `torch.exp`. */
  readonly name: string;
  readonly isFollowed: Followed;
}

/** The operation that answered `node`, which backward of it needs to find unchanged; undefined if none is certain. */
export function findProducer(node: Expression, resolver: Resolver, depth = 0): Producer | undefined {
  if (depth > mostSteps) return undefined;
  if (node.kind === 'name') {
    const value = sureValueOf(resolver, node);
    return value && findProducer(value, resolver, depth + 1);
  }
  if (node.kind !== 'call') return undefined;
  const { callee, arguments: list } = node;
  const name = callee.kind === 'call' ? textIn(callee.chunk, callee.callee) : textIn(callee.chunk, callee);
  const inputs = list.map(({ value }) => value);
  const made = (of: readonly Expression[]): Producer => {
    const followed = of.map((one) => isFollowed(one, resolver));
    const isFollowedHere = followed.includes('yes')
      ? 'yes'
      : followed.every((one) => one === 'no')
        ? 'no'
        : 'unknown';
    return { name, isFollowed: isFollowedHere };
  };
  const path = pathOf(callee, resolver);
  if (path !== undefined) {
    const known = findApiPath(path);
    const isNeeding = known
      ? known.apiPath.kind === 'function' && keepsAnswer(known, list, node, resolver)
      : needsAnswer(path);
    return isNeeding ? made(inputs.slice(0, 1)) : undefined;
  }
  const only = onlyOf(callee, resolver);
  if (only?.value.kind === 'instance')
    return instanceKeepsAnswer(only, node, resolver) ? made(inputs.slice(0, 1)) : undefined;
  if (callee.kind !== 'attribute' || resolver.resolve(callee).alternatives.length > 0) return undefined;
  const { alternatives } = resolver.resolve(callee.object);
  if (alternatives.some(({ value }) => value.kind !== 'tensor')) return undefined;
  if (view.test(callee.name)) return findProducer(callee.object, resolver, depth + 1);
  const method = findMethod(callee.name);
  const isNeeding = method ? keepsAnswer(method, list, node, resolver) : needsAnswer(`torch.${callee.name}`);
  return isNeeding ? { ...made([callee.object]), name: `${callee.name}()` } : undefined;
}

function keepsAnswer(
  known: KnownActivation,
  list: readonly Argument[],
  at: Expression,
  resolver: Resolver,
): boolean {
  const { needsAnswer: needs } = known.entry;
  if (needs !== 'in place') return needs === 'always';
  if (known.apiPath.inPlace) return true;
  return bindArguments(known, list, at.chunk, resolver).settings.inplace?.value === true;
}

/** Whether a module of an activation needs its answer in backward, as it was made. */
export function instanceKeepsAnswer({ value }: Alternative, at: Expression, resolver: Resolver): boolean {
  if (value.kind !== 'instance' || value.set) return false;
  return keepsAnswer(value.of, value.construction?.arguments ?? [], at, resolver);
}

/** Whether a layer that learns stands among these, so that autograd follows what comes after them. */
export function learnsAmong(nodes: readonly Expression[], resolver: Resolver): boolean {
  return nodes.some((node) => learnsAt(node, resolver));
}
