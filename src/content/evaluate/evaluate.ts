// Puts numbers through activations as PyTorch would.

import { formatTensor } from '../../arithmetic/printing.ts';
import type { Activation, Values, VectorActivation } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { finish } from '../../foundation/generators.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Across, Kernel, VectorFunction } from '../../functions/function.ts';
import { type ConfiguredActivation, labelActivation } from '../configured-activation.ts';

/** What one activation answers. */
export interface ActivationResult {
  readonly id: string;
  readonly parameters: Values;
  readonly shape: readonly number[];
  /** In row-major order, numbers of the dtype. */
  readonly values: Float64Array;
  /** What autograd answers for a gradient of ones, one for each input. */
  readonly derivatives: Float64Array;
}

/** Results, or one sentence that says why there are none and what to do. */
export type Evaluation =
  | { readonly kind: 'results'; readonly results: readonly ActivationResult[] }
  | { readonly kind: 'refused'; readonly message: string };

const inSlice = 2048;

/** Numbers of a tensor of `shape` through each of the activations, in `dtype`. */
export function evaluateTensor(
  input: Float64Array,
  shape: readonly number[],
  choices: readonly ConfiguredActivation[],
  dtype: Dtype,
  t: Translate,
): Evaluation {
  return finish(evaluateInSlices(input, shape, choices, dtype, t));
}

/** The same in short pieces of work; each step answers how far it has come, from 0 to 1. */
export function* evaluateInSlices(
  input: Float64Array,
  shape: readonly number[],
  choices: readonly ConfiguredActivation[],
  dtype: Dtype,
  t: Translate,
): Generator<number, Evaluation, void> {
  const results: ActivationResult[] = [];
  for (const [index, { id, parameters }] of choices.entries()) {
    const entry = findById(id);
    const refusal = entry
      ? refusalOf(entry, parameters, shape, dtype, t)
      : t('There is no activation {0}.', id);
    if (!entry || refusal !== undefined) return { kind: 'refused', message: refusal ?? '' };
    if (entry.kind === 'vector') {
      const vectors = evaluateVectors(entry, input, shape, parameters, dtype);
      let step = vectors.next();
      for (; !step.done; step = vectors.next()) yield (index + step.value) / choices.length;
      results.push(step.value);
      continue;
    }
    const kernel = entry.functionAt(parameters).inDtype(dtype);
    const values = new Float64Array(input.length);
    for (let start = 0; start < input.length; start += inSlice) {
      const end = Math.min(input.length, start + inSlice);
      evaluateBlock(kernel, input, values, start, end);
      if (end < input.length) yield (index + end / input.length) / choices.length;
    }
    let derivatives: Float64Array | undefined;
    results.push({
      id,
      parameters,
      shape,
      values,
      // A million of them are only worked out and kept for those who ask.
      get derivatives() {
        if (!derivatives) {
          derivatives = new Float64Array(input.length);
          kernel.block(input, undefined, derivatives);
        }
        return derivatives;
      },
    });
  }
  return { kind: 'results', results };
}

/** The values of the numbers from `start` to `end` of a tensor; PyTorch may have another kernel for a single number. */
function evaluateBlock(
  kernel: Kernel,
  input: Float64Array,
  values: Float64Array,
  start: number,
  end: number,
): void {
  if (input.length === 1) values[0] = kernel.value(input[0] ?? 0);
  else kernel.block(input.subarray(start, end), values.subarray(start, end));
}

/** PyTorch's own message where it refuses these parameters or this shape, and what to do. */
function refusalOf(
  entry: Activation,
  parameters: Values,
  shape: readonly number[],
  dtype: Dtype,
  t: Translate,
): string | undefined {
  const isTooLarge = (value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) && !Number.isFinite(Math.fround(value));
  if (dtype !== 'float64' && Object.values(parameters).some(isTooLarge)) {
    const message = 'RuntimeError: value cannot be converted to type float without overflow';
    return t('PyTorch refuses {0}: {1}', labelActivation({ id: entry.id, parameters }), message);
  }
  const raised = entry.check(parameters).find((finding) => finding.kind === 'raises');
  if (raised)
    return t('PyTorch refuses {0}: {1}', labelActivation({ id: entry.id, parameters }), raised.message(t));
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
      String(parameters.dim ?? 'None'),
      shape.length,
    );
  }
  const length = shape[dim] ?? 1;
  const halves = entry.functionAt(parameters).lengthOf(2) === 1;
  if (halves && (shape.length === 0 || length % 2 === 1)) {
    return t('{0} halves its input: select an even count of numbers, not {1}.', entry.id, length);
  }
  return undefined;
}

