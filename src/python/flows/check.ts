// Looks over all of a document's own code for what a check of it tells: of each use what the code around says, as where
// somebody points. One pass with one resolver; code in documentation is left out, which shows what not to do, too.
import type { Scope } from '../binder/scopes.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Attribute, Call, Chunk, Expression, Name } from '../syntax/syntax.ts';
import { CallTable } from '../uses/call-table.ts';
import { contextAt } from '../uses/context.ts';
import type { Program } from '../uses/dtype-hints.ts';
import { isLooking } from '../uses/looking.ts';
import type { ActivationUse } from '../uses/use.ts';
import type { Edit } from './edits.ts';
import { findOtherGains, type OtherGain } from './gains.ts';
import { learnable } from './learnable.ts';
import { findLossFlows, type LossFlow } from './losses.ts';
import { Operations } from './operations.ts';
import { findPairs, type Pair } from './pairs.ts';
import { Tracer } from './trace.ts';
import { type CloserFormula, findUnstable, type UnstableFormula } from './unstable.ts';
import { type FailingBranch, findFailingBranches } from './wheres.ts';

/** By which names code can write modules of PyTorch at a place: `nn` for `torch.nn`. */
export type Spelling = Readonly<Partial<Record<(typeof spelled)[number], string>>>;

/** A use, and what a fix of it needs to know. */
export interface CheckedUse {
  readonly use: ActivationUse;
  readonly spelling: Spelling;
  /** An exception is what the code waits for: it stands in a `try`, or in a test that wants one. */
  readonly isExpected: boolean;
  /** What has its scale learned; empty where that is not certain to mean the same. */
  readonly learnable: readonly Edit[];
}

const spelled = ['torch', 'torch.nn', 'torch.nn.functional'] as const;

/** What a check of code finds. */
export interface CheckedCode {
  readonly uses: readonly CheckedUse[];
  readonly losses: readonly LossFlow[];
  readonly pairs: readonly Pair[];
  readonly formulas: readonly UnstableFormula[];
  readonly closer: readonly CloserFormula[];
  readonly branches: readonly FailingBranch[];
  readonly gains: readonly OtherGain[];
  /** How the top of the module writes PyTorch's modules. */
  readonly spelling: Spelling;
}

/** `uses` are those in `chunks`, which lie in the document as they are, among the chunks of `program`. Yields now and then. */
export function* checkCode(
  uses: readonly ActivationUse[],
  chunks: readonly Chunk[],
  program: Program,
  module: Scope,
): Generator<undefined, CheckedCode> {
  const { resolver } = program;
  const calls = new CallTable();
  const nodes = new NodeTable(chunks);
  const wanting = callsWantingOne(chunks);
  const names = importedOnce(module);
  const spelling = (node?: Expression) => spellingAt(node, names, module, program);
  const found: CheckedUse[] = [];
  for (const use of uses) {
    const node = nodes.at(use.start);
    if (node) {
      resolver.renew();
      const context = contextAt(node, use, program, calls);
      found.push({
        use: context ? { ...use, context } : use,
        spelling: spelling(node),
        isExpected: isExpected(node, wanting),
        learnable: learnable(node, use, program, calls, spelling),
      });
    }
    yield undefined;
  }
  const tracer = new Tracer(resolver);
  const operations = new Operations(chunks, resolver);
  const branches = yield* each(findFailingBranches(chunks, operations, tracer, isLooking), resolver);
  const { unstable, closer } = yield* each(findUnstable(chunks, operations, isLooking), resolver);
  return {
    uses: found,
    losses: yield* each(
      findLossFlows(chunks, tracer, resolver, (node) => isExpected(node, wanting)),
      resolver,
    ),
    pairs: yield* each(findPairs(chunks, tracer, resolver), resolver),
    // What keeps a branch from failing mends what it loses there, too.
    formulas: unstable.filter(
      ({ at }) => !branches.some((one) => at.start <= one.at.start && one.at.end <= at.end),
    ),
    closer,
    branches,
    gains: yield* each(findOtherGains(chunks, tracer, resolver), resolver),
    spelling: spelling(),
  };
}

