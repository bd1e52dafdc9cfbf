// What code writes by hand so that numbers overflow or are lost, and the call of PyTorch's that keeps them.
import { entry as logSigmoid } from './entries/log-sigmoid.ts';
import { entry as sigmoid } from './entries/sigmoid.ts';
import { entry as softmax } from './entries/softmax.ts';
import { entry as softplus } from './entries/softplus.ts';

/** A way to write something, and what it comes to. */
export interface Unstable {
  readonly rule: string;
  /** The call to write, by its path without the arguments. */
  readonly instead: string;
  /** The first whole number (of `dim`, the first distance from the largest) for which float32 answers `gives`. */
  readonly from: number;
  readonly gives: 'inf' | '-inf' | 'nan';
  /** The input is turned round: log(1 − sigmoid(x)). */
  readonly isNegated?: true;
}

const functional = (name: string): string => `torch.nn.functional.${name}`;

/** By what is computed: `log(1 + exp)`, or the logarithm of an activation. */
export const unstable: Readonly<
  Record<'log of 1 + exp' | 'log of a sum of exp' | 'log of 1 - share' | 'share', Unstable>
> = {
  'log of 1 + exp': {
    rule: 'unstable-softplus',
    instead: functional(softplus.id.toLowerCase()),
    from: 89,
    gives: 'inf',
  },
  'log of a sum of exp': { rule: 'unstable-logsumexp', instead: 'torch.logsumexp', from: 89, gives: 'inf' },
  'log of 1 - share': {
    rule: 'unstable-one-minus-sigmoid',
    instead: functional(logSigmoid.id.toLowerCase()),
    from: 17,
    gives: '-inf',
    isNegated: true,
  },
  share: { rule: 'unstable-softmax', instead: functional(softmax.id.toLowerCase()), from: 89, gives: 'nan' },
};

/** The logarithm of an activation, by the activation's id. */
export const unstableLogs: Readonly<Record<string, Unstable>> = {
  [sigmoid.id]: {
    rule: 'unstable-logsigmoid',
    instead: functional(logSigmoid.id.toLowerCase()),
    from: -89,
    gives: '-inf',
  },
  [softmax.id]: {
    rule: 'unstable-log-softmax',
    instead: functional('log_softmax'),
    from: -104,
    gives: '-inf',
  },
};

/** The activation that 1 is taken away of. */
export const shareId = sigmoid.id;
export const softmaxId = softmax.id;
/** It acts along a dimension, and so does what stands in its place. */
export const isAlong = (id: string): boolean => id === softmaxId;
