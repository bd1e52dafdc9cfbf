// What is said of networks that were trained side by side: what was seen, how much of it chance could do, and what was not tried.
import type { Translate } from '../../foundation/localization.ts';
import { divergedOf, judge } from '../../lab/verdict.ts';

/** The sentences on held-out losses by network and run, after so many steps. */
export function describeRace(
  names: readonly string[],
  held: readonly ArrayLike<number>[],
  step: number,
  t: Translate,
): string {
  const said: string[] = [];
  const verdict = step > 0 ? judge(held) : undefined;
  if (verdict) {
    const { best, next, wins, of, overlap, byChance } = verdict;
    const told = [step, names[best] ?? '', names[next] ?? '', wins, of] as const;
    said.push(
      overlap
        ? t(
            'At step {0}, {1} has a lower held-out loss than {2} in {3} of {4} runs; the bands overlap.',
            ...told,
          )
        : t(
            'At step {0}, {1} has a lower held-out loss than {2} in {3} of {4} runs; the bands are apart.',
            ...told,
          ),
    );
    if (byChance) said.push(t('Chance alone could do that.'));
  }
  for (const [at, losses] of held.entries()) {
    const diverged = divergedOf(losses);
    if (diverged > 0)
      said.push(t('{0} diverged in {1} of {2} runs.', names[at] ?? '', diverged, losses.length));
  }
  if (step > 0 && held.length > 0) said.push(t('Other data and settings may say otherwise.'));
  return said.join(' ');
}
