// Reads the meaning of a program whose chunks are built: scopes first, then every name. Can be stepped.
import { finish } from '../../foundation/generators.ts';
import { joinModule, type ModuleNames, type OtherModules, type WantedModule } from '../binder/modules.ts';
import type { ChunkScopes } from '../binder/scopes.ts';
import { useOfDefinition, useOfPart } from '../expressions/definition-use.ts';
import {
  type Definition,
  definitionAround,
  definitionAt,
  findDefinitions,
} from '../expressions/definitions.ts';
import { definitionUsedAt, expressionAround } from '../expressions/pointed-at.ts';
import { type CheckedCode, checkCode } from '../flows/check.ts';
import { Resolver } from '../resolver/resolver.ts';
import { isOtherFramework, isTorchModule } from '../resolver/torch.ts';
import type { SourceText } from '../sources/source.ts';
import { textAt } from '../syntax/path-to.ts';
import type { Chunk } from '../syntax/syntax.ts';
import { findContext } from '../uses/context.ts';
import { findDtypeHint } from '../uses/dtype-hints.ts';
import { UseFinder } from '../uses/find-use.ts';
import { gatedAt } from '../uses/gated.ts';
import { findMention, type PlaceInCode } from '../uses/mentions.ts';
import { spanIn } from '../uses/placing.ts';
import { explainSilence, type Silence } from '../uses/silence.ts';
import { namesFor, type OfferedNames } from '../uses/strings.ts';
import type { ActivationUse, Span } from '../uses/use.ts';
import { wayOf } from '../uses/way.ts';

/** A text with its chunks; those of one `module` share its names. */
export interface ProgramSource extends SourceText {
  readonly chunks: readonly Chunk[];
  readonly module: ModuleNames;
}

/** What a program's reading found. */
interface ProgramUses {
  /** The uses in each source, in the order in which they were met. */
  readonly uses: readonly (readonly ActivationUse[])[];
  /** The modules in other files that it would have to know to say more. */
  readonly wanted: readonly WantedModule[];
  /** What else is known at a place; only as long as no later program shares the modules of this one. */
  readonly hintsOf: (
    use: ActivationUse,
    cell: number,
  ) => Pick<ActivationUse, 'dtype' | 'context' | 'partOf' | 'way'>;
  readonly mentionAt: (cell: number, offset: number) => ActivationUse | undefined;
  readonly namesAt: (cell: number, offset: number) => (OfferedNames & Span) | undefined;
  readonly silenceAt: (cell: number, offset: number) => Silence | undefined;
  readonly definitionsIn: (cell: number) => readonly Definition[];
  /** What a check of a cell tells, whose uses these are. */
  readonly checkIn: (
    cell: number,
    uses: readonly ActivationUse[],
  ) => Generator<undefined, CheckedCode | undefined>;
  /** The innermost definition of an activation whose code holds an offset. */
  readonly definitionAround: (cell: number, offset: number) => Definition | undefined;
}

/** A program whose names can be followed. */
interface JoinedProgram {
  /** Follows them anew, without what others have found. */
  readonly createResolver: () => Resolver;
  readonly usesTorch: boolean;
  /** It is written for another framework than PyTorch. */
  readonly isOthers: boolean;
}

/** Puts the names of all sources together. Yields now and then. */
function* joinProgram(
  sources: readonly ProgramSource[],
  otherModules: OtherModules | undefined,
): Generator<undefined, JoinedProgram> {
  let order = 0;
  let usesTorch = false;
  let usesOther = false;
  const dottedNames = new Set<string>();
  const chunks = new Map<Chunk, ChunkScopes>();
  const modules = new Set(sources.map((source) => source.module));
  for (const { scope } of modules) {
    scope.bindings.clear();
    scope.changes = undefined;
    scope.stars.length = 0;
  }
  for (const source of sources) {
    for (const chunk of source.chunks) {
      const scopes = yield* joinModule(source.module, chunk, source, ++order);
      chunks.set(chunk, scopes);
      for (const path of scopes.imported) {
        usesTorch ||= isTorchModule(path);
        usesOther ||= isOtherFramework(path);
      }
      for (const name of scopes.dottedNames) dottedNames.add(name);
      if ((order & 15) === 0) yield undefined;
    }
  }
  return {
    createResolver: () => new Resolver(chunks, dottedNames, otherModules),
    usesTorch,
    isOthers: usesOther && !usesTorch,
  };
}

