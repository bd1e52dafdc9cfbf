// Leaves out of what a name may be what `isinstance`, `hasattr` or a `case` has ruled out where it stands.
import type { Activation } from '../../catalog/activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import { bindingsReaching, isWithin, positionOf } from '../binder/flow.ts';
import type { ScopePlace, ToldType } from '../binder/scopes.ts';
import type { Attribute, Expression, Name } from '../syntax/syntax.ts';
import { canonical, findApiPath } from './api-paths.ts';
import { plainTypeAt } from './conditions.ts';
import type { Resolution } from './resolution.ts';
import { type Alternative, isFree, type Possible } from './values.ts';

/** What `node` may be in its place, of what it may be by what it was given. */
export function narrowed(
  resolution: Resolution,
  node: Name | Attribute,
  possible: Possible,
  { scope, block: at }: ScopePlace,
): Possible {
  let left = possible;
  if (possible.alternatives.length === 0) return possible;
  for (let block: ScopePlace['block'] | undefined = at; block; block = block.parent) {
    for (const told of block.told ?? []) {
      if (!isSameName(told.node, node) || (told.from !== undefined && node.start < told.from)) continue;
      const inside = block;
      const isBoundAnew =
        node.kind === 'name' &&
        bindingsReaching(
          scope.bindings.get(node.name) ?? [],
          at,
          positionOf(node.chunk, node.start),
        ).bindings.some(
          ({ block: own, start, chunk }) => chunk === node.chunk && start > told.end && isWithin(own, inside),
        );
      if (!isBoundAnew) left = without(resolution, left, told);
    }
  }
  return left;
}

function isSameName(a: Expression, b: Expression): boolean {
  if (a.kind === 'name' && b.kind === 'name') return a.name === b.name;
  return (
    a.kind === 'attribute' && b.kind === 'attribute' && a.name === b.name && isSameName(a.object, b.object)
  );
}

function without(
  resolution: Resolution,
  possible: Possible,
  { types, attribute, isNone, holds }: ToldType,
): Possible {
  const paths = types.map((type) => pathOf(resolution, type));
  const known = paths.filter((path) => path !== undefined);
  // What instances of an unknown class are is unknown.
  const areKnown = known.length === paths.length;
  const alternatives = possible.alternatives.filter((one) => {
    if (isNone) return !isFree(one);
    const is = attribute === undefined ? isOneOf(one, known) : has(one, attribute);
    return holds ? is !== 'no' || !areKnown : is !== 'yes';
  });
  if (alternatives.length === possible.alternatives.length) return possible;
  return { alternatives, isOpen: possible.isOpen || alternatives.length === 0 };
}

/** Whether it has the attribute, of what activations are known to have or to lack. */
function has({ value }: Alternative, attribute: string): 'yes' | 'no' | 'perhaps' {
  if (value.kind !== 'instance') return 'perhaps';
  const { entry } = value.of;
  if (entry.learned === attribute || (value.construction && hasParameter(entry, attribute))) return 'yes';
  const isOfLayers = /^(?:bias|in_features|out_features|in_channels|out_channels|running_mean)$/.test(
    attribute,
  );
  const isOfOthers = catalog.some((one) => one.learned === attribute || hasParameter(one, attribute));
  return isOfLayers || isOfOthers ? 'no' : 'perhaps';
}

const hasParameter = ({ parameters }: Activation, attribute: string): boolean =>
  parameters.some(({ name }) => name === attribute);

function pathOf(resolution: Resolution, type: Expression): string | undefined {
  const plain = plainTypeAt(resolution, type);
  if (plain !== undefined) return `builtins.${plain}`;
  const { alternatives, isOpen } = resolution.resolve(type);
  const [only] = alternatives;
  return !isOpen && alternatives.length === 1 && only?.value.kind === 'path'
    ? canonical(only.value.path)
    : undefined;
}

function isOneOf({ value }: Alternative, paths: readonly string[]): 'yes' | 'no' | 'perhaps' {
  const isAny = paths.includes('torch.nn.Module');
  if (value.kind === 'instance') {
    const own = canonical(value.of.apiPath.path);
    if (isAny || paths.includes(own)) return 'yes';
    // A class without parameters may derive from one that has them, and fix them.
    const hasNone = value.of.entry.parameters.length === 0;
    return hasNone && paths.some((path) => findApiPath(path)?.entry.parameters.length) ? 'perhaps' : 'no';
  }
  // `nn.ReLU` and `F.relu` are neither text nor numbers, nor lists of them.
  const isOfData = paths.every((path) => path.startsWith('builtins.') && path !== 'builtins.type');
  if (value.kind === 'path' && findApiPath(value.path) && isOfData) return 'no';
  // Which layer it is is not kept.
  if (value.kind === 'layer' && !isAny && paths.every((path) => findApiPath(path))) return 'no';
  return 'perhaps';
}
