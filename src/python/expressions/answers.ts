// What code of one's own answers of an open x: a function, a lambda, a module's forward, an autograd function.
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
import type { Span } from '../uses/use.ts';
import { knownAbove } from './above.ts';
import { applyFunction } from './autograd-function.ts';
import { basesOf, bindingsOf, codeOf, isStatic, methodOf } from './classes.ts';
import type { Halves } from './gated.ts';
import { type Environment, type Held, refuse } from './held.ts';
import type { Lowering } from './lower.ts';
import { siteIn } from './site.ts';

/** What an activation is written as. */
export type DefinitionKind = 'function' | 'lambda' | 'module' | 'autograd-function' | 'method';

/** How many classes a class may derive from, one after the other. */
const deepest = 4;

/** What a call gives, by the names of parameters; `opaque` what is not known. */
export function constantsOf(
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

/** What a source answers of an open x, and what says so. */
export interface Read {
  readonly kind: DefinitionKind;
  readonly answer: Held;
  readonly at: Span;
  /** A call says which numbers hold. */
  readonly isSettled?: true;
}

/** What a binding answers; undefined where it is no code that could. */
export function answerOf(binding: Binding, owner: Scope | undefined, lowering: Lowering): Read | undefined {
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
export function answerOfClass(
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
    !knownAbove(resolver, scope) &&
    !isMadeFrom(resolver, scope, /^torch\.nn\.(?:modules\.(?:module\.)?)?Module$|^torch\.jit\.ScriptModule$/)
  )
    return undefined;
  // What calls it, then, is not forward alone.
  if (bindingsOf(resolver, scope, '__call__').length > 0) return undefined;
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

/** The place of a definition's name. */
export const nameOf = (statement: FunctionStatement | ClassStatement, chunk: Chunk): Span =>
  spanIn(chunk, statement.nameStart, statement.nameEnd);

/** What a function answers of an open x: the only parameter that must be given, beside those that a call gives a constant. */
export function answerOfFunction(
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

/** The name that a value is given, `act` of `act = lambda x: …`. */
export function storedName(name: string, { chunk, start }: Expression): Expression | undefined {
  return chunk.loads
    .filter((node) => node.kind === 'name' && node.isStored && node.name === name && node.end <= start)
    .at(-1);
}

/** Functions, classes and lambdas, and what stands in them; `owner` is the class of a method. */
