// Why PyTorch computes nothing for these parameters, this shape or this dtype.
import type { Activation, Values } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import { labelActivation } from '../configured-activation.ts';
import { type GivenTensor, raisedByDtype, raisedByTensor } from './raised.ts';

/** Why there is no answer: a sentence for a person, and what PyTorch raises, `RuntimeError: …`. */
export interface Refusal {
  readonly message: string;
  readonly raised: string;
}

/** What `release` of PyTorch raises for a tensor; undefined if it answers. */
export function describeRefusal(
  entry: Activation,
  parameters: Values,
  tensor: GivenTensor,
  release: Release,
  t: Translate,
): Refusal | undefined {
  const raised = raisedByTensor(entry, parameters, tensor, release, t);
  return raised === undefined ? undefined : { message: tell(entry, parameters, raised, t), raised };
}

/** That `release` answers values of this dtype but no gradients; undefined if it answers both. */
export function describeMissingGradient(
  entry: Activation,
  parameters: Values,
  { dtype }: Pick<GivenTensor, 'dtype'>,
  release: Release,
  t: Translate,
): string | undefined {
  const raised = raisedByDtype(entry, dtype, release, true);
  return raised === undefined ? undefined : tell(entry, parameters, raised, t);
}

const tell = ({ id }: Activation, parameters: Values, raised: string, t: Translate): string =>
  t('PyTorch refuses {0}: {1}', labelActivation({ id, parameters }), raised);
