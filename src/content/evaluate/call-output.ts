// The output of a call in code whose input the reader knows: a tensor written down in the call or above it. Answers
// nothing where it is not sure.

import { isIntegerType } from '../../arithmetic/element-type.ts';
import { formatTensor } from '../../arithmetic/printing.ts';
import type { ParameterValue } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { floatTypeOf } from '../../tensors/parsed-tensor.ts';
import { argumentFindings } from '../messages/arguments.ts';
import { printTensor } from '../print.ts';
import { evaluateTensor } from './evaluate.ts';
import { describeRefusedIntegers } from './notes.ts';
import { describeProcessor } from './processor.ts';

/** What a call answers, for a hover. */
export interface CallOutput {
  /** The input with full paths, `torch.tensor([-2.0, 2.0])`. */
  readonly input: string;
  /** The output as PyTorch prints it, or a sentence that says what it raises. */
  readonly output: string;
  /** That its digits hang on the processor, where they do. */
  readonly note?: string;
}

/** The output of `use` in a release of PyTorch; undefined if the input or a parameter cannot be known. Never throws. */
export function describeOutput(
  use: ActivationUse,
  t: Translate,
  release: Release = newest,
): CallOutput | undefined {
  const { tensor, settings = {} } = use;
  const entry = findById(use.id, release);
  if (!entry || entry.isRandomInTraining) return undefined;
  if (!tensor || use.certainty !== 'certain' || settings.dtype) return undefined;
  if (argumentFindings(entry, use, release).some(({ kind }) => kind === 'raises')) return undefined;
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, state] of Object.entries(use.parameters)) {
    if (state.value === undefined) return undefined;
    parameters[name] = state.value;
  }
  const { shape, needsGradient } = tensor;
  const values = tensor.valuesIn(release);
  if (values.length === 0) return undefined;
  const input = tensor.text.replaceAll(/\s+/g, ' ');
  // PyTorch prints their type, or makes other numbers of them.
  if (/^(?:narrow integer|uint8|bool)$/.test(tensor.dtype)) return undefined;
  const isWhole = isIntegerType(tensor.dtype);
  const isMade = !/function|method/.test(use.kind);
  const isInPlace = Boolean(settings.inplace?.value) || use.apiPath.endsWith('_');
  // What PyTorch raises for, or makes other numbers of.
  if (needsGradient && (isInPlace || isWhole)) return undefined;
  if (isWhole && (!values.every(Number.isFinite) || (isInPlace && entry.integers === 'made floats')))
    return undefined;
  if (isWhole) {
    const raised = describeRefusedIntegers([{ id: use.id, parameters }], t);
    if (raised !== undefined) return { input, output: raised };
    if (entry.integers !== 'kept' && entry.integers !== 'made floats') return undefined;
  }
  const dtype = floatTypeOf(tensor, 'float32');
  const isLearned = isMade && entry.learned !== undefined;
  if (isLearned && dtype !== 'float32') return undefined;
  const choice = { id: use.id, parameters };
  const evaluation = evaluateTensor(values, shape, [choice], dtype, t, release);
  const [result] = evaluation.kind === 'results' ? evaluation.results : [];
  if (!result) return undefined;
  const printed =
    isWhole && entry.integers === 'kept'
      ? formatTensor(result.values, result.shape, 'int64')
      : printTensor(result.values, result.shape, dtype);
  const output = printed.replaceAll(/\s+/g, ' ');
  // What a module learns is followed by autograd, too.
  const note = isWhole ? undefined : describeProcessor(values, result, dtype, release, t);
  return {
    input,
    output: needsGradient || isLearned ? output.replace(/\)$/, ', grad_fn=…)') : output,
    ...(note === undefined ? {} : { note }),
  };
}
