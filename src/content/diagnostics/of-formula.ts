// What a formula written by hand loses, and the call that keeps it.
import { lastName } from '../../catalog/api-path.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { FailingBranch, Spelling, UnstableFormula } from '../../python/index.ts';
import { shortened } from '../messages/around.ts';
import type { Diagnostic } from './diagnostic.ts';
import { ruleOf } from './rules.ts';

export function diagnoseFormula(
  { what, at, given }: UnstableFormula,
  spelling: Spelling,
  t: Translate,
): readonly Diagnostic[] {
  const rule = ruleOf(what.rule);
  if (!rule) return [];
  const { instead, from, gives, isNegated } = what;
  const name = lastName(instead);
  const home = spelling[instead.slice(0, -name.length - 1) as keyof Spelling];
  const written = given && [putRound(given, isNegated), ...given.others].join(', ');
  const call = home === undefined ? undefined : `${home}.${name}`;
  return [
    {
      rule: rule.id,
      severity: rule.severity,
      start: at.start,
      end: at.end,
      message: t(
        'In float32 this is {0} from {1} on; {2} is not.',
        gives,
        from < 0 ? `−${-from}` : from,
        name,
      ),
      fixes:
        call !== undefined && written !== undefined
          ? [
              {
                title: t('Change to {0}', `${call}(${shortened(written)})`),
                edits: [{ start: at.start, end: at.end, text: `${call}(${written})` }],
              },
            ]
          : [],
    },
  ];
}

/** The input, turned round where the call takes it so. */
function putRound(
  { input, isLoose }: NonNullable<UnstableFormula['given']>,
  isNegated: boolean | undefined,
): string {
  if (!isNegated) return input;
  return isLoose ? `-(${input})` : `-${input}`;
}

/** A branch of `where` that is not taken, but gone back through. */
export function diagnoseBranch(
  { at, where, input, value, fix }: FailingBranch,
  t: Translate,
): readonly Diagnostic[] {
  const rule = ruleOf('where-nan-gradient');
  if (!rule) return [];
  return [
    {
      rule: rule.id,
      severity: rule.severity,
      start: at.start,
      end: at.end,
      message: t(
        'Backward goes through the branch that is not taken, too: for {0} = {1} the gradient is nan.',
        shortened(input),
        value < 0 ? `−${-value}` : value,
      ),
      fixes: fix ? [{ title: t('Change to {0}', shortened(fix.text)), edits: [fix] }] : [],
      related: [{ at: where, message: 'torch.where' }],
    },
  ];
}