/** The steps of a search, each on a budget of its own: a long file is looked through to its end. */
function* each<Answer>(
  steps: Generator<undefined, Answer>,
  resolver: Program['resolver'],
): Generator<undefined, Answer> {
  for (;;) {
    resolver.renew();
    const { done, value } = steps.next();
    if (done) return value;
    yield undefined;
  }
}

/** Names and attributes by where their own name starts in the document. */
class NodeTable {
  private readonly chunks: readonly Chunk[];
  private readonly nodes = new Map<Chunk, ReadonlyMap<number, Name | Attribute>>();

  constructor(chunks: readonly Chunk[]) {
    this.chunks = chunks;
  }

  at(offset: number): Name | Attribute | undefined {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.chunks[middle]?.base ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    const chunk = this.chunks[low - 1];
    if (!chunk) return undefined;
    let own = this.nodes.get(chunk);
    if (!own) {
      own = nodesOf(chunk);
      this.nodes.set(chunk, own);
    }
    return own.get(offset - chunk.base);
  }
}

function nodesOf({ loads }: Chunk): ReadonlyMap<number, Name | Attribute> {
  const nodes = new Map<number, Name | Attribute>();
  for (const node of loads) {
    if (node.kind === 'name') nodes.set(node.start, node);
    if (node.kind === 'attribute') nodes.set(node.nameStart, node);
  }
  return nodes;
}

/** What the module imports once, and by which name. */
function importedOnce(module: Scope): readonly (readonly [path: string, name: string])[] {
  return [...module.bindings].flatMap(([name, [only, ...others]]) =>
    only?.bound.kind === 'import' && others.length === 0 && isSpelled(only.bound.path)
      ? [[only.bound.path, name] as const]
      : [],
  );
}

const isSpelled = (path: string): boolean => (spelled as readonly string[]).includes(path);

/** Of the names that the `module` imports, those that nothing between it and `node` binds again. */
function spellingAt(
  node: Expression | undefined,
  names: ReturnType<typeof importedOnce>,
  module: Scope,
  { resolver }: Program,
): Spelling {
  let root = node;
  while (root?.kind === 'attribute') root = root.object;
  const place = root?.kind === 'name' ? resolver.placeOf(root) : undefined;
  const found: Record<string, string> = {};
  for (const [path, name] of names) {
    let scope = place?.scope;
    while (scope && scope !== module && !scope.bindings.has(name)) scope = scope.parent;
    if (!place || scope === module) found[path] ??= name;
  }
  return found;
}

const wantsException = /^(?:raises|assertRaises\w*|assert_raises\w*|warns|suppress)$/i;

/** The calls that want an exception of what they are given. */
function callsWantingOne(chunks: readonly Chunk[]): ReadonlyMap<Chunk, readonly Call[]> {
  return new Map(
    chunks.map((chunk) => [
      chunk,
      chunk.loads.filter((one): one is Call => one.kind === 'call' && isWanting(one.callee)),
    ]),
  );
}

const isWanting = (callee: Expression): boolean =>
  (callee.kind === 'name' || callee.kind === 'attribute') && wantsException.test(callee.name);

/** Whether an exception at `node` is caught or waited for. */
function isExpected({ chunk, start }: Expression, wanting: ReadonlyMap<Chunk, readonly Call[]>): boolean {
  return (
    statementsAt(chunk, start).some((one) => {
      if (one.kind === 'with')
        return one.items.some(({ value }) => value.kind === 'call' && isWanting(value.callee));
      if (one.kind !== 'try' || one.handlers.length === 0) return false;
      return one.body.some((inner) => inner.start <= start && start <= inner.end);
    }) || (wanting.get(chunk) ?? []).some((one) => one.start <= start && start <= one.argumentsEnd)
  );
}
