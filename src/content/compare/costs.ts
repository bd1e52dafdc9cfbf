// What an activation costs in PyTorch, from a table that was measured once: nothing is timed where it is read.
import type { Activation, Values } from '../../catalog/activation.ts';
import { costs, measured } from '../../catalog/costs.generated.ts';
import { baseline } from '../../catalog/roles.ts';
import type { Translate } from '../../foundation/localization.ts';

/** Times beside the baseline's in each dtype, `float32 34×, bfloat16 16×`; a choice that has a kernel of its own was not measured. */
export function describeCost(
  entry: Activation,
  values: Values,
  direction: 'forward' | 'backward',
  t: Translate,
): string {
  const isOther = entry.parameters.some(
    ({ name, type, default: usual }) => type === 'choice' && (values[name] ?? usual) !== usual,
  );
  const known = isOther ? [] : (costs[entry.id] ?? []);
  const cells = measured.dtypes.flatMap((dtype, i) => {
    const time = known[2 * i + (direction === 'forward' ? 0 : 1)];
    return time === undefined ? [] : [`${dtype} ${t('{0}×', time.toFixed(time < 9.95 ? 1 : 0))}`];
  });
  return cells.length === 0 ? t('not measured') : cells.join(', ');
}

/** How the table was measured. */
export function describeMeasured(t: Translate): string {
  const { release, processor, count } = measured;
  return t(
    'Cost: time of PyTorch {0} relative to {1} in the same dtype, for {2} numbers at default parameters on one core of a CPU ({3}). GPUs differ.',
    release,
    baseline.id,
    count,
    processor,
  );
}
