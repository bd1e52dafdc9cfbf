// How many dimensions an expression has, and how long they are, where code writes that down without the numbers:
// `torch.randn(2, 3)`, `x.view(4, -1)`. Runs nothing.
import { reshaped } from '../../arithmetic/shapes.ts';
import { sureValueOf } from '../binder/flow.ts';
import { findApiPath, findMethod } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Argument, Call, Expression } from '../syntax/syntax.ts';
import { pathOf } from './tensor-changes.ts';
import { findWrittenTensor } from './written-tensor.ts';

/** Lengths in order; NaN for one that is not known. */
type Shape = readonly number[];

const mostSteps = 12;

/** Makes a tensor of the lengths that it is given one by one, or as one list. */
const ofLengths = /^torch\.(?:zeros|ones|empty|rand|randn)$/;
/** Leaves the shape as it is. */
const keeps =
  /^(?:clone|detach|contiguous|cpu|cuda|to|type|float|double|half|bfloat16|requires_grad_|exp|sqrt|rsqrt|abs|neg|log|sin|cos)$/;
const wraps = /^torch\.(?:nn\.(?:parameter\.)?Parameter|autograd\.Variable)$/;

/** The shape of the tensor that `node` is for certain; undefined if not even the count of its dimensions is known. */
export function findShape(node: Expression, resolver: Resolver, depth = 0): Shape | undefined {
  if (depth > mostSteps) return undefined;
  const inside = (inner: Expression) => findShape(inner, resolver, depth + 1);
  if (node.kind === 'name') {
    const value = sureValueOf(resolver, node);
    return value && inside(value);
  }
  if (node.kind !== 'call') return undefined;
  const { callee, arguments: list } = node;
  const [first] = list;
  const path = pathOf(callee, resolver);
  if (path === undefined)
    return callee.kind === 'attribute' ? ofMethod(node, callee.object, resolver, depth) : undefined;
  if (ofLengths.test(path)) return lengthsOf(list, resolver);
  const known = findApiPath(path);
  const given = first && !first.name && !first.stars ? first.value : undefined;
  if (wraps.test(path) || (known && known.apiPath.kind === 'function' && isSameShape(known.entry)))
    return given && inside(given);
  return findWrittenTensor(node, resolver)?.tensor.shape;
}

/** Whether what an activation answers has the shape of what it is given. */
function isSameShape(entry: NonNullable<ReturnType<typeof findApiPath>>['entry']): boolean {
  return entry.kind === 'elementwise' || entry.functionAt({}).lengthOf(2) === 2;
}

function ofMethod(
  { callee, arguments: list }: Call,
  object: Expression,
  resolver: Resolver,
  depth: number,
): Shape | undefined {
  const name = callee.kind === 'attribute' ? callee.name : '';
  const shape = findShape(object, resolver, depth + 1);
  if (!shape) return undefined;
  const method = findMethod(name);
  if (keeps.test(name) || (method && isSameShape(method.entry))) return shape;
  if (name !== 'view' && name !== 'reshape') return undefined;
  const wanted = lengthsOf(list, resolver);
  if (!wanted || wanted.length === 0) return undefined;
  const whole = reshaped(shape, wanted);
  return whole?.every((length) => Number.isInteger(length))
    ? whole
    : wanted.map((one) => (one < 0 ? Number.NaN : one));
}

/** `2, 3`, `(2, 3)`, `size=(2, 3)`. */
function lengthsOf(list: readonly Argument[], resolver: Resolver): Shape | undefined {
  const sizes = list.filter(({ name }) => name === undefined || name === 'size');
  if (sizes.length === 0 || sizes.some(({ stars }) => stars > 0)) return undefined;
  const [first] = sizes;
  const listed = first && sizes.length === 1 ? writtenList(first.value, resolver) : undefined;
  if (listed) return listed;
  const lengths: number[] = [];
  for (const { value } of sizes) {
    const length = lengthOf(value, resolver);
    // Alone, a name may hold all lengths at once.
    if (length === undefined && sizes.length === 1) return undefined;
    lengths.push(length ?? Number.NaN);
  }
  return lengths;
}

function writtenList(node: Expression, resolver: Resolver): Shape | undefined {
  if (node.kind === 'literals') {
    const { shape, values } = node.numbers ?? {};
    return values && shape?.length === 1 ? [...values] : undefined;
  }
  if (node.kind !== 'sequence' || node.type === 'set') return undefined;
  if (node.elements.some(({ kind }) => kind === 'starred')) return undefined;
  return node.elements.map((element) => lengthOf(element, resolver) ?? Number.NaN);
}

function lengthOf(node: Expression, resolver: Resolver): number | undefined {
  const constant = resolver.constantOf(node);
  if (!constant?.isInteger || constant.through?.kind === 'parameter default') return undefined;
  return typeof constant.value === 'number' ? constant.value : undefined;
}
