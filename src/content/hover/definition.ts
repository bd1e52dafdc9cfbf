// What the hover says of code of one's own that computes an activation of the catalog.
import { hasSameGradient } from '../../autodiff/identify.ts';
import { scalarOf } from '../../autodiff/scalar-of.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';
import type { HoverContent } from './content.ts';
import { linksOfDefinition } from './links.ts';
import { describeRunning, headOf } from './own.ts';
import { describeOwnLimits } from './own-limits.ts';

/**
 * The card of the activation `own` as that of the code that computes it. Left out is what holds of PyTorch's own code alone: where
 * its dtype gives up, and what releases changed.
 */
export function describeDefinition(
  content: HoverContent,
  { name, formula, isByDefault, isLearned }: NonNullable<ActivationUse['defines']>,
  own: ConfiguredActivation,
  { dtype, release }: { readonly dtype: Dtype; readonly release: Release },
  t: Translate,
): HoverContent {
  const { dtypeLimits: _, changed: __, overwrites: ___, uncalled: ____, ...rest } = content;
  const { farther, ...limits } = describeOwnLimits(
    formula,
    scalarOf(formula, {}, release),
    dtype,
    release,
    t,
  );
  const set = content.parameters.filter(({ isDefault }) => !isDefault);
  const call = `${content.name}(${set.map((one) => `${one.name}=${one.value}`).join(', ')})`;
  const head = headOf(name, call, { isByDefault, isLearned }, t);
  const running = describeRunning(formula, release, t);
  const hasOtherGradient =
    formula.isNumpy !== true && running.length === 0 && !hasSameGradient(formula, own, release);
  return {
    ...rest,
    ...limits,
    facts: [...content.facts, ...farther],
    head,
    origin: head,
    links: [
      ...linksOfDefinition(t),
      ...content.links.filter(({ kind }) => kind !== 'plot' && kind !== 'evaluate'),
    ],
    cautions: [
      ...running,
      ...(hasOtherGradient ? [t('Its gradient differs from PyTorch’s at some inputs.')] : []),
    ],
  };
}
