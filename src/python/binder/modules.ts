// The names of one module, put together from its top-level statements in order; and what a reading wants to know of
// modules in other files.

import type { OtherFile, SourceText } from '../sources/source.ts';
import type { Chunk } from '../syntax/syntax.ts';
import { addChange, type ChunkScopes, createScope, type Scope } from './scopes.ts';
import { walkChunk } from './statements.ts';

/** The names of one module, kept from one version to the next because the scopes of kept chunks point at it. */
export interface ModuleNames {
  readonly scope: Scope;
  readonly chunks: WeakMap<Chunk, ChunkScopes>;
}

/** A module that other files import from, read once for all of them. */
export interface OtherModule {
  readonly file: OtherFile;
  readonly names: ModuleNames;
}

/** A module that a reading asked for: as it is written (`.layers`, `pkg.layers`), and in which file. */
export interface WantedModule {
  readonly path: string;
  /** The key of the file that imports it; empty for the source that is read. */
  readonly from: string;
}

/** What a caller knows of other files. */
export interface OtherModules {
  /** Another number whenever `find` may answer otherwise than before. */
  readonly revision: number;
  /** The module; `none` where there is none that could be read; undefined if the caller must look first. */
  find(wanted: WantedModule): OtherModule | 'none' | undefined;
}

/** `parent`: the module whose names a doctest sees; `name`: the module's own, for relative imports. */
export function createModule(parent?: ModuleNames, isSnippet = false, name?: string): ModuleNames {
  const scope = createScope('module', parent?.scope);
  return { scope: { ...scope, isSnippet, name }, chunks: new WeakMap() };
}

/** Adds what `chunk` binds to the module; `order` is the chunk's place among all that share it. */
export function* joinModule(
  module: ModuleNames,
  chunk: Chunk,
  source: SourceText,
  order: number,
): Generator<undefined, ChunkScopes> {
  chunk.order = order;
  chunk.source = source;
  const { scope, chunks } = module;
  let scopes = chunks.get(chunk);
  if (!scopes) {
    scopes = yield* walkChunk(chunk, scope);
    chunks.set(chunk, scopes);
  }
  for (const binding of scopes.bindings) {
    const list = scope.bindings.get(binding.name);
    if (list) list.push(binding);
    else scope.bindings.set(binding.name, [binding]);
  }
  for (const { name, change } of scopes.changes) addChange(scope, name, change);
  scope.stars.push(...scopes.stars);
  return scopes;
}
