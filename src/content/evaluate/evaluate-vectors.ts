// Puts a tensor through an activation along one of its dimensions, vector by vector.
import { sizeOf } from '../../arithmetic/shapes.ts';
import type { Values, VectorActivation } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { retell } from '../../foundation/generators.ts';
import type { Across, VectorFunction } from '../../functions/function.ts';
import { type ActivationResult, numbersInSlice } from './activation-result.ts';

/** The dimension that a vector activation acts along; undefined if PyTorch raises. */
export function dimensionOf(
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

/** The results of every vector along the dimension, in slices of about 2,000 numbers; each step answers how far it has come. */
export function* evaluateVectors(
  entry: VectorActivation,
  input: Float64Array,
  shape: readonly number[],
  parameters: Values,
  dtype: Dtype,
): Generator<number, ActivationResult, void> {
  const dim = dimensionOf(entry, parameters, shape) ?? 0;
  const length = shape[dim] ?? 1;
  const stride = sizeOf(shape.slice(dim + 1));
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
    const outputs = yield* retell(work, () => each / count);
    const first = Math.floor(each / stride) * outLength * stride + (each % stride);
    for (let at = 0; at < outLength; at++) values[first + at * stride] = outputs[at] ?? Number.NaN;
    if ((each - rested) * length < numbersInSlice) continue;
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
