// What PyTorch raises for an activation's parameters and for the tensor that it is given, in PyTorch's own words.

import { namesInC } from '../../arithmetic/element-type.ts';
import type { Activation, Finding, Values } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import { noHalf } from '../../catalog/define.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import { isSince, type Release } from '../../foundation/release.ts';
import { dimensionOf } from './evaluate-vectors.ts';

/**
 * What PyTorch raises for values of the right type that it refuses, `RuntimeError: …`; undefined if it takes them.
 * `when`: only what it says at that time; a function does not look at what the constructor of a module looks at. `path`:
 * the API path that is called, where that is known.
 */
export function raisedBySettings(
  entry: Activation,
  parameters: Values,
  dtype: Dtype,
  t: Translate,
  { when, path }: { readonly when?: Finding['when']; readonly path?: string } = {},
): string | undefined {
  const isTooLarge = (value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) && !Number.isFinite(Math.fround(value));
  if (dtype !== 'float64' && Object.values(parameters).some(isTooLarge)) {
    return 'RuntimeError: value cannot be converted to type float without overflow';
  }
  return entry
    .check(parameters, false, { dtype })
    .filter((finding) => (path ?? finding.path ?? '') === (finding.path ?? path ?? ''))
    .find((finding) => finding.kind === 'raises' && (when ?? finding.when) === finding.when)
    ?.message(t);
}

/**
 * What a release of PyTorch raises on the CPU for a type that it has no kernel for, of the values or with `isBackward` of the
 * gradients, too; undefined if it has one.
 */
export function raisedByDtype(
  entry: Activation,
  dtype: Dtype,
  release: Release,
  isBackward: boolean,
): string | undefined {
  const kernel = entry.refusal?.kernel;
  const usual = kernel === undefined ? [] : noHalf(kernel);
  const missing = (entry.missing ?? usual).find(
    (one) => one.dtype === dtype && !isSince(release, one.until) && (isBackward || one.when === undefined),
  );
  return missing && `RuntimeError: "${missing.kernel}" not implemented for '${namesInC[dtype]}'`;
}

/** What is known of a tensor that an activation is given. */
export interface GivenTensor {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** What `release` raises first for these parameters and a tensor of numbers; undefined if it answers values. */
export function raisedByTensor(
  entry: Activation,
  parameters: Values,
  { shape, dtype }: GivenTensor,
  release: Release,
  t: Translate,
): string | undefined {
  return (
    raisedBySettings(entry, parameters, dtype, t) ??
    raisedByShape(entry, parameters, shape) ??
    raisedByDtype(entry, dtype, release, false)
  );
}

/** What PyTorch raises for a tensor of this shape; undefined if it takes it. */
export function raisedByShape(
  entry: Activation,
  parameters: Values,
  shape: readonly number[],
): string | undefined {
  if (entry.kind === 'elementwise') return undefined;
  if (entry.fixed && !entry.fixed.ranks.includes(shape.length)) {
    return entry.fixed.refusal(shape.length);
  }
  const isHalved = entry.functionAt(parameters).lengthOf(2) === 1;
  if (isHalved && shape.length === 0) {
    const name = lastName(entry.apiPaths.find(({ kind }) => kind === 'function')?.path ?? '');
    return `RuntimeError: ${name} does not support scalars because halving size must be even`;
  }
  const dim = dimensionOf(entry, parameters, shape);
  if (dim === undefined) {
    const rank = Math.max(1, shape.length);
    const { dim: chosen = null } = parameters;
    // All digits, also where a number of JavaScript's has no room for them.
    const given = Number.isInteger(chosen) ? BigInt(Number(chosen)) : String(chosen);
    return `IndexError: Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${given})`;
  }
  const length = shape[dim] ?? 1;
  return isHalved && length % 2 === 1
    ? `RuntimeError: Halving dimension must be even, but dimension ${dim} is size ${length}`
    : undefined;
}
