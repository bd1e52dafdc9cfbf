// What to write where a module's class was called as if it were a function.
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse } from '../../python/index.ts';
import { shortened } from '../messages/around.ts';
import { composeSentence, type Sentence } from '../sentence.ts';
import { argumentsOf } from './origin.ts';

/** `To apply it, write nn.ReLU()(x).` Undefined where the call is as it was meant, or it takes more than what is left. */
export function describeInstead(use: ActivationUse, t: Translate): Sentence | undefined {
  const { meant } = use.context ?? {};
  if (!meant) return undefined;
  const { input, others } = meant;
  const required = argumentsOf(use).filter((one) => one.required);
  if (others.length < required.length) return undefined;
  const code = `${shortened(use.callee.code)}(${others.map(shortened).join(', ')})(${shortened(input)})`;
  return composeSentence((a) => t('To apply it, write {0}.', a), { code });
}
