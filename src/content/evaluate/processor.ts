// Where the digits that PyTorch prints hang on the processor that it runs on.
import { activationOf } from '../../autodiff/own-activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import { printTensor } from '../print.ts';
import type { ActivationResult } from './activation-result.ts';

/** More numbers than PyTorch prints in full are summarized: their digits are not read. */
const mostRead = 1_000;

/** That another processor may print other digits for these numbers; undefined if it prints the same. */
export function describeProcessor(
  input: Float64Array,
  result: Omit<ActivationResult, 'derivatives' | 'missing'>,
  dtype: Dtype,
  release: Release,
  t: Translate,
): string | undefined {
  const { parameters, values, shape } = result;
  const entry = activationOf(result, release);
  if (entry?.kind !== 'elementwise' || input.length < 2 || input.length > mostRead) return undefined;
  const { spread } = entry.functionAt(parameters).inDtype(dtype);
  if (!spread) return undefined;
  const printed = (side: number) =>
    printTensor(
      values.map((value, at) => {
        const far = spread(input[at] ?? 0);
        return far === 0 ? value : value + side * far;
      }),
      shape,
      dtype,
    );
  const own = printTensor(values, shape, dtype);
  return [-1, 1].some((side) => printed(side) !== own)
    ? t('On a CPU with AVX-512, PyTorch may print different digits here.')
    : undefined;
}
