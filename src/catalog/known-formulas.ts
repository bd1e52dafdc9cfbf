// Activations that PyTorch has no class for, but people write: their usual names, formulas, and the papers they come from.
import { erf } from '../arithmetic/special-functions.ts';

/** A formula that has a name. */
export interface KnownFormula {
  /** Its usual name, `Snake`. */
  readonly name: string;
  /** Its parameter and where that usually stands; none where the formula has no number that differs. */
  readonly parameter?: { readonly name: string; readonly usual: number };
  /** In float64; `a` is the parameter. */
  readonly value: (x: number, a: number) => number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const relu = (x: number): number => Math.max(x, 0);

/** The more special ahead of the more general, which fit more. */
export const knownFormulas: readonly KnownFormula[] = [
  {
    // Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.
    name: 'QuickGELU',
    value: (x) => x * sigmoid(1.702 * x),
  },
  {
    // Ramachandran, Zoph and Le, Searching for Activation Functions, 2017.
    name: 'Swish',
    parameter: { name: 'beta', usual: 1 },
    value: (x, beta) => x * sigmoid(beta * x),
  },
  {
    // So et al., Primer, 2021.
    name: 'Squared ReLU',
    value: (x) => relu(x) ** 2,
  },
  {
    // Yu et al., MetaFormer Baselines for Vision, 2022.
    name: 'StarReLU',
    value: (x) => 0.8944 * relu(x) ** 2 - 0.4472,
  },
  {
    // Liu, Hartwig and Ueda, Neural Networks Fail to Learn Periodic Functions and How to Fix It, 2020.
    name: 'Snake',
    parameter: { name: 'a', usual: 1 },
    value: (x, a) => x + Math.sin(a * x) ** 2 / a,
  },
  {
    // Nag, Bhattacharyya, Mukherjee and Kundu, Serf, 2021.
    name: 'Serf',
    value: (x) => x * erf(softplus(x)),
  },
  {
    // Liu and Di, TanhExp, 2020.
    name: 'TanhExp',
    value: (x) => x * Math.tanh(Math.exp(x)),
  },
  {
    // Barron, Squareplus, 2021.
    name: 'Squareplus',
    parameter: { name: 'b', usual: 4 },
    value: (x, b) => (x + Math.sqrt(x * x + b)) / 2,
  },
  {
    // Broomhead and Lowe, Multivariable Functional Interpolation and Adaptive Networks, 1988.
    name: 'Gaussian',
    parameter: { name: 'a', usual: 1 },
    value: (x, a) => Math.exp(-a * x * x),
  },
  {
    // Hafner, Pasukonis, Ba and Lillicrap, Mastering Diverse Domains through World Models, 2023.
    name: 'Symlog',
    value: (x) => Math.sign(x) * Math.log1p(Math.abs(x)),
  },
  {
    // Carlile, Delamarter, Kinney, Marti and Whitney, Improving Deep Learning by Inverse Square Root Linear Units, 2017.
    name: 'ISRU',
    parameter: { name: 'alpha', usual: 1 },
    value: (x, alpha) => x / Math.sqrt(1 + alpha * x * x),
  },
  {
    // Godfrey, An Evaluation of Parametric Activation Functions for Deep Learning, 2019.
    name: 'Bent identity',
    value: (x) => (Math.sqrt(x * x + 1) - 1) / 2 + x,
  },
  {
    // LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998.
    name: 'LeCun’s tanh',
    value: (x) => 1.7159 * Math.tanh((2 / 3) * x),
  },
  {
    // Schütt et al., SchNet, 2017.
    name: 'Shifted Softplus',
    value: (x) => softplus(x) - Math.LN2,
  },
  {
    // Katharopoulos, Vyas, Pappas and Fleuret, Transformers are RNNs, 2020.
    name: 'ELU + 1',
    value: (x) => (x > 0 ? x + 1 : Math.exp(x)),
  },
  {
    // Wightman, PyTorch Image Models, 2020.
    name: 'Hard Mish',
    value: (x) => (x / 2) * Math.min(Math.max(x + 2, 0), 2),
  },
  {
    // Green, Bayesian Reconstructions from Emission Tomography Data, 1990.
    name: 'Log-cosh',
    value: (x) => softplus(2 * x) - x - Math.LN2,
  },
  {
    // Bello, Pham, Le, Norouzi and Bengio, Neural Combinatorial Optimization, 2016; Gemma 2, 2024.
    name: 'Softcap',
    parameter: { name: 'cap', usual: 50 },
    value: (x, cap) => cap * Math.tanh(x / cap),
  },
  {
    // Zhu, Chen, He, LeCun and Liu, Transformers without Normalization, 2025.
    name: 'Dynamic Tanh',
    parameter: { name: 'alpha', usual: 0.5 },
    value: (x, alpha) => Math.tanh(alpha * x),
  },
  {
    // Sitzmann, Martel, Bergman, Lindell and Wetzstein, SIREN, 2020.
    name: 'Sine',
    parameter: { name: 'w0', usual: 30 },
    value: (x, w0) => Math.sin(w0 * x),
  },
];
