// What PyTorch raises for an activation as a request sets it, before it has seen a number.
import type { Activation, Values } from '../catalog/activation.ts';
import { raisedByDtype, raisedBySettings, raisedByShape } from '../content/evaluate/raised.ts';
import { findParameterMessage, writeMessage } from '../content/message.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';

/** What `release` raises for the parameters by themselves; undefined if it takes them. */
export function raisedByParameters(
  entry: Activation,
  parameters: Values,
  release: Release,
): string | undefined {
  const message = findParameterMessage(entry, parameters, release);
  return message && writeMessage(message);
}

/** What it raises on the way to values and gradients, of a tensor of this dtype and shape; exact ones have no dtype. */
export function raisedByCall(
  entry: Activation,
  parameters: Values,
  { dtype, shape = [] }: { readonly dtype: Dtype | 'exact'; readonly shape?: readonly number[] },
  t: Translate,
  release: Release,
): string | undefined {
  const raised = raisedByParameters(entry, parameters, release);
  if (raised !== undefined || dtype === 'exact') return raised;
  return (
    raisedBySettings(entry, parameters, dtype, t, { when: 'call' }) ??
    (shape.length > 0 ? raisedByShape(entry, parameters, shape) : undefined) ??
    raisedByDtype(entry, dtype, release, true)
  );
}
