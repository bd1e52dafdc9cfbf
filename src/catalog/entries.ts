// The list of the files in entries/, in the order in which people see them. `npm run entries` takes new files in, last.

import { entry as celu } from './entries/celu.ts';
import { entry as elu } from './entries/elu.ts';
import { entry as gelu } from './entries/gelu.ts';
import { entry as glu } from './entries/glu.ts';
import { entry as hardshrink } from './entries/hardshrink.ts';
import { entry as hardsigmoid } from './entries/hardsigmoid.ts';
import { entry as hardswish } from './entries/hardswish.ts';
import { entry as hardtanh } from './entries/hardtanh.ts';
import { entry as leakyRelu } from './entries/leaky-relu.ts';
import { entry as logSigmoid } from './entries/log-sigmoid.ts';
import { entry as logSoftmax } from './entries/log-softmax.ts';
import { entry as logSumExp } from './entries/log-sum-exp.ts';
import { entry as logit } from './entries/logit.ts';
import { entry as mish } from './entries/mish.ts';
import { entry as negativeBinaryEntropy } from './entries/negative-binary-entropy.ts';
import { entry as prelu } from './entries/prelu.ts';
import { entry as relu } from './entries/relu.ts';
import { entry as relu6 } from './entries/relu6.ts';
import { entry as rrelu } from './entries/rrelu.ts';
import { entry as selu } from './entries/selu.ts';
import { entry as sigmoid } from './entries/sigmoid.ts';
import { entry as silu } from './entries/silu.ts';
import { entry as softmax } from './entries/softmax.ts';
import { entry as softmax2d } from './entries/softmax2d.ts';
import { entry as softmin } from './entries/softmin.ts';
import { entry as softplus } from './entries/softplus.ts';
import { entry as softshrink } from './entries/softshrink.ts';
import { entry as softsign } from './entries/softsign.ts';
import { entry as tanh } from './entries/tanh.ts';
import { entry as tanhshrink } from './entries/tanhshrink.ts';
import { entry as threshold } from './entries/threshold.ts';

/** Every entry, in the order in which people see them. */
export const entries = [
  relu,
  relu6,
  leakyRelu,
  prelu,
  rrelu,
  threshold,
  softplus,
  elu,
  celu,
  selu,
  gelu,
  silu,
  mish,
  hardswish,
  sigmoid,
  hardsigmoid,
  logSigmoid,
  tanh,
  hardtanh,
  softsign,
  hardshrink,
  softshrink,
  tanhshrink,
  softmax,
  logSoftmax,
  softmin,
  softmax2d,
  glu,
  logit,
  logSumExp,
  negativeBinaryEntropy,
];
