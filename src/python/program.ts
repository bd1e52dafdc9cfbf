// Reads the meaning of a program whose units are built: scopes first, then every name. Can be stepped. Pure.

import { walkUnit } from './bind-statements.ts';
import { Evaluator } from './evaluate.ts';
import { Placing, type SourceText } from './placing.ts';
import { Reporter } from './report.ts';
import { createScope, type Scope, type UnitScopes } from './scopes.ts';
import type { Unit } from './syntax.ts';
import { isTorchModule } from './torch.ts';
import type { ActivationUse } from './uses.ts';

/** A text with its units; those of one `module` share its names. */
export interface ProgramSource extends SourceText {
  readonly units: readonly Unit[];
  readonly module: ModuleNames;
}

/** The names of one module, kept from one version to the next because the scopes of kept units point at it. */
export interface ModuleNames {
  readonly scope: Scope;
  readonly known: WeakMap<Unit, UnitScopes>;
}

/** `parent`: the module whose names a doctest sees; `name`: the module's own, for relative imports. */
export function createModule(parent?: ModuleNames, isSnippet = false, name?: string): ModuleNames {
  const scope = createScope('module', parent?.scope);
  return { scope: { ...scope, isSnippet, name }, known: new WeakMap() };
}

let versions = 0;

/** The uses in each source. Yields now and then. */
export function* readProgram(
  sources: readonly ProgramSource[],
): Generator<undefined, readonly (readonly ActivationUse[])[]> {
  const version = ++versions;
  let order = 0;
  let usesTorch = false;
  const dottedNames = new Set<string>();
  const modules = new Set(sources.map((source) => source.module));
  for (const { scope } of modules) {
    scope.bindings.clear();
    scope.stars.length = 0;
  }
  for (const [index, { units, module }] of sources.entries()) {
    for (const unit of units) {
      unit.order = ++order;
      unit.source = index;
      let scopes = module.known.get(unit);
      if (!scopes) {
        scopes = yield* walkUnit(unit, module.scope);
        module.known.set(unit, scopes);
      }
      for (const binding of scopes.bindings) {
        const list = module.scope.bindings.get(binding.name);
        if (list) list.push(binding);
        else module.scope.bindings.set(binding.name, [binding]);
      }
      module.scope.stars.push(...scopes.stars);
      for (const path of scopes.imported) usesTorch ||= isTorchModule(path);
      for (const name of scopes.dottedNames) dottedNames.add(name);
      if ((order & 15) === 0) yield undefined;
    }
  }
  const reporter = new Reporter(new Evaluator(version, dottedNames), new Placing(sources), usesTorch);
  const found: ActivationUse[][] = sources.map(() => []);
  let work = 0;
  for (const [index, { units }] of sources.entries()) {
    for (const unit of units) {
      for (const node of unit.loads) {
        const use = reporter.usesAt(node);
        if (use) found[index]?.push(use);
        if (++work % 16 === 0) yield undefined;
      }
    }
  }
  const literals = yield* reporter.inputs.settle(sources.flatMap(({ units }) => units));
  if (literals.size === 0) return found;
  return found.map((uses) =>
    uses.map((use) => {
      const literal = literals.get(use);
      return literal === undefined ? use : { ...use, literal };
    }),
  );
}

/** How many characters of a text have their uses sorted at once. */
const stretch = 16_384;

/** In order of their places; where two stand at the same place, the one that says more. */
export function* sortUses(uses: readonly ActivationUse[]): Generator<undefined, readonly ActivationUse[]> {
  const stretches: ActivationUse[][] = [];
  for (const [index, use] of uses.entries()) {
    const at = Math.floor(use.start / stretch);
    while (stretches.length <= at) stretches.push([]);
    stretches[at]?.push(use);
    if (index % 1024 === 1023) yield undefined;
  }
  const sorted: ActivationUse[] = [];
  for (const part of stretches) {
    part.sort((a, b) => a.start - b.start || b.expression.end - a.expression.end);
    for (const use of part) if (use.start !== sorted.at(-1)?.start) sorted.push(use);
    yield undefined;
  }
  return sorted;
}
