// The marks of a document: every mistake that a check finds, one for each place, and none that a comment wants ignored.
import { finish } from '../../foundation/generators.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { CheckedCode } from '../../python/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnoseGain, diagnoseLoss, diagnosePair } from './of-flow.ts';
import { diagnoseBranch, diagnoseFormula } from './of-formula.ts';
import { diagnoseUse } from './of-use.ts';
import { rules } from './rules.ts';

/** The marks of the document with this `text`, by where they start; in slices, which may rest after each place. */
export function* diagnoseInSlices(
  text: string,
  code: CheckedCode | undefined,
  release: Release,
  t: Translate,
): Generator<undefined, readonly Diagnostic[], void> {
  if (!code) return [];
  // Of what is wrong with one call only the first is told.
  const found = new Map<number, Diagnostic>();
  const add = (at: number, list: readonly Diagnostic[]): undefined => {
    for (const one of list) {
      const other = found.get(at);
      if (!isIgnored(text, one) && (!other || rankOf(one) < rankOf(other))) found.set(at, one);
    }
  };
  for (const one of code.uses) yield add(one.use.callee.start, diagnoseUse(one, release, t));
  for (const one of code.losses) yield add((one.from?.at ?? one.called).start, diagnoseLoss(one, t));
  for (const one of code.pairs) yield add(one.second.at.start, diagnosePair(one, t));
  for (const one of code.formulas) yield add(one.at.start, diagnoseFormula(one, code.spelling, t));
  for (const one of code.gains) yield add(one.at.start, diagnoseGain(one, t));
  for (const one of code.branches) yield add(one.at.start, diagnoseBranch(one, t));
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The same at once. */
export const diagnose = (...given: Parameters<typeof diagnoseInSlices>): readonly Diagnostic[] =>
  finish(diagnoseInSlices(...given));

const rankOf = ({ rule }: Diagnostic): number => rules.findIndex(({ id }) => id === rule);

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
