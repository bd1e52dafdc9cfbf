// Whether backward raises because an operation in place has destroyed what it needs: `y = sqrt(b); y -= 1`.
import { double } from '../arithmetic/kernel-arithmetic.ts';
import { keep } from '../arithmetic/rounding.ts';
import { findById } from '../catalog/catalog.ts';
import type { Release } from '../foundation/release.ts';
import type { Graph, GraphNode } from './graph.ts';
import { operationOf } from './operations.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Whose backward reads their answer; their first operand; all operands. */
const keepsAnswer = words('sqrt rsqrt reciprocal hypot exp exp2 expm1 tan tanh powerOfTensors powerOfNumber');
const keepsFirst = words(
  'power square log log1p log2 log10 sin cos asin acos atan sinh cosh asinh acosh atanh erf erfc lgamma digamma abs clamp',
);
const keepsAll = words('maximum minimum fmax fmin atan2 hypot logaddexp xlogy powerOfTensors');

/** They write nothing, or are not sure to. */
const writesNothing = words('copy detach toFloat32 toFloat64 toInput');

/** Whether PyTorch raises in backward, whatever x is. What is not certain does not count. */
export function isOverwritten({ nodes, output }: Graph, release: Release): boolean {
  const isBranch = (node: GraphNode): boolean =>
    node.kind === 'operation' && operationOf(node.operation).isBranch === true;
  if (!nodes.some((node) => writtenBy(node) !== undefined) || nodes.some(isBranch)) return false;
  const hasGradient: boolean[] = [];
  const storage: number[] = [];
  for (const [at, node] of nodes.entries()) {
    hasGradient.push(node.kind === 'input' || sourcesOf(node, release).some((one) => hasGradient[one]));
    storage.push(storage[writtenBy(node) ?? at] ?? at);
  }
  const isReached = new Set([output]);
  for (let at = output; at >= 0; at--) {
    const node = nodes[at];
    if (!node || !isReached.has(at) || !hasGradient[at]) continue;
    for (const one of sourcesOf(node, release)) isReached.add(one);
    const kept = keptBy(node, at, hasGradient, release);
    if (kept.some((one) => nodes.some((_, i) => i >= at && i !== one && storage[i] === storage[one])))
      return true;
  }
  return false;
}

const writtenBy = (node: GraphNode): number | undefined =>
  'overwrites' in node && !(node.kind === 'operation' && writesNothing.has(node.operation))
    ? node.overwrites
    : undefined;

/** The operands that gradients go to. */
function sourcesOf(node: GraphNode, release: Release): readonly number[] {
  if (node.kind === 'activation') return node.arguments;
  if (node.kind !== 'operation') return [];
  const gradients = operationOf(node.operation).gradients?.({ q: keep, arithmetic: double, release });
  return node.arguments.filter((_, i) => gradients?.[i]);
}

/** The nodes whose numbers its backward reads. */
function keptBy(
  node: GraphNode,
  at: number,
  hasGradient: readonly boolean[],
  release: Release,
): readonly number[] {
  if (node.kind === 'activation') {
    const needs = findById(node.id, release)?.needsAnswer;
    return needs === 'always' || (needs && node.overwrites !== undefined) ? [at] : [];
  }
  if (node.kind !== 'operation') return [];
  const { operation, overwrites } = node;
  const [a = at, b = at] = node.arguments;
  // Of a product each is read for the other's gradient.
  const isProduct = operation === 'multiply';
  const isQuotient = operation === 'divide';
  const isFirst = keepsFirst.has(operation) || ((isProduct || isQuotient) && hasGradient[b] === true);
  const isSecond = isQuotient || (isProduct && hasGradient[a] === true);
  const kept = keepsAll.has(operation) ? node.arguments : [...(isFirst ? [a] : []), ...(isSecond ? [b] : [])];
  // What it overwrites itself, PyTorch copies before.
  const others = kept.filter((one, i) => one !== overwrites || i > 0);
  return keepsAnswer.has(operation) ? [at, ...others] : others;
}
