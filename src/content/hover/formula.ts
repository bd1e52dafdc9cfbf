// The formula that a hover shows of a use.
import type { Activation, TexForm, Values } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { ShownFormula } from './content.ts';
import { isUnknown } from './values.ts';

/** The formula at the values that are shown; where one of them is not known, its letters stand in the typeset one. */
export function formulaOf(
  entry: Activation,
  use: ActivationUse,
  parameters: Values,
  t: Translate,
): ShownFormula {
  const isOpen = entry.kind === 'elementwise' && entry.parameters.some(({ name }) => isUnknown(use, name));
  const general = entry.formula.forms.at(-1);
  const form: TexForm =
    isOpen && general ? { ...general, isGeneral: true } : entry.formula.formAt(parameters);
  return { ...form, text: entry.formula.text(parameters, t) };
}
