// What to write where a module's class was called as if it were a function, or a function stands where a module has to.
import type { Activation } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse } from '../../python/index.ts';
import { shortened } from '../messages/around.ts';
import { composeSentence, type Sentence } from '../sentence.ts';
import { argumentsOf } from './origin.ts';

/**
 * `To apply it, write nn.ReLU()(x).`, `Write nn.ReLU() here.` Undefined if the code is as it was meant, or the module takes more
 * than what is known.
 */
export function describeInstead(entry: Activation, use: ActivationUse, t: Translate): Sentence | undefined {
  const { meant, noModule } = use.context ?? {};
  const module = entry.apiPaths.find(({ kind }) => kind === 'module');
  const isReady = entry.kind === 'elementwise' && module?.arguments.every((one) => !one.required);
  if (noModule === 'itself' && module && isReady) {
    return composeSentence((a) => t('Write {0} here.', a), { code: `nn.${lastName(module.path)}()` });
  }
  if (!meant) return undefined;
  const { input, others } = meant;
  const required = argumentsOf(use).filter((one) => one.required);
  if (others.length < required.length) return undefined;
  // Which dimension, only a person can say, and without one it warns.
  const isAlong =
    others.length === 0 && entry.parameters.some((one) => one.name === 'dim' && one.default === null);
  const given = isAlong ? 'dim=…' : others.map(shortened).join(', ');
  const code = `${shortened(use.callee.code)}(${given})(${shortened(input)})`;
  return composeSentence((a) => t('To apply it, write {0}.', a), { code });
}
