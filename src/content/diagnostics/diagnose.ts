// The marks of a document: every mistake that a check finds, one for each place, and none that a comment wants ignored.
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { CheckedUse } from '../../python/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnoseUse } from './of-use.ts';
import { rules } from './rules.ts';

/** The marks of the document with this `text`, by where they start. */
export function diagnose(
  text: string,
  checked: readonly CheckedUse[],
  release: Release,
  t: Translate,
): readonly Diagnostic[] {
  const found = checked.flatMap((one) => onlyFirst(diagnoseUse(one, release, t)));
  return found
    .filter((one) => !isIgnored(text, one))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Of what is wrong at one place only the first is told. */
function onlyFirst(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const rank = ({ rule }: Diagnostic): number => rules.findIndex(({ id }) => id === rule);
  return [...found].sort((one, other) => rank(one) - rank(other)).slice(0, 1);
}

/** `# activation-lens: ignore[zero-beta, odd-glu]`, or `ignore` of all. */
const comment = /#[ \t]*activation-lens:[ \t]*ignore(?:\[([\w, -]*)\])?/;

/** Whether a comment on the lines that it stands in wants it ignored. */
function isIgnored(text: string, { rule, start, end }: Diagnostic): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  return text
    .slice(from, stop < 0 ? text.length : stop)
    .split('\n')
    .some((line) => {
      const [found, ids] = comment.exec(line) ?? [];
      return found !== undefined && (ids === undefined || ids.split(/[, ]+/).includes(rule));
    });
}
