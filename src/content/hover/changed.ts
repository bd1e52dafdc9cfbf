// What a person would notice of a call where its code runs with another release of PyTorch: one line of the full card.
import type { Activation, Values } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse } from '../../python/index.ts';

/** The most telling change that this call comes to, with these values and in this dtype, or undefined if there is none. */
export function describeChanged(
  { changed = [] }: Activation,
  { apiPath }: ActivationUse,
  {
    values,
    dtype,
    isRefused,
  }: { readonly values: Values; readonly dtype: Dtype; readonly isRefused: boolean },
  t: Translate,
): string | undefined {
  const within = changed.find(
    ({ dtypes = [dtype], path = apiPath, when, isRefusal = false }) =>
      (isRefusal || !isRefused) &&
      dtypes.includes(dtype) &&
      path === apiPath &&
      (when === undefined || when(values)),
  );
  return within?.text(t);
}
