// What PyTorch's own kernels cost on a CPU, beside the baseline's: written by `npm run costs`, never by hand.

const no = undefined;

/** Where and with what the table was measured; `count` is how many numbers a tensor had. */
export const measured = {
  release: '1.13.1',
  processor: 'AMD EPYC',
  count: 65536,
  dtypes: ['float32', 'bfloat16', 'float64'],
} as const;

/** For each dtype the times of forward and backward as ratios to the baseline's, by id; none where PyTorch has no kernel. */
export const costs: Readonly<Record<string, readonly (number | undefined)[]>> = {
  ReLU: [1, 1, 1, 1, 1, 1],
  ReLU6: [1.4, 0.99, 1.3, no, 1.1, 0.99],
  LeakyReLU: [1.5, 0.99, 1.1, 1.4, 1.1, 0.99],
  PReLU: [1.4, 19, 1.4, 35, 1.2, 13],
  RReLU: [96, 0.98, 50, 1.3, 40, 0.98],
  Threshold: [1.3, 0.97, 0.88, 0.99, 1.2, 0.99],
  Softplus: [34, 3, 16, 4.5, 34, 4.2],
  ELU: [5.9, 3.1, 4.7, 4.3, 9, 4.1],
  CELU: [8.6, 3, 4.7, 4.3, 8.9, 4.2],
  SELU: [6.2, 3, 4.7, 4.3, 7.9, 4.2],
  GELU: [5.6, 3, 2.6, 3.3, 23, 15],
  SiLU: [5.2, 3, 10, 19, 7, 4.4],
  Mish: [88, 33, no, no, 80, 44],
  Hardswish: [1.4, 1.1, 1.8, 1.8, 1.8, 1.2],
  Sigmoid: [5.4, 0.99, 4.3, 1.4, 6.9, 0.98],
  Hardsigmoid: [1.5, 1, 1.7, 1.5, 1.7, 1],
  LogSigmoid: [36, 1.2, 16, 1.9, 34, 1.3],
  Tanh: [27, 0.99, 14, 1.4, 32, 1],
  Hardtanh: [1.3, 0.99, 1.3, no, 1.1, 1],
  Softsign: [4.7, 5.4, 3.3, 8.8, 4.1, 6.4],
  Hardshrink: [1.2, 0.99, 1.2, 1.4, 1.1, 1],
  Softshrink: [1.5, 0.98, 1.9, 1.4, 1.1, 1],
  Tanhshrink: [37, 2.2, 15, 3, 33, 3.7],
  Softmax: [11, 1.3, 4.5, 1.8, 9.7, 1.5],
  LogSoftmax: [9.6, 2.6, 4.6, 4.5, 8.1, 3.6],
  Softmin: [12, 1.9, 5.3, 2.5, 11, 2.1],
  Softmax2d: [21, 1.5, 4.3, 1.8, 25, 1.7],
  GLU: [4, 2.2, 2.6, 3.4, 4.1, 2.8],
  Logit: [14, 1, 21, 4.1, 15, 1.1],
  LogSumExp: [38, 5.5, 18, 6.4, 38, 7],
  NegativeBinaryEntropy: [78, 15, 71, 20, 42, 24],
};
