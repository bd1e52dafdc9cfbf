// The input of a use where it can be known: a tensor written down in the call or above it, through names, imports and
// cells. Answers nothing where anything may have changed it in between. Runs nothing.
import type { Resolver } from '../resolver/resolver.ts';
import type { Chunk, Expression } from '../syntax/syntax.ts';
import type { CallTable } from './call-table.ts';
import { type Place, placeOf, rootsOf, TensorChanges } from './tensor-changes.ts';
import type { ActivationUse, WrittenTensor } from './use.ts';
import { findWrittenTensor } from './written-tensor.ts';

interface Pending {
  readonly use: ActivationUse;
  readonly input: Expression;
}

export class WrittenInputs {
  private readonly pending: Pending[] = [];
  private readonly resolver: Resolver;
  private readonly calls: CallTable;

  constructor(resolver: Resolver, calls: CallTable) {
    this.resolver = resolver;
    this.calls = calls;
  }

  /** Keeps `use` in mind where its input may turn out to be known. */
  note(use: ActivationUse, input: Expression): void {
    if (use.certainty !== 'certain' || !use.kind.endsWith('call')) return;
    if (rootsOf(input, this.resolver).size > 0) this.pending.push({ use, input });
  }

  /** What is known of the inputs that were noted, once all of the program's `chunks` are read. Yields now and then. */
  *settle(chunks: Iterable<Chunk>): Generator<undefined, ReadonlyMap<ActivationUse, WrittenTensor>> {
    const known = new Map<ActivationUse, WrittenTensor>();
    const written: (Pending & NonNullable<ReturnType<typeof findWrittenTensor>>)[] = [];
    for (const one of this.pending) {
      const found = findWrittenTensor(one.input, this.resolver);
      if (found) written.push({ ...one, ...found });
      yield undefined;
    }
    if (written.length === 0) return known;
    const changes = new TensorChanges(this.resolver, this.calls);
    for (const chunk of chunks) {
      yield* changes.look(chunk);
      yield undefined;
    }
    // Another default dtype, other digits: what PyTorch prints is not to be read off the call alone.
    if (changes.hasOtherDefaults) return known;
    for (const { use, input, tensor, roots: from } of written) {
      if (tensor.needsGradient && changes.turnsGradientsOff) continue;
      const roots = new Set([...rootsOf(input, this.resolver), ...from]);
      // Nobody has looked for what changes it in another file.
      if ([...roots].some(({ chunk }) => chunk.source?.file)) continue;
      const place = placeOf(input, this.resolver);
      const isChanged = [...roots].some((root) =>
        changes.of.get(root)?.some((change) => mayComeBefore(change, place)),
      );
      if (!isChanged) known.set(use, tensor);
      yield undefined;
    }
    return known;
  }
}

/** Whether the change may have happened when the use runs: it stands before it, in a loop with it, or in a function. */
function mayComeBefore(change: Place, use: Place): boolean {
  if (!change.scope || change.scope !== use.scope) return true;
  if (change.position < use.position) return true;
  for (let block = use.block; block; block = block.parent) {
    if (!block.isLoop) continue;
    for (let other = change.block; other; other = other.parent) if (other === block) return true;
  }
  return false;
}
