// Why PyTorch computes nothing for these parameters or this shape.
import { writeLiteral, writePlainNumber } from '../../arithmetic/write-literal.ts';
import type { Activation, Values } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import { labelActivation } from '../configured-activation.ts';
import { dimensionOf } from './evaluate-vectors.ts';
import { raisedBySettings } from './raised.ts';

/** PyTorch's own message where it refuses these parameters or this shape, and what to do. */
export function describeRefusal(
  entry: Activation,
  parameters: Values,
  shape: readonly number[],
  dtype: Dtype,
  t: Translate,
): string | undefined {
  const raised = raisedBySettings(entry, parameters, dtype, t);
  if (raised !== undefined)
    return t('PyTorch refuses {0}: {1}', labelActivation({ id: entry.id, parameters }), raised);
  if (entry.kind === 'elementwise') return undefined;
  const dim = dimensionOf(entry, parameters, shape);
  if (entry.fixed && !entry.fixed.ranks.includes(shape.length)) {
    const ranks = entry.fixed.ranks;
    return t(
      '{0} needs a tensor of {1} or {2} dimensions; this one has {3}.',
      entry.id,
      ...ranks,
      shape.length,
    );
  }
  if (dim === undefined) {
    return t(
      'PyTorch refuses dim={0} for a tensor of {1} dimensions.',
      writeLiteral(parameters.dim ?? null, { writeNumber: writePlainNumber }),
      shape.length,
    );
  }
  const length = shape[dim] ?? 1;
  const halves = entry.functionAt(parameters).lengthOf(2) === 1;
  if (halves && (shape.length === 0 || length % 2 === 1)) {
    return t('{0} needs an even number of values; {1} selected.', entry.id, length);
  }
  return undefined;
}
