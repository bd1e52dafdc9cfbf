// Code of one's own that puts one input through an activation and multiplies it by the others, `SiLUMul.apply(gate, up)`: no
// activation of one input, but told where somebody points at its name.
import { isStatic, type Scope } from '../binder/scopes.ts';
import { isPlain } from '../resolver/decorators.ts';
import { storedOutside } from '../resolver/outside-stores.ts';
import { appliedFunction } from '../resolver/own-functions.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Attribute, Call, Expression, Name } from '../syntax/syntax.ts';
import type { UseFinder } from './find-use.ts';
import type { PlaceInCode } from './mentions.ts';
import { codeIn, originIn } from './placing.ts';
import { nameOf } from './usage.ts';
import type { ActivationUse } from './use.ts';

/** The activation in what is called by the name at `offset`; undefined where it is not of this form. */
export function gatedAt(
  { chunk, offset }: PlaceInCode,
  resolver: Resolver,
  finder: UseFinder,
): ActivationUse | undefined {
  const node = chunk.loads.find((one): one is Name | Attribute => {
    if (one.kind !== 'name' && one.kind !== 'attribute') return false;
    const [start, end] = nameOf(one);
    return start <= offset && offset <= end;
  });
  // `SiLUMul` of `SiLUMul.apply`, too.
  const applied = chunk.loads.find(
    (one): one is Attribute => one.kind === 'attribute' && one.name === 'apply' && one.object === node,
  );
  const scope = node && codeOf(applied ?? node, resolver);
  if (!node || node.isStored || scope?.statement?.kind !== 'function' || !isPlain(scope.statement))
    return undefined;
  const [product, ...others] = scope.returns;
  if (others.length > 0 || product?.kind !== 'binary' || product.operator.text !== '*') return undefined;
  const isMethod = scope.parent?.kind === 'class' && !isStatic(scope.statement);
  const names = scope.statement.parameters.slice(isMethod ? 1 : 0).map(({ name }) => name);
  const isInput = (one: Expression): boolean =>
    one.kind === 'name' && names.includes(one.name) && scope.bindings.get(one.name)?.length === 1;
  const sides = [product.left, product.right];
  const call = sides.find((one): one is Call => one.kind === 'call');
  const rest = sides.find((one) => one !== call);
  const [first, ...more] = call?.arguments ?? [];
  if (!call || !rest || !first || more.length > 0 || !isInput(first.value) || !isInput(rest))
    return undefined;
  const { callee } = call;
  const use = callee.kind === 'name' || callee.kind === 'attribute' ? finder.useAt(callee) : undefined;
  if (use?.certainty !== 'certain') return undefined;
  const at = codeIn(chunk, node.kind === 'attribute' ? node.object.start : node.start, nameOf(node)[1]);
  const { id, apiPath, parameters } = use;
  return {
    id,
    apiPath,
    parameters,
    kind: 'reference',
    mention: 'gated',
    start: codeIn(chunk, ...nameOf(node)).start,
    end: at.end,
    callee: at,
    expression: at,
    certainty: 'likely',
    origin: originIn(product.chunk, product.start, product.end),
  };
}

/** The function that a call of `node` runs: itself, `forward` of an instance, or of the class whose `apply` it is. */
function codeOf(node: Name | Attribute, resolver: Resolver): Scope | undefined {
  const applied = appliedFunction(resolver, node);
  if (applied) return forwardOf(applied);
  const { alternatives, isOpen } = resolver.resolveAfresh(node);
  const [only, ...others] = alternatives;
  if (isOpen || !only || others.length > 0 || only.through) return undefined;
  if (only.value.kind === 'function') return only.value.scope;
  if (only.value.kind !== 'object' || !only.value.isExact) return undefined;
  return storedOutside(resolver, only.value, 'forward').length > 0 ? undefined : forwardOf(only.value.scope);
}

function forwardOf({ bindings }: Scope): Scope | undefined {
  const [only, ...others] = bindings.get('forward') ?? [];
  return only?.bound.kind === 'function' && others.length === 0 ? only.bound.scope : undefined;
}
