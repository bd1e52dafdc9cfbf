// Lambdas and functions that only put their parameter through one activation, `lambda t: F.leaky_relu(t, 0.2)`: what calls them
// calls that.

import type { Scope } from '../binder/scopes.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression, FunctionStatement, Lambda, Statement } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { isPlain } from './decorators.ts';
import type { Resolution } from './resolution.ts';
import { mapAlternatives, type Possible } from './values.ts';

/** The activation that a lambda applies to its only parameter, with the other arguments; undefined for any other lambda. */
export function wrappedBy(
  resolution: Resolution,
  { parameters, body }: Pick<Lambda, 'parameters' | 'body'>,
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
  if (value.kind === 'instance') return others.length === 0 ? possible : undefined;
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
  const { parameters, body } = statement;
  const [last, ...more] = body.flatMap((one) => (one.kind === 'group' ? one.body : [one])).filter(isCode);
  if (last?.kind !== 'return' || more.length > 0 || parent?.kind === 'class') return undefined;
  if (!isPlain(statement) || statement.decorators.length > 0) return undefined;
  return wrappedBy(resolution, { parameters, body: last.value });
}

/** What is no docstring. */
const isCode = (one: Statement): boolean => one.kind !== 'expression' || one.value.kind !== 'text';

const isName = (node: Expression, name: string): boolean => node.kind === 'name' && node.name === name;

/** Whether an expression may read the name; one in a scope of its own may. */
function reads(node: Expression, name: string): boolean {
  if (node.kind === 'lambda' || node.kind === 'comprehension') return true;
  return isName(node, name) || childrenOf(node).some((child) => reads(child, name));
}
