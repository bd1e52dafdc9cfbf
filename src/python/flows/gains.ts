// Weights that are initialized for an activation by its name, while another one follows their layer.
import { gainFor, nonlinearities, sloped, slopeOf } from '../../catalog/gains.ts';
import { sureValueOf } from '../binder/flow.ts';
import { listIn, type Resolver } from '../resolver/resolver.ts';
import type { Argument, Call, Chunk, Expression } from '../syntax/syntax.ts';
import { bindArguments } from '../uses/arguments.ts';
import { codeIn, originIn, spanIn, textIn } from '../uses/placing.ts';
import { pathOf } from '../uses/tensor-changes.ts';
import type { Code, Origin, Span } from '../uses/use.ts';
import type { Edit } from './edits.ts';
import { elementOf } from './pairs.ts';
import { type ActivationSource, isCall, isSequential, layerIn, type Tracer } from './trace.ts';

/** An initialization for another activation than what follows. */
export interface OtherGain {
  /** The argument that says so, or the call. */
  readonly at: Code;
  readonly name: string;
  readonly gain: number;
  readonly follows: { readonly id: string; readonly gain: number; readonly at: Origin };
  readonly fix: Edit | undefined;
}

/** An activation by PyTorch's name for it, and what says so. */
interface Named {
  readonly name: string;
  readonly slope: number;
  readonly nameNode: Argument | undefined;
  readonly slopeNode: Argument | undefined;
  readonly call: Call;
  /** The keyword of the slope, where it may be added. */
  readonly keyword: string;
}

interface Follower {
  readonly source: ActivationSource;
  readonly slope: unknown;
}

const kaiming = /^torch\.nn\.init\.kaiming_(?:normal|uniform)_?$/;
const scaled = /^torch\.nn\.init\.(?:xavier_(?:normal|uniform)_?|orthogonal_?)$/;
/** How far gains may be apart: of a slope that is written for its own sake, and of all else. */
const [close, wide] = [0.01, 0.05];

/** Those in these chunks. Yields now and then. */
export function* findOtherGains(
  chunks: readonly Chunk[],
  tracer: Tracer,
  resolver: Resolver,
): Generator<undefined, readonly OtherGain[]> {
  const found: OtherGain[] = [];
  for (const { loads } of chunks) {
    for (const node of loads) {
      if (node.kind !== 'call') continue;
      yield undefined;
      const weight = node.arguments[0]?.value;
      const named = weight?.kind === 'attribute' && weight.name === 'weight' && namedIn(node, resolver);
      if (!named) continue;
      const follower = new Layers(around(weight.object, chunks), tracer, resolver).followerOf(weight.object);
      const one = follower && compared(named, follower);
      if (one) found.push(one);
    }
  }
  return found;
}

/** The chunks in which a layer is named: the others do not call it. */
function around(layer: Expression, chunks: readonly Chunk[]): readonly Chunk[] {
  if (layer.kind === 'subscript') return around(layer.object, chunks);
  const name = 'name' in layer ? layer.name : '';
  return chunks.filter(({ loads }) => loads.some((one) => 'name' in one && one.name === name));
}

/** The activation that weights are initialized for, where a call says so by its name. */
function namedIn(node: Call, resolver: Resolver): Named | undefined {
  const path = pathOf(node.callee, resolver) ?? '';
  if (node.arguments.some(({ stars }) => stars > 0)) return undefined;
  if (kaiming.test(path)) return read(node, ['tensor', 'a', 'mode', 'nonlinearity'], resolver);
  const gain = scaled.test(path) ? argumentOf(node, ['tensor', 'gain'], 'gain')?.value : undefined;
  const isCalculated =
    gain?.kind === 'call' && pathOf(gain.callee, resolver) === 'torch.nn.init.calculate_gain';
  return isCalculated ? read(gain, ['nonlinearity', 'param'], resolver) : undefined;
}

function read(call: Call, names: readonly string[], resolver: Resolver): Named | undefined {
  const nameNode = argumentOf(call, names, 'nonlinearity');
  const keyword = names.includes('a') ? 'a' : 'param';
  const slopeNode = argumentOf(call, names, keyword);
  const name = nameNode ? nameNode.value.kind === 'text' && nameNode.value.value : slopeNode && sloped;
  const slope = slopeNode ? resolver.constantOf(slopeNode.value)?.value : keyword === 'a' ? 0 : 0.01;
  // a = sqrt(5) is how PyTorch's own layers say something else.
  if (!name || typeof slope !== 'number' || slope > 1) return undefined;
  return { name, slope, nameNode, slopeNode, call, keyword };
}

const argumentOf = (
  { arguments: list }: Call,
  names: readonly string[],
  wanted: string,
): Argument | undefined => list.find((one, at) => (one.name ?? names[at]) === wanted);

