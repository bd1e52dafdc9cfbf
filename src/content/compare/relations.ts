// How compared activations stand to each other and to the rest of the catalog.
import type { Activation, Values } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import { describeRelation, RELATION_KINDS } from '../hover/related.ts';

/** How many are told of an activation beside those to the others that it is compared with. */
const MOST = 2;

/**
 * The relations of `entry`, those to `others` first, then the most telling. A formula is one of the functions at their
 * defaults: it is left out where `values` are not these.
 */
export function describeRelations(
  entry: Activation,
  values: Values,
  others: readonly Activation[],
  t: Translate,
): readonly string[] {
  const isUsual = entry.parameters.every(
    ({ name, default: usual }) =>
      values[name] === undefined || usual === undefined || Object.is(values[name], usual),
  );
  const isOther = (id: string) => others.some((other) => other.id === id && other !== entry);
  const told = RELATION_KINDS.flatMap((kind) =>
    entry.related.filter((relation) => relation.kind === kind),
  ).filter(({ note }) => note !== undefined || isUsual);
  const sentences = (relations: typeof told) =>
    relations.flatMap((relation) => describeRelation(relation, t) ?? []);
  const close = sentences(told.filter(({ id }) => isOther(id)));
  const rest = sentences(told.filter(({ id, kind }) => !isOther(id) && kind !== 'near'));
  return [...new Set([...close, ...rest.slice(0, MOST)])];
}
