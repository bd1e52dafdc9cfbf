// Activations that PyTorch has no class for, but people write: their usual names, formulas, and the papers they come from.
import { erf } from '../arithmetic/erf.ts';

/** A formula that has a name. */
export interface KnownFormula {
  /** Its usual name, `Snake`. */
  readonly name: string;
  /** Who wrote it down, and when. */
  readonly from: string;
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
    from: 'Hendrycks and Gimpel, 2016',
    value: (x) => x * sigmoid(1.702 * x),
  },
  {
    // Ramachandran, Zoph and Le, Searching for Activation Functions, 2017.
    name: 'Swish',
    from: 'Ramachandran et al., 2017',
    parameter: { name: 'beta', usual: 1 },
    value: (x, beta) => x * sigmoid(beta * x),
  },
  {
    // So et al., Primer, 2021.
    name: 'Squared ReLU',
    from: 'So et al., 2021',
    value: (x) => relu(x) ** 2,
  },
  {
    // Yu et al., MetaFormer Baselines for Vision, 2022.
    name: 'StarReLU',
    from: 'Yu et al., 2022',
    value: (x) => 0.8944 * relu(x) ** 2 - 0.4472,
  },
  {
    // Liu, Hartwig and Ueda, Neural Networks Fail to Learn Periodic Functions and How to Fix It, 2020.
    name: 'Snake',
    from: 'Liu et al., 2020',
    parameter: { name: 'a', usual: 1 },
    value: (x, a) => x + Math.sin(a * x) ** 2 / a,
  },
  {
    // Nag, Bhattacharyya, Mukherjee and Kundu, Serf, 2021.
    name: 'Serf',
    from: 'Nag et al., 2021',
    value: (x) => x * erf(softplus(x)),
  },
  {
    // Liu and Di, TanhExp, 2020.
    name: 'TanhExp',
    from: 'Liu and Di, 2020',
    value: (x) => x * Math.tanh(Math.exp(x)),
  },
  {
    // Barron, Squareplus, 2021.
    name: 'Squareplus',
    from: 'Barron, 2021',
    parameter: { name: 'b', usual: 4 },
    value: (x, b) => (x + Math.sqrt(x * x + b)) / 2,
  },
  {
    // Broomhead and Lowe, Multivariable Functional Interpolation and Adaptive Networks, 1988.
    name: 'Gaussian',
    from: 'Broomhead and Lowe, 1988',
    parameter: { name: 'a', usual: 1 },
    value: (x, a) => Math.exp(-a * x * x),
  },
  {
    // Hafner, Pasukonis, Ba and Lillicrap, Mastering Diverse Domains through World Models, 2023.
    name: 'Symlog',
    from: 'Hafner et al., 2023',
    value: (x) => Math.sign(x) * Math.log1p(Math.abs(x)),
  },
  {
    // Carlile, Delamarter, Kinney, Marti and Whitney, Improving Deep Learning by Inverse Square Root Linear Units, 2017.
    name: 'ISRU',
    from: 'Carlile et al., 2017',
    parameter: { name: 'alpha', usual: 1 },
    value: (x, alpha) => x / Math.sqrt(1 + alpha * x * x),
  },
  {
    // Godfrey, An Evaluation of Parametric Activation Functions for Deep Learning, 2019.
    name: 'Bent identity',
    from: 'Godfrey, 2019',
    value: (x) => (Math.sqrt(x * x + 1) - 1) / 2 + x,
  },
  {
    // LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998.
    name: 'LeCun’s tanh',
    from: 'LeCun et al., 1998',
    value: (x) => 1.7159 * Math.tanh((2 / 3) * x),
  },
  {
    // Schütt et al., SchNet, 2017.
    name: 'Shifted Softplus',
    from: 'Schütt et al., 2017',
    value: (x) => softplus(x) - Math.LN2,
  },
  {
    // Katharopoulos, Vyas, Pappas and Fleuret, Transformers are RNNs, 2020.
    name: 'ELU + 1',
    from: 'Katharopoulos et al., 2020',
    value: (x) => (x > 0 ? x + 1 : Math.exp(x)),
  },
  {
    // Wightman, PyTorch Image Models, 2020.
    name: 'Hard Mish',
    from: 'Wightman, 2020',
    value: (x) => (x / 2) * Math.min(Math.max(x + 2, 0), 2),
  },
  {
    // Green, Bayesian Reconstructions from Emission Tomography Data, 1990.
    name: 'Log-cosh',
    from: 'Green, 1990',
    value: (x) => softplus(2 * x) - x - Math.LN2,
  },
  {
    // Bello, Pham, Le, Norouzi and Bengio, Neural Combinatorial Optimization, 2016; Gemma 2, 2024.
    name: 'Softcap',
    from: 'Bello et al., 2016',
    parameter: { name: 'cap', usual: 50 },
    value: (x, cap) => cap * Math.tanh(x / cap),
  },
  {
    // Zhu, Chen, He, LeCun and Liu, Transformers without Normalization, 2025.
    name: 'Dynamic Tanh',
    from: 'Zhu et al., 2025',
    parameter: { name: 'alpha', usual: 0.5 },
    value: (x, alpha) => Math.tanh(alpha * x),
  },
  {
    // Sitzmann, Martel, Bergman, Lindell and Wetzstein, SIREN, 2020.
    name: 'Sine',
    from: 'Sitzmann et al., 2020',
    parameter: { name: 'w0', usual: 30 },
    value: (x, w0) => Math.sin(w0 * x),
  },
];
