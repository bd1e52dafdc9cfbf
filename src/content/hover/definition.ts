// What the hover says of code of one's own that computes an activation of the catalog.
import { compile } from '../../autodiff/compile.ts';
import { hasSameGradient, writtenValues } from '../../autodiff/identify.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';
import { composeSentence } from '../sentence.ts';
import type { HoverContent } from './content.ts';

/**
 * The card of the activation `own` as that of the code that computes it. Left out is what holds of PyTorch's own code alone: where
 * its dtype gives up, and what releases changed.
 */
export function describeDefinition(
  content: HoverContent,
  { name, formula, isByDefault, isLearned }: NonNullable<ActivationUse['defines']>,
  own: ConfiguredActivation,
  release: Release,
  t: Translate,
): HoverContent {
  const { dtypeLimits: _, changed: __, overwrites: ___, uncalled: ____, ...rest } = content;
  const set = content.parameters.filter(({ isDefault }) => !isDefault);
  const call = { code: `${content.name}(${set.map((one) => `${one.name}=${one.value}`).join(', ')})` };
  const head = composeSentence(
    (a, b) => {
      if (isLearned) return t('{0} computes {1} before training.', a, b);
      return isByDefault ? t('{0} computes {1} by default.', a, b) : t('{0} computes {1}.', a, b);
    },
    { code: name },
    call,
  );
  const { hasBranches, hasNoGradient } = compile(formula, writtenValues(formula), {
    dtype: 'float32',
    release,
  });
  const isOfTensors = formula.isNumpy !== true;
  const isForSingleNumbers = isOfTensors && (hasBranches || hasNoGradient);
  const hasOtherGradient = isOfTensors && !hasNoGradient && !hasSameGradient(formula, own, release);
  return {
    ...rest,
    head,
    origin: head,
    cautions: [
      ...(isForSingleNumbers ? [t('For one number at a time: a tensor of several raises an error.')] : []),
      ...(hasOtherGradient ? [t('Its gradient differs from PyTorch’s at some inputs.')] : []),
    ],
  };
}