/** The dimension that a vector activation acts along; undefined where PyTorch raises. */
function dimensionOf(
  entry: VectorActivation,
  parameters: Values,
  shape: readonly number[],
): number | undefined {
  if (entry.fixed) return shape.length + entry.fixed.dim;
  const rank = Math.max(1, shape.length);
  const standard = entry.parameters.find((parameter) => parameter.name === 'dim')?.default;
  const given = parameters.dim ?? standard;
  // Without dim PyTorch takes the first dimension where there are 0, 1 or 3, and the second otherwise.
  const dim = typeof given === 'number' ? given : rank === 1 || rank === 3 ? 0 : 1;
  if (!Number.isInteger(dim) || dim < -rank || dim >= rank) return undefined;
  return dim < 0 ? dim + rank : dim;
}

function* evaluateVectors(
  entry: VectorActivation,
  input: Float64Array,
  shape: readonly number[],
  parameters: Values,
  dtype: Dtype,
): Generator<number, ActivationResult, void> {
  const dim = dimensionOf(entry, parameters, shape) ?? 0;
  const length = shape[dim] ?? 1;
  const stride = shape.slice(dim + 1).reduce((product, each) => product * each, 1);
  const count = length ? input.length / length : 0;
  const f: VectorFunction = entry.functionAt(parameters);
  const outLength = f.lengthOf(length);
  const acrossAt = (each: number): Across | undefined =>
    dim < shape.length - 1 ? { place: each % stride, of: stride } : undefined;
  const values = new Float64Array(count * outLength);
  const vectorAt = (each: number): Float64Array => {
    const first = Math.floor(each / stride) * length * stride + (each % stride);
    if (stride === 1) return input.subarray(first, first + length);
    const vector = new Float64Array(length);
    for (let at = 0; at < length; at++) vector[at] = input[first + at * stride] ?? 0;
    return vector;
  };
  let rested = 0;
  for (let each = 0; each < count; each++) {
    const work = f.valueInSlices(vectorAt(each), dtype, acrossAt(each));
    let step = work.next();
    for (; !step.done; step = work.next()) yield each / count;
    const first = Math.floor(each / stride) * outLength * stride + (each % stride);
    for (let at = 0; at < outLength; at++) values[first + at * stride] = step.value[at] ?? Number.NaN;
    if ((each - rested) * length < inSlice) continue;
    yield each / count;
    rested = each;
  }
  let derivatives: Float64Array | undefined;
  const differentiate = (): Float64Array => {
    const answers = new Float64Array(input.length);
    const ones = new Float64Array(outLength).fill(1);
    for (let each = 0; each < count; each++) {
      const slopes = f.derivative(vectorAt(each), ones, dtype, acrossAt(each));
      const first = Math.floor(each / stride) * length * stride + (each % stride);
      for (let at = 0; at < length; at++) answers[first + at * stride] = slopes[at] ?? Number.NaN;
    }
    return answers;
  };
  return {
    id: entry.id,
    parameters,
    values,
    shape: outLength === length ? shape : shape.map((each, index) => (index === dim ? outLength : each)),
    get derivatives() {
      derivatives ??= differentiate();
      return derivatives;
    },
  };
}

/**
 * A tensor as PyTorch prints it, on one line where `linewidth` says so. Of a long tensor only its corners are looked at,
 * which is all that PyTorch prints of it.
 */
export function printTensor(
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: Dtype,
  linewidth?: number,
): string {
  const options = linewidth === undefined ? {} : { linewidth };
  if (values.length <= 1000) return formatTensor(values, shape, dtype, options);
  const places = shape.map((length) =>
    length > 7 ? [0, 1, 2, 3, length - 3, length - 2, length - 1] : Array.from({ length }, (_, at) => at),
  );
  let offsets = [0];
  for (const [dimension, at] of places.entries()) {
    const length = shape[dimension] ?? 1;
    offsets = offsets.flatMap((offset) => at.map((place) => offset * length + place));
  }
  return formatTensor(
    offsets.map((offset) => values[offset] ?? 0),
    places.map((at) => at.length),
    dtype,
    { ...options, threshold: 0 },
  );
}
