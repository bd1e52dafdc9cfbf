// Finds the activations that a source writes itself: functions, lambdas, modules and autograd functions whose answer is a
// function of one tensor, element by element.
import type { Formula, FormulaParameter } from '../../autodiff/graph.ts';
import { findEqual, type Identified } from '../../autodiff/identify.ts';
import type { Binding, Scope } from '../binder/scopes.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Call, Chunk } from '../syntax/syntax.ts';
import type { Site } from '../uses/site.ts';
import type { Span } from '../uses/use.ts';
import { isCurve, isMeantAsActivation } from './activation-like.ts';
import {
  answerOf,
  answerOfClass,
  answerOfFunction,
  constantsOf,
  type DefinitionKind,
  nameOf,
  type Read,
  storedName,
} from './answers.ts';
import { codeOf, isStatic, methodOf } from './classes.ts';
import { type Gated, Halves } from './gated.ts';
import { type Held, Unreadable } from './held.ts';
import { Lowering } from './lower.ts';
import { importsOf } from './site.ts';
import type { Walk } from './walk.ts';

/** An activation that the source writes itself; `start` and `end` are those of its name. */
export interface Definition extends Span {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly formula: Formula;
  /** What it computes hangs on a default, which a caller may replace. */
  readonly isByDefault: boolean;
  /** A number that it hangs on is learned. */
  readonly isLearned: boolean;
  /** It is meant as an activation, as far as its name and its curve tell. */
  readonly isActivation: boolean;
  /** It is no activation, but gates one half by an activation of the other; the formula is the gate's. */
  readonly gated?: Gated;
  /** Where it may be written otherwise; none where it is read as it is called somewhere. */
  readonly site?: Site;
}

/** How many definitions are looked at in one source. */
const mostDefinitions = 500;
/** How deep in classes and functions they may stand. */
const deepest = 4;

