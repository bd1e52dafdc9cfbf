// Classes that derive from one of PyTorch's activations and compute what that does: `class Leaky(nn.LeakyReLU)`.
import type { Scope } from '../binder/scopes.ts';
import type { Call, ClassStatement, Statement } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { handed } from './handed.ts';
import type { Resolution } from './resolution.ts';
import type { GivenParameters, HeldArgument, KnownActivation } from './values.ts';

/** The activation that `node` makes by a class of one's own, and with which arguments; undefined of any other class. */
export function madeByDerived(
  resolution: Resolution,
  { bindings, attributes, statement }: Scope,
  node: Call,
  given: GivenParameters | undefined,
):
  | { readonly of: KnownActivation; readonly call: Call; readonly arguments: readonly HeldArgument[] }
  | undefined {
  if (statement?.kind !== 'class' || ['forward', '__call__', '__new__'].some((name) => bindings.has(name)))
    return undefined;
  const [base, ...others] = statement.bases;
  if (!base || base.name !== undefined || others.length > 0) return undefined;
  const { alternatives, isOpen } = resolution.resolve(base.value);
  const [only] = alternatives;
  const of = only?.value.kind === 'path' && !only.isAssumed ? findApiPath(only.value.path) : undefined;
  if (isOpen || alternatives.length !== 1 || of?.apiPath.kind !== 'module') return undefined;
  if (isShaped(resolution, statement, { bindings, attributes }, of)) return undefined;
  const makers = bindings.get('__init__');
  if (!makers) return { of, call: node, arguments: handed(resolution, node.arguments) };
  const [maker] = makers;
  if (makers.length > 1 || maker?.bound.kind !== 'function') return undefined;
  const calls = maker.bound.statement.body.flatMap(callsOfSuper);
  const [call] = calls;
  if (!call || calls.length > 1) return undefined;
  const list = resolution.within(given ?? new Map(), () => handed(resolution, call.arguments));
  return list.some(({ stars }) => stars > 0) ? undefined : { of, call, arguments: list };
}

/** Whether the class, or code in sight, sets something of it that shapes what it computes. */
function isShaped(
  { settings }: Resolution,
  { name, chunk, start, end }: ClassStatement,
  { bindings, attributes }: Pick<Scope, 'bindings' | 'attributes'>,
  { entry }: KnownActivation,
): boolean {
  const shaping = ['forward', '__call__', entry.learned ?? '', ...entry.parameters.map((one) => one.name)];
  if (shaping.some((one) => bindings.has(one) || attributes?.has(one))) return true;
  return [...settings.values()].some((all) =>
    all.some(({ object }) => {
      if (object.chunk === chunk && object.start >= start && object.end <= end) return true;
      return (object.kind === 'name' || object.kind === 'attribute') && object.name === name;
    }),
  );
}

function callsOfSuper(statement: Statement): readonly Call[] {
  if (statement.kind === 'group') return statement.body.flatMap(callsOfSuper);
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return [];
  const { callee } = statement.value;
  const isSuper =
    callee.kind === 'attribute' &&
    callee.name === '__init__' &&
    callee.object.kind === 'call' &&
    callee.object.callee.kind === 'name' &&
    callee.object.callee.name === 'super';
  return isSuper ? [statement.value] : [];
}
