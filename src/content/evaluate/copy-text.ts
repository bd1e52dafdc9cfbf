// Results as text for the clipboard.
import { writeLiteral } from '../../arithmetic/write-literal.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { labelActivation } from '../configured-activation.ts';
import { printTensor } from '../print.ts';
import type { ActivationResult } from './activation-result.ts';
import { exactWriter } from './digits.ts';
import { writeList } from './replace.ts';

/** Results as text for the clipboard: as PyTorch prints them, or with every digit. */
export function copyText(results: readonly ActivationResult[], dtype: Dtype, isExact: boolean): string {
  const write = exactWriter(dtype);
  const texts = results.map((result) =>
    isExact
      ? writeList(result.values, result.shape, (x) => writeLiteral(x, { isCode: true, writeNumber: write }))
      : printTensor(result.values, result.shape, dtype),
  );
  return texts.length === 1
    ? texts.join('')
    : results.map((result, at) => `${labelActivation(result)}: ${texts[at]}`).join('\n');
}
