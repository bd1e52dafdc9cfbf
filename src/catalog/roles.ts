// Which activations stand for something where nobody has chosen. Surfaces ask here, so that none of them names one.
import type { Activation, ElementwiseActivation, Values } from './activation.ts';
import { entry as elu } from './entries/elu.ts';
import { entry as gelu } from './entries/gelu.ts';
import { entry as leakyRelu } from './entries/leaky-relu.ts';
import { entry as mish } from './entries/mish.ts';
import { entry as prelu } from './entries/prelu.ts';
import { entry as relu } from './entries/relu.ts';
import { entry as sigmoid } from './entries/sigmoid.ts';
import { entry as silu } from './entries/silu.ts';
import { entry as softmax } from './entries/softmax.ts';
import { entry as softplus } from './entries/softplus.ts';
import { entry as tanh } from './entries/tanh.ts';

/** What people compare others with, and what cost is measured against. */
export const baseline: ElementwiseActivation = relu;

/** The baseline with a slope below 0. */
export const leaky: ElementwiseActivation = leakyRelu;

/** The one whose slope is learned. */
export const learnedLeaky: Activation = prelu;

/** The one that a scale makes sharper, f(b·x) / b, and what it calls that. */
export const scaled: { readonly entry: Activation; readonly by: string } = { entry: softplus, by: 'beta' };

/** Those that people try in each other's place between layers. */
export const exchangeable: readonly ElementwiseActivation[] = [
  relu,
  leakyRelu,
  softplus,
  gelu,
  silu,
  elu,
  mish,
];

/** What a plot shows and Evaluate answers where nobody says which. package.json repeats it as the setting's default. */
export const usual: readonly Activation[] = [softplus, relu];

/** What the walkthrough's example calls. */
export const example: { readonly entry: Activation; readonly parameters: Values } = {
  entry: softplus,
  parameters: { beta: 2 },
};

/** A call as a person may type it. */
export const typedExample = 'softplus(beta=3)';

/** A formula as a person may type it. */
export const formulaExample = 'x * sigmoid(1.7 * x)';

/** Well-known ones whose backward pass needs what they answered, so that nothing may overwrite it. */
export const needTheirAnswer = [relu, sigmoid, tanh, softmax] as const;

/** What other libraries call an activation, and PyTorch does not. */
export const foreignNames: readonly string[] = ['Swish'];
