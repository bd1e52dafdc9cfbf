// Classes that derive from torch.autograd.Function, which are called by their `apply`.
import { sureValueOf } from '../binder/flow.ts';
import type { Scope } from '../binder/scopes.ts';
import type { Expression } from '../syntax/syntax.ts';
import type { Resolution } from './resolution.ts';

/** The class whose `apply` is what `node` means, `Own.apply` or a name that holds it; undefined of anything else. */
export function appliedFunction(resolution: Resolution, node: Expression): Scope | undefined {
  const held = node.kind === 'name' ? sureValueOf(resolution, node) : node;
  if (held?.kind !== 'attribute' || held.name !== 'apply') return undefined;
  const { alternatives, isOpen } = resolution.resolve(held.object);
  const [only, ...others] = alternatives;
  if (isOpen || others.length > 0 || only?.value.kind !== 'class') return undefined;
  const { scope } = only.value;
  const { statement } = scope;
  const [base, ...more] = statement?.kind === 'class' ? statement.bases : [];
  if (!base || more.length > 0 || scope.bindings.has('apply')) return undefined;
  const isFunction = resolution
    .resolve(base.value)
    .alternatives.some(
      ({ value }) => value.kind === 'path' && /^torch\.autograd\.(?:function\.)?Function$/.test(value.path),
    );
  return isFunction ? scope : undefined;
}
