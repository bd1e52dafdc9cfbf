// How an activation stands to others, as sentences.
import type { Activation } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';

type Relation = Activation['related'][number];

/** The kinds of relation, the most telling first. */
export const RELATION_KINDS = [
  'derivative of',
  'integral of',
  'inverse of',
  'conjugate of',
  'limit of',
  'made of',
  'special case of',
  'near',
] as const;

/**
 * The most telling relation as a sentence or a formula, or undefined if there is none but with an activation that the sentence
 * `said` names already.
 */
export function describeRelated(
  { related }: Activation,
  said: string | undefined,
  t: Translate,
): string | undefined {
  const named = said?.split(/\W+/) ?? [];
  const news = related.filter(({ id }) => !named.includes(id));
  const closest = RELATION_KINDS.flatMap((kind) => news.filter((relation) => relation.kind === kind))[0];
  return closest && describeRelation(closest, t);
}

/** A relation as a sentence or a formula; undefined for one that says no more than that there is one. */
export function describeRelation({ kind, id, formula, note }: Relation, t: Translate): string | undefined {
  if (note) return `${note(t)}.`;
  if (formula !== undefined) return formula;
  switch (kind) {
    case 'derivative of':
      return t('The derivative of {0}.', id);
    case 'integral of':
      return t('Its derivative is {0}.', id);
    case 'conjugate of':
      return t('The convex conjugate of {0}.', id);
    default:
      return undefined;
  }
}
