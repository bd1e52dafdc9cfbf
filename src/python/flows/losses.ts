// Losses that are given the answer of an activation, or of a layer without one.

import type { ApiPath } from '../../catalog/activation.ts';
import type { Loss } from '../../catalog/losses.ts';
import { lossAt } from '../../catalog/losses.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Call, Chunk, Expression } from '../syntax/syntax.ts';
import { isLooking } from '../uses/looking.ts';
import { codeIn, originIn } from '../uses/placing.ts';
import { pathOf } from '../uses/tensor-changes.ts';
import type { Code, Origin } from '../uses/use.ts';
import { type Edit, nameSpan, withoutActivation } from './edits.ts';
import { type ActivationSource, isCall, type Tracer } from './trace.ts';

/** A loss and what it is given. */
export interface LossFlow {
  readonly loss: Loss;
  /** The call of the loss, and where it is. */
  readonly called: Origin;
  /** The name of its class or function where it is written, in the code that is checked. */
  readonly lossName: Code | undefined;
  /** The activation; none where a layer's answer is handed over as it is. */
  readonly from: FlowSource | undefined;
}

/** An activation that something else is made of. */
export interface FlowSource {
  readonly id: string;
  readonly apiPath: ApiPath;
  /** Where it is applied, as it is written. */
  readonly at: Code;
  /** Where its module is made, if that is another place. */
  readonly made: Origin | undefined;
  /** The name of its class, function or method where it is written. */
  readonly name: Code | undefined;
  /** What takes it away. */
  readonly without: readonly Edit[] | undefined;
}

/** The loss that a call computes: its function, or an instance of its class made in sight. */
function lossOf({ callee }: Call, tracer: Tracer, resolver: Resolver): [Loss, Expression] | undefined {
  const path = pathOf(callee, resolver);
  const direct = path === undefined ? undefined : lossAt(path);
  if (direct) return path?.includes('.functional.') ? [direct, callee] : undefined;
  const held = path === undefined ? tracer.heldBy(callee) : undefined;
  if (held?.value.kind !== 'layer' || !held.origin || !isCall(held.origin)) return undefined;
  const made = held.origin.callee;
  const loss = lossAt(pathOf(made, resolver) ?? '');
  return loss && [loss, made];
}

/** What the losses among these chunks are given. Yields now and then. */
export function* findLossFlows(
  chunks: readonly Chunk[],
  tracer: Tracer,
  resolver: Resolver,
  isExpected: (node: Expression) => boolean,
): Generator<undefined, readonly LossFlow[]> {
  const found: LossFlow[] = [];
  for (const chunk of chunks) {
    for (const node of chunk.loads) {
      if (node.kind !== 'call' || node.arguments.length < 2) continue;
      const loss = lossOf(node, tracer, resolver);
      if (loss && !isLooking(node) && !isExpected(node)) {
        const flow = flowInto(node, loss, tracer, chunks);
        if (flow) found.push(flow);
      }
      yield undefined;
    }
  }
  return found;
}

function flowInto(
  node: Call,
  [loss, named]: readonly [Loss, Expression],
  tracer: Tracer,
  chunks: readonly Chunk[],
): LossFlow | undefined {
  const input = node.arguments.find(({ name }) => name === 'input') ?? node.arguments[0];
  if (!input || input.stars > 0 || (input.name !== undefined && input.name !== 'input')) return undefined;
  const source = tracer.sourceOf(input.value);
  if (!source || !chunks.includes(source.at.chunk)) return undefined;
  return {
    loss,
    called: originIn(node.chunk, node.start, node.end),
    lossName: chunks.includes(named.chunk) ? nameSpan(named) : undefined,
    from: source.kind === 'activation' ? describeSource(source, chunks) : undefined,
  };
}

/** An activation as data. */
export function describeSource(source: ActivationSource, chunks: readonly Chunk[]): FlowSource {
  const { known, at, made, applied } = source;
  const { apiPath, entry } = known;
  // Of an instance, its class is named where it is made.
  const named = apiPath.kind === 'module' ? made?.callee : applied?.callee;
  const isElsewhere = made && made !== at && made !== applied;
  return {
    id: entry.id,
    apiPath,
    at: codeIn(at.chunk, at.start, at.kind === 'call' ? at.callee.end : at.end),
    made: isElsewhere ? originIn(made.chunk, made.start, made.end) : undefined,
    name: named && chunks.includes(named.chunk) ? nameSpan(named) : undefined,
    without: withoutActivation(source),
  };
}
