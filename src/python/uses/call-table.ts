// Which call an expression is called by, and which it is an argument of: looked up backwards from the calls of a chunk.
import type { Call, Chunk, Expression, Load } from '../syntax/syntax.ts';

/** The calls of a chunk, by the `id` of what they call and of what they are given. */
interface ChunkCalls {
  readonly called: (Call | undefined)[];
  readonly given: (Call | undefined)[];
  /** The name of the attribute that is asked of a node. */
  readonly attributes: (string | undefined)[];
  /** All of them by where they start, the outer ones first. */
  readonly all: Call[];
  /** The call that each of these stands in. */
  readonly outer: Map<Call, Call | undefined>;
}

export class CallTable {
  private readonly chunks = new Map<Chunk, ChunkCalls>();
  private readonly answers = new Map<unknown, unknown>();

  /** What `ask` answers of the one program whose calls these are, worked out the first time that a place in it asks. */
  once<P, T>(ask: (program: P) => T, program: P): T {
    if (!this.answers.has(ask)) this.answers.set(ask, ask(program));
    return this.answers.get(ask) as T;
  }

  /** The call of what `node` is: `f()` where it is `f`. */
  callOf(node: Expression): Call | undefined {
    return isLoad(node) ? this.callsOf(node.chunk).called[node.id] : undefined;
  }

  /** The call that `node` is an argument of. */
  callAround(node: Load): Call | undefined {
    return this.callsOf(node.chunk).given[node.id];
  }

  /** `weight` of `node.weight`. */
  attributeOf(node: Load): string | undefined {
    return this.callsOf(node.chunk).attributes[node.id];
  }

  /** The calls that a place stands in, from the innermost on. */
  *callsAround({ chunk, start, end }: Expression): Generator<Call> {
    const { all, outer } = this.callsOf(chunk);
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] as Call).start <= start) low = middle + 1;
      else high = middle;
    }
    for (let call = all[low - 1]; call; call = outer.get(call)) if (end <= call.end) yield call;
  }

  private callsOf(chunk: Chunk): ChunkCalls {
    const known = this.chunks.get(chunk);
    if (known) return known;
    const calls: ChunkCalls = { called: [], given: [], attributes: [], all: [], outer: new Map() };
    for (const node of chunk.loads) {
      if (node.kind === 'attribute' && isLoad(node.object)) calls.attributes[node.object.id] = node.name;
      if (node.kind !== 'call') continue;
      calls.all.push(node);
      if (isLoad(node.callee)) calls.called[node.callee.id] = node;
      for (const { value } of node.arguments) if (isLoad(value)) calls.given[value.id] = node;
    }
    const { all, outer } = calls;
    all.sort((one, other) => one.start - other.start || other.end - one.end);
    for (const [at, call] of all.entries()) {
      let around = all[at - 1];
      while (around && around.end < call.end) around = outer.get(around);
      outer.set(call, around);
    }
    this.chunks.set(chunk, calls);
    return calls;
  }
}

function isLoad(node: Expression): node is Load {
  return 'id' in node;
}