/** The definitions among what `module` binds in these chunks, in order of their names' places. */
export function* findDefinitions(
  module: Scope,
  chunks: ReadonlySet<Chunk>,
  createResolver: () => Resolver,
): Generator<undefined, readonly Definition[]> {
  const found: Definition[] = [];
  // A class is looked through once, not for each of its methods.
  const changed: Walk['changed'] = new Map();
  let looked = 0;
  for (const { binding, owner } of candidatesIn(module, 0)) {
    if (!chunks.has(binding.chunk)) continue;
    if (++looked > mostDefinitions) break;
    const definition = readDefinition(module, binding, owner, createResolver(), changed);
    if (definition) found.push(definition);
    yield undefined;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The definition whose name stands at `offset` of a chunk, or undefined if there is none. */
export function definitionAt(
  module: Scope,
  chunk: Chunk,
  offset: number,
  createResolver: () => Resolver,
): Definition | undefined {
  for (const { binding, owner } of candidatesIn(module, 0)) {
    if (binding.chunk !== chunk) continue;
    const start = startOfName(binding);
    if (start === undefined || offset < start || offset > start + binding.name.length) continue;
    const definition = readDefinition(module, binding, owner, createResolver());
    return definition?.isActivation || definition?.gated ? definition : undefined;
  }
  return undefined;
}

/** The innermost definition whose code holds `offset` of a chunk, whatever it is meant as; undefined where there is none. */
export function definitionAround(
  module: Scope,
  chunk: Chunk,
  offset: number,
  createResolver: () => Resolver,
): Definition | undefined {
  const around = [...candidatesIn(module, 0)].filter(({ binding }) => {
    const { bound } = binding;
    const code = bound.kind === 'value' ? bound.value : 'statement' in bound ? bound.statement : undefined;
    const start = bound.kind === 'value' ? startOfName(binding) : code?.start;
    return binding.chunk === chunk && code && start !== undefined && offset >= start && offset <= code.end;
  });
  for (const { binding, owner } of around.reverse()) {
    const definition = readDefinition(module, binding, owner, createResolver());
    if (definition && !definition.gated) return definition;
  }
  return undefined;
}

function startOfName({ bound, name }: Binding): number | undefined {
  if (bound.kind === 'function' || bound.kind === 'class') return bound.statement.nameStart;
  return bound.kind === 'value' ? storedName(name, bound.value)?.start : undefined;
}

function* candidatesIn(
  scope: Scope,
  depth: number,
): Generator<{ readonly binding: Binding; readonly owner: Scope | undefined }> {
  for (const bindings of scope.bindings.values()) {
    for (const binding of bindings) {
      const { bound } = binding;
      const isLambda = bound.kind === 'value' && bound.value.kind === 'lambda';
      if (bound.kind !== 'function' && bound.kind !== 'class' && !isLambda) continue;
      yield { binding, owner: scope.kind === 'class' ? scope : undefined };
      if (depth < deepest && bound.kind !== 'value') yield* candidatesIn(bound.scope, depth + 1);
    }
  }
}

function readDefinition(
  module: Scope,
  binding: Binding,
  owner: Scope | undefined,
  resolver: Resolver,
  changed?: Walk['changed'],
): Definition | undefined {
  const lowering = new Lowering(resolver, undefined, changed);
  const definition = readWith(lowering, binding.name, () => answerOf(binding, owner, lowering));
  if (!definition)
    return readGated(resolver, binding.name, (halved) => answerOf(binding, owner, halved), lowering.changed);
  const site = {
    ...lowering.site,
    ...importsOf(module, binding.chunk.source),
    ...(lowering.isByDefault ? { hasChoices: true as const } : {}),
  };
  return { ...definition, site };
}

function readWith(
  lowering: Lowering,
  name: string,
  answer: (lowering: Lowering) => Read | undefined,
): Definition | undefined {
  return unlessUnreadable(() => {
    const answered = answer(lowering);
    if (!answered || !lowering.formula.hangsOnInput(answered.answer)) return undefined;
    const read: Formula = {
      ...lowering.formula.finish(answered.answer),
      ...(lowering.isNumpy ? { isNumpy: true } : {}),
    };
    if (!isCurve(read)) return undefined;
    const formula = lowering.formula.settle(read, freeIn(read));
    const isActivation = isMeantAsActivation(name, answered.kind, formula);
    const isByDefault =
      !answered.isSettled &&
      (lowering.isByDefault || formula.parameters.some(({ start }) => lowering.defaults.has(start)));
    const names = new Set(formula.parameters.map((one) => one.name));
    const isLearned = formula.nodes.some(
      (node) => node.kind === 'parameter' && node.tensor && names.has(node.name),
    );
    return { name, kind: answered.kind, formula, isByDefault, isLearned, isActivation, ...answered.at };
  });
}

/**
 * Which numbers that stand by themselves could be others: all of code of one's own; of an activation of the catalog, those
 * that its parameters are.
 */
function freeIn(formula: Formula): (moved: Formula, literal: FormulaParameter) => boolean {
  let equal: Identified | 'none' | undefined;
  return (moved, { name, value }) => {
    equal ??= findEqual(formula) ?? 'none';
    if (equal === 'none') return true;
    const set = Object.values(equal.parameters).filter((one) => typeof one === 'number');
    if (!set.some((one) => [one, -one, 1 / one].includes(value))) return false;
    const parameters = moved.parameters.map((one) =>
      one.name === name ? { ...one, value: one.value * 1.25 } : one,
    );
    return findEqual({ ...moved, parameters })?.id === equal.id;
  };
}

function unlessUnreadable<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Reads it as a gated unit, whose gate is the second half or the first: of one tensor or two, or of what two layers make of one. */
function readGated(
  resolver: Resolver,
  name: string,
  answer: (lowering: Lowering) => Read | undefined,
  changed?: Walk['changed'],
): Definition | undefined {
  const ways = [
    [1, false],
    [0, false],
    [1, true],
    [0, true],
  ] as const;
  let isProjected = false;
  for (const [gate, isOfTwoLayers] of ways) {
    if (isOfTwoLayers && !isProjected) break;
    const lowering = new Lowering(resolver, undefined, changed);
    const halves = new Halves(lowering.formula, gate, isOfTwoLayers);
    lowering.halves = halves;
    const unit = unlessUnreadable(() => {
      const read = answer(lowering);
      if (!read) return undefined;
      const product = read.answer.kind === 'projected' ? read.answer.of : read.answer;
      const formula = lowering.formula.finish(product);
      const gated = halves.unitOf(formula, name);
      return gated && { ...read, gated };
    });
    isProjected ||= halves.isProjected && !halves.names;
    if (!unit) continue;
    const { gated, kind, at } = unit;
    const { formula } = gated;
    const { isByDefault } = lowering;
    return { name, kind, formula, isByDefault, isLearned: false, isActivation: false, gated, ...at };
  }
  return undefined;
}

/** A function or a class of one’s own, and the call that says with which numbers it is meant. */
export interface HeldDefinition {
  readonly scope: Scope;
  readonly call?: Call;
}

/** The definition of what a name holds, with what its call gives it; `at` is the name in its definition. */
export function definitionOf({ scope, call }: HeldDefinition, resolver: Resolver): Definition | undefined {
  const { statement } = scope;
  if (statement?.kind !== 'function' && statement?.kind !== 'class') return undefined;
  const answer = (lowering: Lowering): Read | undefined => {
    const settled = call ? { isSettled: true as const } : {};
    const at = nameOf(statement, statement.chunk);
    if (statement.kind === 'function') {
      const isMethod = scope.parent?.kind === 'class';
      if (!codeOf(scope) || (isMethod && !isStatic(statement))) return undefined;
      const given = call ? constantsOf(call, statement.parameters, lowering) : new Map<string, Held>();
      const answer = answerOfFunction(statement, statement.parameters, new Map(), lowering, given);
      return { kind: isMethod ? 'method' : 'function', answer, at, ...settled };
    }
    const init = methodOf(resolver, scope, '__init__');
    const parameters = (init && codeOf(init))?.parameters.slice(1) ?? [];
    const given = call ? constantsOf(call, parameters, lowering) : new Map<string, Held>();
    // What is called with a tensor is no constructor.
    if ([...given.values()].some((one) => one.kind === 'opaque')) return undefined;
    const read = answerOfClass(scope, given, lowering);
    return read && { ...read, at, ...settled };
  };
  return (
    readWith(new Lowering(resolver), statement.name, answer) ?? readGated(resolver, statement.name, answer)
  );
}
