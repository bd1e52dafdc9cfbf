// Activations that are applied to what another has just answered.
import type { Resolver } from '../resolver/resolver.ts';
import type { Argument, Call, Chunk } from '../syntax/syntax.ts';
import { bindArguments } from '../uses/arguments.ts';
import type { ParameterState } from '../uses/use.ts';
import { describeSource, type FlowSource } from './losses.ts';
import { type ActivationSource, isSequential, layerIn, type Tracer } from './trace.ts';

/** An activation with its parameters. */
export interface Applied extends FlowSource {
  readonly parameters: Readonly<Record<string, ParameterState>>;
}

/** One after the other. */
export interface Pair {
  readonly first: Applied;
  readonly second: Applied;
}

/** The pairs in these chunks. Yields now and then. */
export function* findPairs(
  chunks: readonly Chunk[],
  tracer: Tracer,
  resolver: Resolver,
): Generator<undefined, readonly Pair[]> {
  const found: Pair[] = [];
  const add = (first: ActivationSource, second: ActivationSource): void => {
    const [one, other] = [first, second].map((source) => ({
      ...describeSource(source, chunks),
      parameters: bindArguments(source.known, source.arguments, source.at.chunk, resolver).parameters,
    }));
    if (one && other) found.push({ first: one, second: other });
  };
  for (const chunk of chunks) {
    for (const node of chunk.loads) {
      if (node.kind !== 'call') continue;
      if (isSequential(node, resolver)) for (const [one, other] of neighbors(node, tracer)) add(one, other);
      const second = appliedBy(node, tracer);
      const first = second?.input && tracer.sourceOf(second.input);
      if (second && first?.kind === 'activation') add(first, second);
      yield undefined;
    }
  }
  return found;
}

/** The activation that this very call applies. */
function appliedBy(node: Call, tracer: Tracer): ActivationSource | undefined {
  const source = tracer.sourceOf(node);
  return source?.kind === 'activation' && source.applied === node ? source : undefined;
}

/** The activation that stands as an element of a Sequential. */
export function elementOf(argument: Argument, list: Call, tracer: Tracer): ActivationSource | undefined {
  const value = layerIn(argument);
  const held = value && tracer.heldBy(value);
  const instance = held?.value.kind === 'instance' && !held.value.set ? held.value : undefined;
  if (!value || !instance) return undefined;
  return {
    kind: 'activation',
    known: instance.of,
    at: value,
    applied: undefined,
    made: instance.construction?.call,
    arguments: instance.construction?.arguments,
    input: undefined,
    list,
  };
}

/** Activations side by side in a Sequential. */
function* neighbors(list: Call, tracer: Tracer): Generator<readonly [ActivationSource, ActivationSource]> {
  let before: ActivationSource | undefined;
  for (const argument of list.arguments) {
    const own = elementOf(argument, list, tracer);
    if (before && own) yield [before, own];
    before = own;
  }
}
