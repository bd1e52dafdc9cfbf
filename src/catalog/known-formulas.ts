// Activations that PyTorch has no class for, but people write: their usual names, formulas, and the papers they come from.
import { erf } from '../arithmetic/special-functions.ts';

/** A formula that has a name. */
export interface KnownFormula {
  /** Its usual name, `Snake`. */
  readonly name: string;
  /** Who proposed it, where and when. */
  readonly source: string;
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
    name: 'QuickGELU',
    source: 'Hendrycks and Gimpel, Gaussian Error Linear Units, 2016',
    value: (x) => x * sigmoid(1.702 * x),
  },
  {
    name: 'Swish',
    source: 'Ramachandran, Zoph and Le, Searching for Activation Functions, 2017',
    parameter: { name: 'beta', usual: 1 },
    value: (x, beta) => x * sigmoid(beta * x),
  },
  {
    name: 'Squared ReLU',
    source: 'So et al., Primer, 2021',
    value: (x) => relu(x) ** 2,
  },
  {
    name: 'StarReLU',
    source: 'Yu et al., MetaFormer Baselines for Vision, 2022',
    value: (x) => 0.8944 * relu(x) ** 2 - 0.4472,
  },
  {
    name: 'Snake',
    source: 'Liu, Hartwig and Ueda, Neural Networks Fail to Learn Periodic Functions and How to Fix It, 2020',
    parameter: { name: 'a', usual: 1 },
    value: (x, a) => x + Math.sin(a * x) ** 2 / a,
  },
  {
    name: 'Serf',
    source: 'Nag, Bhattacharyya, Mukherjee and Kundu, Serf, 2021',
    value: (x) => x * erf(softplus(x)),
  },
  {
    name: 'TanhExp',
    source: 'Liu and Di, TanhExp, 2020',
    value: (x) => x * Math.tanh(Math.exp(x)),
  },
  {
    name: 'Squareplus',
    source: 'Barron, Squareplus, 2021',
    parameter: { name: 'b', usual: 4 },
    value: (x, b) => (x + Math.sqrt(x * x + b)) / 2,
  },
  {
    name: 'Gaussian',
    source: 'Broomhead and Lowe, Multivariable Functional Interpolation and Adaptive Networks, 1988',
    parameter: { name: 'a', usual: 1 },
    value: (x, a) => Math.exp(-a * x * x),
  },
  {
    name: 'Symlog',
    source: 'Hafner, Pasukonis, Ba and Lillicrap, Mastering Diverse Domains through World Models, 2023',
    value: (x) => Math.sign(x) * Math.log1p(Math.abs(x)),
  },
  {
    name: 'ISRU',
    source:
      'Carlile, Delamarter, Kinney, Marti and Whitney, Improving Deep Learning by Inverse Square Root Linear Units, 2017',
    parameter: { name: 'alpha', usual: 1 },
    value: (x, alpha) => x / Math.sqrt(1 + alpha * x * x),
  },
  {
    name: 'Bent identity',
    source: 'Godfrey, An Evaluation of Parametric Activation Functions for Deep Learning, 2019',
    value: (x) => (Math.sqrt(x * x + 1) - 1) / 2 + x,
  },
  {
    name: 'LeCun’s tanh',
    source: 'LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998',
    value: (x) => 1.7159 * Math.tanh((2 / 3) * x),
  },
  {
    name: 'Shifted Softplus',
    source: 'Schütt et al., SchNet, 2017',
    value: (x) => softplus(x) - Math.LN2,
  },
  {
    name: 'ELU + 1',
    source: 'Katharopoulos, Vyas, Pappas and Fleuret, Transformers are RNNs, 2020',
    value: (x) => (x > 0 ? x + 1 : Math.exp(x)),
  },
  {
    name: 'Hard Mish',
    source: 'Wightman, PyTorch Image Models, 2020',
    value: (x) => (x / 2) * Math.min(Math.max(x + 2, 0), 2),
  },
  {
    name: 'Log-cosh',
    source: 'Green, Bayesian Reconstructions from Emission Tomography Data, 1990',
    value: (x) => softplus(2 * x) - x - Math.LN2,
  },
  {
    name: 'Softcap',
    source: 'Bello, Pham, Le, Norouzi and Bengio, Neural Combinatorial Optimization, 2016; Gemma 2, 2024',
    parameter: { name: 'cap', usual: 50 },
    value: (x, cap) => cap * Math.tanh(x / cap),
  },
  {
    name: 'Dynamic Tanh',
    source: 'Zhu, Chen, He, LeCun and Liu, Transformers without Normalization, 2025',
    parameter: { name: 'alpha', usual: 0.5 },
    value: (x, alpha) => Math.tanh(alpha * x),
  },
  {
    name: 'Sine',
    source: 'Sitzmann, Martel, Bergman, Lindell and Wetzstein, SIREN, 2020',
    parameter: { name: 'w0', usual: 30 },
    value: (x, w0) => Math.sin(w0 * x),
  },
];
