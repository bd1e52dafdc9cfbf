// The parameters of a use as a hover lists them, and what it says of those that cannot be known.
import type { Activation } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse, ParameterState } from '../../python/index.ts';
import { writeValue } from '../configured-activation.ts';
import type { ShownParameter } from './content.ts';

/** An argument that shapes nothing is shown up to this many letters, `num_parameters=8`. */
const LONGEST_SETTING = 16;

/** Every parameter of the activation, in its order, and after them what else the call sets. */
export function describeParameters(
  entry: Activation,
  use: ActivationUse,
  t: Translate,
): readonly ShownParameter[] {
  const shaping = entry.parameters.map(({ name, default: standard }): ShownParameter => {
    const state = use.parameters[name];
    const value = state ? state.value : standard;
    return {
      name,
      value: value === undefined ? undefined : writeValue(value),
      isDefault: state?.isDefault ?? true,
      ...(state?.from ? { source: sourceOf(state.from, t) } : {}),
      ...(state?.from?.kind === 'set later' ? { isSetLater: true } : {}),
    };
  });
  const settings = Object.entries(use.settings ?? {})
    .filter(([, { isDefault }]) => !isDefault)
    .map(([name, { value, text = '' }]): ShownParameter => {
      const written = value === undefined ? text.replace(/\s+/g, ' ') : writeValue(value);
      return { name, value: written.length > LONGEST_SETTING ? '…' : written, isDefault: false };
    });
  return [...shaping, ...settings];
}

function sourceOf({ kind, name, file }: NonNullable<ParameterState['from']>, t: Translate): string {
  if (kind === 'parameter default') return t('by default');
  return file ? t('from {0} in {1}', name, file.name) : t('from {0}', name);
}

/** Which values cannot be known, and what is shown instead. */
export function describeUnknown(entry: Activation, use: ActivationUse, t: Translate): readonly string[] {
  const unknown = entry.parameters.filter(
    ({ name }) => use.parameters[name] !== undefined && use.parameters[name]?.value === undefined,
  );
  const shown = unknown.flatMap(({ name, default: standard, example }) => {
    const value = standard ?? example;
    return value === undefined ? [] : [`${name} = ${writeValue(value)}`];
  });
  // Along whichever dimension, the same is done.
  if (unknown.length === 0 || entry.kind === 'vector') return [];
  const names = unknown.map(({ name }) => name).join(', ');
  return [
    shown.length === 0
      ? t('{0} is unknown here.', names)
      : t('{0} is unknown here; shown with {1}.', names, shown.join(', ')),
  ];
}