function compared(
  { name, slope, nameNode, slopeNode, call, keyword }: Named,
  { source, slope: own }: Follower,
): OtherGain | undefined {
  const { entry } = source.known;
  const right = nonlinearities[entry.id];
  const ownSlope = right === sloped ? own : 0;
  if (right === undefined || typeof ownSlope !== 'number') return undefined;
  const [gain, wanted] = [gainFor(name, slope), gainFor(right, ownSlope)];
  if (gain === undefined || wanted === undefined) return undefined;
  const isMeant = name === right && (nameNode ?? slope) !== 0;
  if (Math.abs(gain / wanted - 1) <= (isMeant ? close : wide)) return undefined;
  const { chunk } = call;
  const marked = (name === right && slopeNode) || nameNode || slopeNode;
  const at = marked ? codeIn(chunk, marked.start, marked.end) : codeIn(chunk, call.start, call.callee.end);
  const edit = (node: Span, text: string): Edit => ({ ...spanIn(chunk, node.start, node.end), text });
  const text = nameNode?.value;
  const withSlope = right === sloped ? `, ${keyword}=${ownSlope}` : '';
  let fix: Edit | undefined;
  if (name === right && slopeNode) fix = edit(slopeNode.value, String(ownSlope));
  else if (text?.kind === 'text' && text.contentStart > text.start && !(withSlope && slopeNode))
    fix = edit(
      text,
      `${textIn(chunk, { start: text.start, end: text.contentStart })}${right}${textIn(chunk, { start: text.contentEnd, end: text.end })}${withSlope}`,
    );
  return {
    at,
    name,
    gain,
    follows: { id: entry.id, gain: wanted, at: originIn(source.at.chunk, source.at.start, source.at.end) },
    fix,
  };
}

/** What follows each layer, by the call that makes it. */
class Layers {
  private readonly tracer: Tracer;
  private readonly chunks: readonly Chunk[];
  private readonly resolver: Resolver;
  /** How often a layer is called, and what is applied to its answers. */
  private readonly calls = new Map<Call, number>();
  private readonly followers = new Map<Call, ActivationSource[]>();

  constructor(chunks: readonly Chunk[], tracer: Tracer, resolver: Resolver) {
    this.chunks = chunks;
    this.tracer = tracer;
    this.resolver = resolver;
    for (const node of chunks.flatMap(({ loads }) => loads)) {
      if (node.kind !== 'call') continue;
      resolver.renew();
      const list = isSequential(node, resolver) ? node.arguments : [];
      for (const [at, one] of list.entries()) {
        const value = layerIn(one);
        const next = list[at + 1];
        this.note(value, next && elementOf(next, node, tracer));
      }
      const source = tracer.sourceOf(node);
      if (source?.kind === 'activation' && source.applied === node && source.input) {
        const ahead = tracer.sourceOf(source.input);
        if (ahead?.kind === 'layer' && ahead.at.kind === 'call' && this.isReadOnce(source.input))
          this.note(ahead.at.callee, source, 0);
      }
      this.note(node.callee, undefined);
    }
  }

  private note(layer: Expression | undefined, follower: ActivationSource | undefined, count = 1): void {
    const made = layer && this.madeOf(layer);
    if (!made) return;
    this.calls.set(made, (this.calls.get(made) ?? 0) + count);
    if (follower) listIn(this.followers, made).push(follower);
  }

  /** Whether what a name holds goes nowhere else. */
  private isReadOnce(input: Expression): boolean {
    const value = input.kind === 'name' ? sureValueOf(this.resolver, input) : undefined;
    if (input.kind !== 'name' || !value) return true;
    const isIt = (one: Expression): boolean =>
      one.kind === 'name' &&
      !one.isStored &&
      one.name === input.name &&
      sureValueOf(this.resolver, one) === value;
    return this.chunks.reduce((sum, { loads }) => sum + loads.filter(isIt).length, 0) === 1;
  }

  private madeOf(layer: Expression): Call | undefined {
    const held = this.tracer.heldBy(layer);
    return held?.value.kind === 'layer' && held.origin && isCall(held.origin) ? held.origin : undefined;
  }

  /** The one activation that follows a layer wherever it is called; undefined where anything else may. */
  followerOf(layer: Expression): Follower | undefined {
    const made = this.madeOf(layer);
    const list = (made && this.followers.get(made)) ?? [];
    const [first] = list;
    if (!made || !first || list.length !== this.calls.get(made) || this.isHandedOn(layer)) return undefined;
    const [own, ...others] = list.map((source) => ({
      source,
      slope: slopeOf(
        bindArguments(source.known, source.arguments, source.at.chunk, this.resolver).parameters,
      ),
    }));
    const isSame = others.every(
      ({ source, slope }) => source.known.entry.id === first.known.entry.id && slope === own?.slope,
    );
    return isSame ? own : undefined;
  }

  /** Whether a layer goes anywhere but into calls and what is read of it. */
  private isHandedOn(layer: Expression): boolean {
    if (layer.kind !== 'attribute' && layer.kind !== 'name') return false;
    const loads = this.chunks.flatMap((chunk) => chunk.loads);
    const read = new Set<Expression>();
    for (const one of loads) {
      if (one.kind === 'call') read.add(one.callee);
      if (one.kind === 'call' && isSequential(one, this.resolver))
        for (const each of one.arguments) read.add(each.value);
      if (one.kind === 'attribute') read.add(one.object);
    }
    return loads.some(
      (one) => one.kind === layer.kind && one.name === layer.name && !one.isStored && !read.has(one),
    );
  }
}
