// A formula that somebody types into the panel, read as code is; what is none is answered with a sentence.
import { ownActivation } from '../../autodiff/own-activation.ts';
import { formulaExample } from '../../catalog/roles.ts';
import type { HostMessage } from '../../protocol/messages.ts';
import { readTypedFormula } from '../../python/index.ts';
import { t } from '../translate.ts';

/** The curve of `text`, or why there is none. */
export function answerFormula(text: string): Extract<HostMessage, { type: 'formula' | 'noFormula' }> {
  const typed = readTypedFormula(text);
  return typed
    ? { type: 'formula', own: ownActivation(typed.text, typed.formula) }
    : {
        type: 'noFormula',
        text: t(
          'This isn’t a function of x that can be plotted. Use x, numbers, and functions of single numbers: {0}',
          formulaExample,
        ),
      };
}
