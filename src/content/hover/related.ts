// How an activation stands to others, as sentences.
import type { Activation } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';

/** The kinds of relation, the most telling first. */
const KINDS = [
  'derivative of',
  'integral of',
  'inverse of',
  'conjugate of',
  'limit of',
  'made of',
  'special case of',
  'near',
] as const;

/** The most telling relation as a sentence or a formula; undefined where there is none. */
export function describeRelated({ related }: Activation, t: Translate): string | undefined {
  const closest = KINDS.flatMap((kind) => related.filter((relation) => relation.kind === kind))[0];
  if (!closest) return undefined;
  const { kind, id, formula, note } = closest;
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
