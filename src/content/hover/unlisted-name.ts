// What the hover says of a string that names an activation which is not in the catalog, or none that its table knows.
import { nearestName } from '../../catalog/published/names.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse } from '../../python/index.ts';
import { composeSentence } from '../sentence.ts';
import type { HoverContent } from './content.ts';

/** The name at `use`; undefined if nothing is known of it. */
export function describeUnlistedName(
  { callee, namedBy }: ActivationUse,
  t: Translate,
): HoverContent | undefined {
  const { table, meaning } = namedBy ?? {};
  const own = {
    name: callee.code,
    head: [{ code: callee.code }],
    parameters: [],
    cautions: [],
    facts: [],
    links: [],
  };
  if (meaning?.words) {
    const said = table
      ? composeSentence(
          (a, b) => t('Names an activation that PyTorch doesn’t have, according to {0} in {1}.', a, b),
          { code: table.name },
          `${table.library} ${table.version}`,
        )
      : [t('Names an activation that PyTorch doesn’t have.')];
    return {
      ...own,
      summary: meaning.words(t),
      meaning: meaning.words(t),
      assumption: said,
      findings: [],
    };
  }
  if (!table) return undefined;
  const nearest = nearestName(callee.code, table);
  const text =
    nearest === undefined
      ? t('{0} in {1} has no such name.', table.name, `${table.library} ${table.version}`)
      : t(
          '{0} in {1} has no such name. The closest is {2}.',
          table.name,
          `${table.library} ${table.version}`,
          nearest,
        );
  return { ...own, summary: '', cautions: [text], findings: [] };
}
