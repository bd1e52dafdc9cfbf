// Finds the other activation that a call amounts to: Hardtanh from 0 to 6 is ReLU6.

import type { Activation } from '../../catalog/activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ScalarFunction } from '../../functions/function.ts';

/** Where two functions are compared: around 0 and the usual kinks, on both sides, and far out. */
const PLACES = [0, 0.001, 0.1, 0.25, 0.5, 0.9, 1, 1.5, 2, 2.5, 3, 4, 5, 5.5, 6, 7, 9, 15, 21, 50].flatMap(
  (x) => [x, -x],
);

/** The sentence that names it; undefined if this call is no other activation as it stands at its defaults. */
export function describeSameAs(
  entry: Activation,
  f: ScalarFunction,
  release: Release,
  t: Translate,
): string | undefined {
  for (const other of catalog) {
    if (other.kind !== 'elementwise' || other.id === entry.id || !other.isModule) continue;
    if (other.parameters.some((parameter) => parameter.default === undefined)) continue;
    const g = other.in(release).functionAt({});
    const isSame = PLACES.every((x) => f.value(x) === g.value(x) && f.derivative(x) === g.derivative(x));
    if (isSame) return t('Same as {0} with default parameters.', other.id);
  }
  return undefined;
}
