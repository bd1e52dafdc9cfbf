// The output of a call in code whose input the reader knows: a tensor written down in the call or above it. Answers
// nothing where it is not sure.

import { formatTensor } from '../../arithmetic/printing.ts';
import type { ParameterValue } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { floatTypeOf, holdsIntegers } from '../../tensors/parsed-tensor.ts';
import { printTensor } from '../print.ts';
import { evaluateTensor } from './evaluate.ts';
import { describeIntegers } from './notes.ts';

/** What a call answers, for a hover. */
export interface CallOutput {
  /** The input with full paths, `torch.tensor([-2.0, 2.0])`. */
  readonly input: string;
  /** The output as PyTorch prints it, or a sentence that says what it raises. */
  readonly output: string;
}

/** Integers that PyTorch does not take by itself, so that it prints their type. */
const oddIntegers = /\bu?int(?:8|16|32)\b|\bshort\b|\.int\b/;
/** Types that are no numbers as they are written. */
const oddTypes = /\b(?:bool|uint8|byte|complex\w*)\b/;

/** The output of `use` in a release of PyTorch; undefined where the input or a parameter cannot be known. Never throws. */
export function describeOutput(
  use: ActivationUse,
  t: Translate,
  release: Release = newest,
): CallOutput | undefined {
  const { literal, settings = {} } = use;
  const entry = findById(use.id, release);
  if (!entry || entry.isRandomInTraining) return undefined;
  if (!literal || use.certainty !== 'certain' || settings.dtype) return undefined;
  if (use.findings.some(({ kind }) => kind === 'raises')) return undefined;
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, state] of Object.entries(use.parameters)) {
    if (state.value === undefined) return undefined;
    parameters[name] = state.value;
  }
  const input = literal.text.replaceAll(/\s+/g, ' ');
  const tensor = parseTensor(literal.text);
  if (tensor.values.length === 0 || tensor.skippedCount > 0 || tensor.problem) return undefined;
  const isWhole = holdsIntegers(tensor);
  const isMade = !/function|method/.test(use.kind);
  const isInPlace = Boolean(settings.inplace?.value) || use.apiPath.endsWith('_');
  // What PyTorch raises for, or makes other numbers of.
  if (oddTypes.test(literal.text) || (literal.needsGradient && (isInPlace || isWhole))) return undefined;
  if (isWhole && (!tensor.values.every(Number.isFinite) || (isInPlace && entry.integers === 'made floats')))
    return undefined;
  if (isWhole) {
    const raised = describeIntegers(literal.text, tensor, [{ id: use.id, parameters }], t);
    if (raised !== undefined) return { input, output: raised };
    if (entry.integers !== 'kept' && entry.integers !== 'made floats') return undefined;
    if (oddIntegers.test(literal.text)) return undefined;
  }
  const dtype = floatTypeOf(tensor, 'float32');
  const isLearned = isMade && entry.learned !== undefined;
  if (isLearned && dtype !== 'float32') return undefined;
  const choice = { id: use.id, parameters };
  const evaluation = evaluateTensor(tensor.values, tensor.shape, [choice], dtype, t, release);
  const [result] = evaluation.kind === 'results' ? evaluation.results : [];
  if (!result) return undefined;
  const printed =
    isWhole && entry.integers === 'kept'
      ? formatTensor(result.values, result.shape, 'int64')
      : printTensor(result.values, result.shape, dtype);
  const output = printed.replaceAll(/\s+/g, ' ');
  // What a module learns is followed by autograd, too.
  const needsGradient = literal.needsGradient || isLearned;
  return { input, output: needsGradient ? output.replace(/\)$/, ', grad_fn=…)') : output };
}
