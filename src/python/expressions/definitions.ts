// Finds the activations that a source writes itself: functions, lambdas, modules and autograd functions whose answer is a
// function of one tensor, element by element.
import { compile } from '../../autodiff/compile.ts';
import type { Formula, FormulaParameter } from '../../autodiff/graph.ts';
import { findEqual, findKnown, findNear, type Identified, writtenValues } from '../../autodiff/identify.ts';
import { newest } from '../../foundation/release.ts';
import type { Binding, Scope } from '../binder/scopes.ts';
import { nameOfDecorator } from '../resolver/decorators.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type {
  Call,
  Chunk,
  ClassStatement,
  Expression,
  FunctionStatement,
  Lambda,
  Parameter,
} from '../syntax/syntax.ts';
import { spanIn } from '../uses/placing.ts';
import type { Site } from '../uses/site.ts';
import type { Span } from '../uses/use.ts';
import { basesOf, codeOf, isStatic, methodOf } from './attributes.ts';
import { applyFunction } from './autograd-function.ts';
import { type Gated, Halves } from './gated.ts';
import { type Environment, type Held, refuse, Unreadable } from './held.ts';
import { Lowering } from './lower.ts';
import { importsOf, siteIn } from './site.ts';

/** An activation that the source writes itself; `start` and `end` are those of its name. */
export interface Definition extends Span {
  readonly name: string;
  readonly kind: 'function' | 'lambda' | 'module' | 'autograd-function' | 'method';
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

const deepest = 4;

/** The definitions among what `module` binds in these chunks, in order of their names' places. */
export function* findDefinitions(
  module: Scope,
  chunks: ReadonlySet<Chunk>,
  createResolver: () => Resolver,
): Generator<undefined, readonly Definition[]> {
  const found: Definition[] = [];
  let looked = 0;
  for (const { binding, owner } of candidatesIn(module, 0)) {
    if (!chunks.has(binding.chunk)) continue;
    if (++looked > mostDefinitions) break;
    const definition = readDefinition(module, binding, owner, createResolver());
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

/** The name that a value is given, `act` of `act = lambda x: …`. */
function storedName(name: string, { chunk, start }: Expression): Expression | undefined {
  return chunk.loads
    .filter((node) => node.kind === 'name' && node.isStored && node.name === name && node.end <= start)
    .at(-1);
}

/** Functions, classes and lambdas, and what stands in them; `owner` is the class of a method. */
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
): Definition | undefined {
  const lowering = new Lowering(resolver);
  const definition = readWith(lowering, binding.name, () => answerOf(binding, owner, lowering));
  if (!definition) return readGated(resolver, binding.name, (halved) => answerOf(binding, owner, halved));
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
    const lowering = new Lowering(resolver);
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

/** What a call gives, by the names of parameters; `opaque` what is not known. */
function constantsOf(
  { arguments: list }: Call,
  parameters: readonly Parameter[],
  { resolver }: Lowering,
): Map<string, Held> {
  const given = new Map<string, Held>();
  const places = parameters.filter(({ stars }) => stars === 0);
  for (const [i, { name, stars, value }] of list.entries()) {
    const parameter = name ?? places[i]?.name;
    if (stars > 0 || parameter === undefined) refuse('arguments', value);
    const constant = resolver.constantOf(value);
    given.set(parameter, constant ? { kind: 'constant', value: constant.value } : { kind: 'opaque' });
  }
  return given;
}

interface Read {
  readonly kind: Definition['kind'];
  readonly answer: Held;
  readonly at: Span;
  /** A call says which numbers hold. */
  readonly isSettled?: true;
}

function answerOf(binding: Binding, owner: Scope | undefined, lowering: Lowering): Read | undefined {
  const { bound, chunk } = binding;
  if (bound.kind === 'value' && bound.value.kind === 'lambda') {
    const written = storedName(binding.name, bound.value);
    if (!written) return undefined;
    const at = spanIn(chunk, written.start, written.end);
    return {
      kind: 'lambda',
      answer: answerOfFunction(bound.value, bound.value.parameters, new Map(), lowering),
      at,
    };
  }
  if (bound.kind === 'function') {
    const { statement, scope } = bound;
    const at = nameOf(statement, chunk);
    if (!codeOf(scope)) return undefined;
    if (!owner)
      return {
        kind: 'function',
        answer: answerOfFunction(statement, statement.parameters, new Map(), lowering),
        at,
      };
    if (/^(?:forward|backward|__\w+__)$/.test(statement.name)) return undefined;
    const decorators = statement.decorators.map(nameOfDecorator);
    if (decorators.some((one) => /property|setter/.test(one))) return undefined;
    if (isStatic(statement))
      return {
        kind: 'method',
        answer: answerOfFunction(statement, statement.parameters, new Map(), lowering),
        at,
      };
    const [self, ...rest] = statement.parameters;
    if (!self) return undefined;
    const object: Held = { kind: 'object', scope: owner, given: new Map() };
    return {
      kind: 'method',
      answer: answerOfFunction(statement, rest, new Map([[self.name, object]]), lowering),
      at,
    };
  }
  if (bound.kind !== 'class') return undefined;
  const read = answerOfClass(bound.scope, new Map(), lowering);
  return read && { ...read, at: nameOf(bound.statement, chunk) };
}

/** What an instance, made with what is `given`, answers of an open x; or what an `autograd.Function` does. */
function answerOfClass(
  scope: Scope,
  given: ReadonlyMap<string, Held>,
  lowering: Lowering,
): Pick<Read, 'kind' | 'answer'> | undefined {
  const { resolver } = lowering;
  if (isMadeFrom(resolver, scope, /^torch\.autograd\.(?:function\.)?Function$/)) {
    const applied = { positional: [lowering.formula.input()], named: new Map() };
    return { kind: 'autograd-function', answer: applyFunction(lowering, scope, applied, undefined) };
  }
  if (
    !isMadeFrom(resolver, scope, /^torch\.nn\.(?:modules\.(?:module\.)?)?Module$|^torch\.jit\.ScriptModule$/)
  )
    return undefined;
  const forward = methodOf(resolver, scope, 'forward');
  const code = forward && codeOf(forward);
  if (code?.kind !== 'function') return undefined;
  if (isStatic(code))
    return { kind: 'module', answer: answerOfFunction(code, code.parameters, new Map(), lowering) };
  const [self, ...rest] = code.parameters;
  if (!self) return undefined;
  const object: Held = { kind: 'object', scope, given };
  return { kind: 'module', answer: answerOfFunction(code, rest, new Map([[self.name, object]]), lowering) };
}

const nameOf = (statement: FunctionStatement | ClassStatement, chunk: Chunk): Span =>
  spanIn(chunk, statement.nameStart, statement.nameEnd);

/** What a function answers of an open x: the only parameter that must be given, beside those that a call gives a constant. */
function answerOfFunction(
  code: FunctionStatement | Lambda,
  parameters: readonly Parameter[],
  env: Environment,
  lowering: Lowering,
  given: ReadonlyMap<string, Held> = new Map(),
): Held {
  const plain = parameters.filter(({ stars }) => stars === 0);
  const constant = ({ name }: Parameter) => {
    const held = given.get(name);
    return held?.kind === 'constant' ? held : undefined;
  };
  const required = plain.filter((one) => !one.fallback);
  const open = required.filter((one) => !constant(one));
  // `relu(3.0)`: the curve is told of, not the one number.
  const needed = open.length > 0 ? open : required.slice(0, 1);
  const [first, second, ...others] = needed;
  if (!first || others.length > 0) return refuse('not one input', code);
  const { halves } = lowering;
  if (halves) bindHalves(code, needed, env, halves);
  const x = second && !halves ? inputBesideBias(code, first, second) : first;
  for (const parameter of plain) {
    if (halves && needed.includes(parameter)) continue;
    if (parameter === x) env.set(parameter.name, lowering.formula.input());
    else if (parameter.fallback && given.get(parameter.name)?.kind === 'opaque') refuse('argument', code);
    else if (constant(parameter) || parameter.fallback)
      env.set(parameter.name, constant(parameter) ?? lowering.fallback(parameter) ?? refuse('default', code));
    else env.set(parameter.name, lowering.formula.constant(0));
  }
  lowering.site = siteIn(code, x.name);
  lowering.source = code.chunk.source;
  return lowering.run(code, env);
}

/** Binds a tensor that is halved, or two. */
function bindHalves(
  code: FunctionStatement | Lambda,
  [one, other, ...others]: readonly Parameter[],
  env: Environment,
  halves: Halves,
): void {
  if (!one || others.length > 0) refuse('not two inputs', code);
  const { whole } = halves;
  if (other) halves.names = [one.name, other.name];
  env.set(one.name, other ? whole.items[0] : whole);
  if (other) env.set(other.name, whole.items[1]);
}

/** Of `bias_gelu(bias, y)`, where no more is done with both than `y + bias`, the one that is not named a bias. */
function inputBesideBias(code: FunctionStatement | Lambda, one: Parameter, other: Parameter): Parameter {
  const bias = [one, other].find(({ name }) => /bias/i.test(name));
  const x = bias === one ? other : one;
  if (!bias) return refuse('two inputs', code);
  const named = (name: string) =>
    code.chunk.loads.filter(
      (node) =>
        node.kind === 'name' &&
        node.name === name &&
        !node.isStored &&
        node.start >= code.start &&
        node.end <= code.end,
    );
  if (named(bias.name).length !== 1) refuse('two inputs', code);
  return x;
}

function isMadeFrom(resolver: Resolver, scope: Scope, path: RegExp, depth = 0): boolean {
  const { statement } = scope;
  if (statement?.kind !== 'class' || depth > deepest) return false;
  const isDirect = statement.bases.some(({ value }) =>
    resolver
      .resolveAfresh(value)
      .alternatives.some(({ value: base }) => base.kind === 'path' && path.test(base.path)),
  );
  return isDirect || basesOf(resolver, scope).some((base) => isMadeFrom(resolver, base, path, depth + 1));
}

/** Words in the names of activations, and in those of what belongs to one but is none. */
const words =
  /relu|gelu|selu|celu|elu$|silu|swish|mish|sigmoid|sigm|softplus|softsign|softcap|shrink|snake|siren|squash|rectif|activation|nonlinear|symlog|gaussian|isru|serf|logcosh|squareplus|tanh|arctan$|hard_?sig|hsig|(?:^|_)act\d?(?:_|$)/i;
const endings = /(?:ish|lu)\d?$/i;
const otherWords = /deriv|prime|grad|backward|inverse|loss|error|(?:^|_)d_/i;

/** A module says what it is by being one; a function by its name or by what it computes. */
function isMeantAsActivation(name: string, kind: Definition['kind'], formula: Formula): boolean {
  if (otherWords.test(name)) return false;
  if (kind === 'module' || kind === 'autograd-function' || words.test(name) || endings.test(name))
    return true;
  if (findEqual(formula) || findKnown(formula)) return true;
  const [nearest] = findNear(formula);
  return nearest !== undefined && nearest.distance < 0.1;
}

/** A straight line is no activation, nor is what answers nothing anywhere. */
function isCurve(formula: Formula): boolean {
  const { value } = compile(formula, writtenValues(formula), { dtype: 'float64', release: newest });
  const at = [-3.1, -1.7, -0.6, 0.15, 0.35, 0.9, 2.2, 3.7].map((x) => ({ x, y: value(x) }));
  const known = at.filter(({ y }) => Number.isFinite(y));
  const [first, second, ...rest] = known;
  if (!first || !second || rest.length === 0) return false;
  const slope = (second.y - first.y) / (second.x - first.x);
  return rest.some(({ x, y }) => Math.abs(first.y + slope * (x - first.x) - y) > 1e-9 * (1 + Math.abs(y)));
}
