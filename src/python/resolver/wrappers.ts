// Functions that only put their parameter through one activation, `lambda t: F.leaky_relu(t, 0.2)`, `def act(self, x):
// return F.gelu(x)`, and modules whose `forward` does: what calls them calls that.
import { isStatic, type Scope } from '../binder/scopes.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression, FunctionStatement, Parameter, Statement } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { isPlain, nameOfDecorator } from './decorators.ts';
import { overridings, storedOutside } from './outside-stores.ts';
import type { Resolution } from './resolution.ts';
import { mapAlternatives, type Possible, type Value } from './values.ts';

/** The activation that code applies to its only parameter, with the other arguments; undefined for any other code. */
export function wrappedBy(
  resolution: Resolution,
  { parameters, body }: { readonly parameters: readonly Parameter[]; readonly body: Expression | undefined },
): Possible | undefined {
  const [parameter] = parameters;
  if (
    !parameter ||
    parameters.length > 1 ||
    parameter.stars > 0 ||
    parameter.fallback ||
    body?.kind !== 'call'
  )
    return undefined;
  const { callee, arguments: list } = body;
  const [first, ...others] = list;
  const { name } = parameter;
  const isPutThrough = first?.name === undefined && first?.stars === 0 && isName(first.value, name);
  if (!isPutThrough || reads(callee, name) || others.some(({ value }) => reads(value, name)))
    return undefined;
  const possible = resolution.resolve(callee);
  const [only] = possible.alternatives;
  if (!only || possible.isOpen || possible.alternatives.length > 1) return undefined;
  const { value } = only;
  // `lambda t: nn.ReLU()(t)`
  if (value.kind === 'instance' || value.kind === 'partial')
    return others.length === 0 ? possible : undefined;
  const of = value.kind === 'path' ? findApiPath(value.path) : undefined;
  if (of?.apiPath.kind !== 'function') return undefined;
  const construction = { call: body, arguments: resolution.holding(list) };
  return mapAlternatives(possible, (one) => ({
    ...one,
    value: { kind: 'partial', of, construction, hasInput: true },
  }));
}

/** The same of `def act(t): return F.leaky_relu(t, 0.2)`, outside of a class. */
export function wrappedByFunction(
  resolution: Resolution,
  statement: FunctionStatement,
  parent: Scope | undefined,
): Possible | undefined {
  return parent?.kind === 'class' ? undefined : bodyOf(resolution, statement, statement.parameters);
}

/** The one activation that a function or a module of one's own puts its input through; undefined of anything else. */
export function putThrough(resolution: Resolution, value: Value): Value | undefined {
  if (value.kind === 'function') return only(methodOf(resolution, value.scope));
  if (value.kind !== 'object') return undefined;
  const { bindings, attributes } = value.scope;
  // What a module is called with goes to `forward`, unless its class says otherwise.
  const name = bindings.has('__call__') ? '__call__' : 'forward';
  const [method, ...others] = bindings.get(name) ?? [];
  if (method?.bound.kind !== 'function' || others.length > 0) return undefined;
  const isAnother = ['forward', '__call__'].some(
    (one) =>
      attributes?.has(one) ||
      storedOutside(resolution, value, one).length > 0 ||
      (!value.isExact && overridings(resolution, value.scope, one).length > 0),
  );
  if (isAnother || (name === 'forward' && binds(resolution, value.scope, '__call__', 0))) return undefined;
  const { scope } = method.bound;
  return only(resolution.within(value.given ?? new Map(), () => methodOf(resolution, scope)));
}

/** Whether the class, or one in sight that it derives from, binds the name. */
function binds(resolution: Resolution, { bindings, statement }: Scope, name: string, depth: number): boolean {
  if (bindings.has(name) || depth > 8) return true;
  const bases = statement?.kind === 'class' ? statement.bases : [];
  return bases.some(({ value: base }) =>
    resolution
      .resolve(base)
      .alternatives.some(
        ({ value }) => value.kind === 'class' && binds(resolution, value.scope, name, depth + 1),
      ),
  );
}

function only(possible: Possible | undefined): Value | undefined {
  const [one] = possible?.alternatives ?? [];
  return one && !one.isAssumed ? one.value : undefined;
}

function methodOf(resolution: Resolution, { statement, parent }: Scope): Possible | undefined {
  if (statement?.kind !== 'function') return undefined;
  const hasSelf = parent?.kind === 'class' && !isStatic(statement);
  return bodyOf(resolution, statement, statement.parameters.slice(hasSelf ? 1 : 0));
}

/** What a function that is no more than `return act(x)` puts its only parameter through. */
function bodyOf(
  resolution: Resolution,
  statement: FunctionStatement,
  parameters: readonly Parameter[],
): Possible | undefined {
  if (!isPlain(statement) || !statement.decorators.every(isRegistering)) return undefined;
  const [result, ...others] = statement.body.flatMap(plain);
  if (others.length > 0 || result?.kind !== 'return') return undefined;
  return wrappedBy(resolution, { parameters, body: result.value });
}

const isRegistering = (node: Expression): boolean => nameOfDecorator(node).startsWith('register');

/** The statements that do something. */
function plain(statement: Statement): readonly Statement[] {
  if (statement.kind === 'group') return statement.body.flatMap(plain);
  const isDocumentation = statement.kind === 'expression' && statement.value.kind === 'text';
  return isDocumentation || statement.kind === 'pass' ? [] : [statement];
}

const isName = (node: Expression, name: string): boolean => node.kind === 'name' && node.name === name;

/** Whether an expression may read the name; one in a scope of its own may. */
function reads(node: Expression, name: string): boolean {
  if (node.kind === 'lambda' || node.kind === 'comprehension') return true;
  return isName(node, name) || childrenOf(node).some((child) => reads(child, name));
}