/** The uses in each source. Yields now and then. */
export function* readProgram(
  sources: readonly ProgramSource[],
  otherModules: OtherModules | undefined,
): Generator<undefined, ProgramUses> {
  const { createResolver, usesTorch, isOthers } = yield* joinProgram(sources, otherModules);
  const resolver = createResolver();
  const finder = new UseFinder(resolver, usesTorch);
  const found: ActivationUse[][] = sources.map(() => []);
  let work = 0;
  for (const [index, { chunks }] of sources.entries()) {
    for (const chunk of chunks) {
      for (const node of chunk.loads) {
        const use = finder.useAt(node);
        if (use) found[index]?.push(use);
        if (++work % 16 === 0) yield undefined;
      }
      for (const text of chunk.words) {
        const use = isOthers ? undefined : finder.stringAt(text);
        if (use) found[index]?.push(use);
        if (++work % 16 === 0) yield undefined;
      }
    }
  }
  const tensors = yield* finder.inputs.settle(chunksOf(sources));
  const { wanted } = resolver;
  // Each question with a resolver of its own, so that what this reading has found need not be kept; but for the check, which
  // mostly comes next and looks at all of it again.
  let latest: Resolver | undefined = work <= mostKept ? resolver : undefined;
  const questions: Omit<ProgramUses, 'uses' | 'wanted'> = {
    hintsOf: (use, cell) => {
      const place = placeAt(sources, cell, use.start);
      if (!place) return {};
      const chunks = sources.flatMap((one) => (one.module.scope === place.scope ? one.chunks : []));
      const program = { resolver: createResolver(), chunks };
      const dtype = findDtypeHint(place, use, program);
      const context = findContext(place, use, program);
      const partOf = expressionAround(place, createResolver);
      const way = wayOf(place, use, program.resolver);
      return {
        ...(way.length > 0 ? { way } : {}),
        ...(dtype ? { dtype } : {}),
        ...(context ? { context } : {}),
        ...(partOf ? { partOf } : {}),
      };
    },
    mentionAt: (cell, offset) => {
      const place = placeAt(sources, cell, offset);
      const own = createResolver();
      if (!place) return undefined;
      const finder = new UseFinder(own, usesTorch);
      const mention = findMention(place, own, finder, isOthers);
      if (mention) return mention;
      const definition = definitionAt(place.scope, place.chunk, place.offset, createResolver);
      if (definition) return useOfDefinition(definition);
      const used = definitionUsedAt(place, createResolver);
      if (used) return useOfDefinition(used.definition, used.at);
      const gated = gatedAt(place, own, finder);
      if (gated) return gated;
      const part = expressionAround(place, createResolver);
      return part && useOfPart(part);
    },
    namesAt: (cell, offset) => {
      const place = isOthers ? undefined : placeAt(sources, cell, offset);
      const text = place && textAt(place.chunk, place.offset);
      const offered = text && namesFor(text, createResolver());
      return offered && { ...offered, ...spanIn(text.chunk, text.contentStart, text.contentEnd) };
    },
    silenceAt: (cell, offset) => {
      const place = placeAt(sources, cell, offset);
      return place && explainSilence(place, createResolver());
    },
    definitionsIn: (cell) => definitionsOf(sources, cell, createResolver),
    *checkIn(cell, uses) {
      const own = sources.find((one) => one.cell === cell && !one.place);
      if (!own) return undefined;
      const chunks = sources.flatMap((one) => (one.module === own.module ? one.chunks : []));
      const program = { resolver: latest ?? createResolver(), chunks };
      latest = undefined;
      return yield* checkCode(uses, own.chunks, program, own.module.scope);
    },
    definitionAround: (cell, offset) => {
      const place = placeAt(sources, cell, offset);
      return place && definitionAround(place.scope, place.chunk, place.offset, createResolver);
    },
  };
  if (tensors.size === 0) return { uses: found, wanted, ...questions };
  const uses = found.map((uses) =>
    uses.map((use) => {
      const tensor = tensors.get(use);
      return tensor === undefined ? use : { ...use, tensor };
    }),
  );
  return { uses, wanted, ...questions };
}

/** The activations that a cell defines, those in its documentation too. */
function definitionsOf(
  sources: readonly ProgramSource[],
  cell: number,
  createResolver: () => Resolver,
): readonly Definition[] {
  const own = sources.filter((one) => one.cell === cell);
  const chunks = new Set(own.flatMap((one) => one.chunks));
  const modules = new Set(own.map(({ module }) => module.scope));
  return [...modules]
    .flatMap((scope) => finish(findDefinitions(scope, chunks, createResolver)))
    .sort((a, b) => a.start - b.start);
}

/** The code at an offset of a cell: its own, or a snippet's in its documentation. */
function placeAt(sources: readonly ProgramSource[], cell: number, offset: number): PlaceInCode | undefined {
  let found: PlaceInCode | undefined;
  for (const { cell: own, chunks, module, text, place } of sources) {
    if (own !== cell) continue;
    const at = place ? offsetOf(place, text.length, offset) : offset;
    if (at === undefined) continue;
    const next = chunks.findIndex(({ base }) => base > at);
    const chunk = chunks[(next < 0 ? chunks.length : next) - 1];
    if (chunk) found = { chunk, offset: at - chunk.base, scope: module.scope };
  }
  return found;
}

/** Where in a text of `length` that which stands at `offset` of the document is; undefined if it does not come from there. */
function offsetOf(place: (offset: number) => number, length: number, offset: number): number | undefined {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return place(low) === offset ? low : undefined;
}

function* chunksOf(sources: readonly ProgramSource[]): Generator<Chunk> {
  for (const { chunks } of sources) yield* chunks;
}

/** How many names, calls and words may stand in a program whose resolved names are kept for a check of it. */
const mostKept = 50_000;

/** How many characters of a text have their uses sorted at once. */
const charactersAtOnce = 16_384;

/** In order of their places; where two stand at the same place, the one that says more. */
export function* sortUses(uses: readonly ActivationUse[]): Generator<undefined, readonly ActivationUse[]> {
  const intervals: ActivationUse[][] = [];
  for (const [index, use] of uses.entries()) {
    const at = Math.floor(use.start / charactersAtOnce);
    while (intervals.length <= at) intervals.push([]);
    intervals[at]?.push(use);
    if (index % 1024 === 1023) yield undefined;
  }
  const sorted: ActivationUse[] = [];
  for (const interval of intervals) {
    interval.sort((a, b) => a.start - b.start || b.expression.end - a.expression.end);
    for (const use of interval) if (use.start !== sorted.at(-1)?.start) sorted.push(use);
    yield undefined;
  }
  return sorted;
}
