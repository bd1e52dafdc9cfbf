// What PyTorch's own kernels cost on a CPU, beside the baseline's: written by `npm run costs`, never by hand.
import type { Dtype } from '../foundation/dtype.ts';

/** Where and with what the table was measured; `count` is how many numbers a tensor had. */
export const measured = {
  release: '1.13.1',
  processor: 'AMD EPYC',
  count: 65536,
} as const;

/** Times of forward and backward as ratios to the baseline's in the same dtype, by id; what PyTorch has no kernel for is missing. */
export const costs: Readonly<
  Record<string, Readonly<Partial<Record<Dtype, readonly [forward: number, backward?: number]>>>>
> = {
  ReLU: { float32: [1, 1], bfloat16: [1, 1], float64: [1, 1] },
  ReLU6: { float32: [1.4, 0.99], bfloat16: [1.3], float64: [1.1, 0.99] },
  LeakyReLU: { float32: [1.5, 0.99], bfloat16: [1.1, 1.4], float64: [1.1, 0.99] },
  PReLU: { float32: [1.4, 19], bfloat16: [1.4, 35], float64: [1.2, 13] },
  RReLU: { float32: [96, 0.98], bfloat16: [50, 1.3], float64: [40, 0.98] },
  Threshold: { float32: [1.3, 0.97], bfloat16: [0.88, 0.99], float64: [1.2, 0.99] },
  Softplus: { float32: [34, 3], bfloat16: [16, 4.5], float64: [34, 4.2] },
  ELU: { float32: [5.9, 3.1], bfloat16: [4.7, 4.3], float64: [9, 4.1] },
  CELU: { float32: [8.6, 3], bfloat16: [4.7, 4.3], float64: [8.9, 4.2] },
  SELU: { float32: [6.2, 3], bfloat16: [4.7, 4.3], float64: [7.9, 4.2] },
  GELU: { float32: [5.6, 3], bfloat16: [2.6, 3.3], float64: [23, 15] },
  SiLU: { float32: [5.2, 3], bfloat16: [10, 19], float64: [7, 4.4] },
  Mish: { float32: [88, 33], float64: [80, 44] },
  Hardswish: { float32: [1.4, 1.1], bfloat16: [1.8, 1.8], float64: [1.8, 1.2] },
  Sigmoid: { float32: [5.4, 0.99], bfloat16: [4.3, 1.4], float64: [6.9, 0.98] },
  Hardsigmoid: { float32: [1.5, 1], bfloat16: [1.7, 1.5], float64: [1.7, 1] },
  LogSigmoid: { float32: [36, 1.2], bfloat16: [16, 1.9], float64: [34, 1.3] },
  Tanh: { float32: [27, 0.99], bfloat16: [14, 1.4], float64: [32, 1] },
  Hardtanh: { float32: [1.3, 0.99], bfloat16: [1.3], float64: [1.1, 1] },
  Softsign: { float32: [4.7, 5.4], bfloat16: [3.3, 8.8], float64: [4.1, 6.4] },
  Hardshrink: { float32: [1.2, 0.99], bfloat16: [1.2, 1.4], float64: [1.1, 1] },
  Softshrink: { float32: [1.5, 0.98], bfloat16: [1.9, 1.4], float64: [1.1, 1] },
  Tanhshrink: { float32: [37, 2.2], bfloat16: [15, 3], float64: [33, 3.7] },
  Softmax: { float32: [11, 1.3], bfloat16: [4.5, 1.8], float64: [9.7, 1.5] },
  LogSoftmax: { float32: [9.6, 2.6], bfloat16: [4.6, 4.5], float64: [8.1, 3.6] },
  Softmin: { float32: [12, 1.9], bfloat16: [5.3, 2.5], float64: [11, 2.1] },
  Softmax2d: { float32: [21, 1.5], bfloat16: [4.3, 1.8], float64: [25, 1.7] },
  GLU: { float32: [4, 2.2], bfloat16: [2.6, 3.4], float64: [4.1, 2.8] },
  Logit: { float32: [14, 1], bfloat16: [21, 4.1], float64: [15, 1.1] },
  LogSumExp: { float32: [38, 5.5], bfloat16: [18, 6.4], float64: [38, 7] },
  NegativeBinaryEntropy: { float32: [78, 15], bfloat16: [71, 20], float64: [42, 24] },
};
