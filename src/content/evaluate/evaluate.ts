// Puts the numbers of a tensor through activations as PyTorch would.

import { activationOf } from '../../autodiff/own-activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { finish, retell } from '../../foundation/generators.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { Kernel } from '../../functions/function.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';
import { type ActivationResult, type Evaluation, numbersInSlice } from './activation-result.ts';
import { ownKernel } from './evaluate-own.ts';
import { evaluateVectors } from './evaluate-vectors.ts';
import { describeMissingGradient, describeRefusal } from './refusal.ts';

/** Numbers of a tensor of `shape` through each of the activations, in `dtype`, as `release` of PyTorch answers. */
export function evaluateTensor(
  input: Float64Array,
  shape: readonly number[],
  activations: readonly ConfiguredActivation[],
  dtype: Dtype,
  t: Translate,
  release: Release = newest,
): Evaluation {
  return finish(evaluateInSlices(input, shape, activations, dtype, t, release));
}

/** The same in short slices of work; each step answers how far it has come, from 0 to 1. */
export function* evaluateInSlices(
  input: Float64Array,
  shape: readonly number[],
  activations: readonly ConfiguredActivation[],
  dtype: Dtype,
  t: Translate,
  release: Release = newest,
): Generator<number, Evaluation, void> {
  const results: ActivationResult[] = [];
  for (const [index, activation] of activations.entries()) {
    const { id, parameters, own } = activation;
    const entry = activationOf(activation, release);
    if (!entry) return { kind: 'refused', message: t('There is no activation {0}.', id) };
    const refusal = own ? undefined : describeRefusal(entry, parameters, { shape, dtype }, release, t);
    if (refusal) return { kind: 'refused', ...refusal };
    const made = own && ownKernel(own, parameters, { dtype, release, count: input.length }, t);
    const missing = made ? made.missing : describeMissingGradient(entry, parameters, { dtype }, release, t);
    if (entry.kind === 'vector') {
      const vectors = evaluateVectors(entry, input, shape, parameters, dtype);
      results.push(yield* retell(vectors, (share) => (index + share) / activations.length));
      continue;
    }
    const kernel = made?.kernel ?? entry.functionAt(parameters).inDtype(dtype);
    const values = new Float64Array(input.length);
    for (let start = 0; start < input.length; start += numbersInSlice) {
      const end = Math.min(input.length, start + numbersInSlice);
      evaluateBlock(kernel, input, values, start, end);
      if (end < input.length) yield (index + end / input.length) / activations.length;
    }
    let derivatives: Float64Array | undefined;
    results.push({
      id,
      parameters,
      ...(own ? { own } : {}),
      shape,
      values,
      ...(missing === undefined ? {} : { missing }),
      // A million of them are only worked out and kept for those who ask.
      get derivatives() {
        if (missing !== undefined) return undefined;
        if (!derivatives) {
          derivatives = new Float64Array(input.length);
          // As with values, PyTorch may have another kernel for a single number.
          if (input.length === 1) derivatives[0] = kernel.derivative(input[0] ?? 0);
          else kernel.batch(input, undefined, derivatives);
        }
        return derivatives;
      },
    });
  }
  return { kind: 'results', results };
}

/** The values of the numbers from `start` to `end` of a tensor; PyTorch may have another kernel for a single number. */
function evaluateBlock(
  kernel: Pick<Kernel, 'value' | 'batch'>,
  input: Float64Array,
  values: Float64Array,
  start: number,
  end: number,
): void {
  if (input.length === 1) values[0] = kernel.value(input[0] ?? 0);
  else kernel.batch(input.subarray(start, end), values.subarray(start, end));
}
