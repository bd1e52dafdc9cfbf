// How weights follow their gradients: SGD with momentum, and Adam, as torch.optim steps them in float32.

/** Which optimizer, by torch.optim's words. `lr`: above 0. */
export type Optimizer =
  | { readonly name: 'sgd'; readonly lr: number; readonly momentum: number; readonly weightDecay: number }
  | {
      readonly name: 'adam';
      readonly lr: number;
      readonly betas: readonly [number, number];
      readonly eps: number;
      readonly weightDecay: number;
    };

/** Takes steps for one tensor: `gradient` is added to by weight decay, `weights` move. */
export type Stepper = (weights: Float32Array, gradient: Float32Array) => void;

const round = Math.fround;

/** What steps a tensor of `length` numbers; it remembers what the optimizer keeps of earlier gradients. */
export function stepperOf(optimizer: Optimizer, length: number): Stepper {
  return optimizer.name === 'sgd' ? sgd(optimizer, length) : adam(optimizer, length);
}

function decay(weights: Float32Array, gradient: Float32Array, by: number): void {
  if (by === 0) return;
  for (let i = 0; i < weights.length; i++) gradient[i] = (gradient[i] ?? 0) + by * (weights[i] ?? 0);
}

function sgd({ lr, momentum, weightDecay }: Extract<Optimizer, { name: 'sgd' }>, length: number): Stepper {
  const buffer = new Float32Array(length);
  let isFirst = true;
  return (weights, gradient) => {
    decay(weights, gradient, weightDecay);
    for (let i = 0; i < length; i++) {
      // The first gradient is taken as it is.
      const next = momentum === 0 || isFirst ? 0 : round(momentum * (buffer[i] ?? 0));
      buffer[i] = next + (gradient[i] ?? 0);
      weights[i] = (weights[i] ?? 0) - lr * (buffer[i] ?? 0);
    }
    isFirst = false;
  };
}

function adam(
  { lr, betas: [first, second], eps, weightDecay }: Extract<Optimizer, { name: 'adam' }>,
  length: number,
): Stepper {
  const [mean, square] = [new Float32Array(length), new Float32Array(length)];
  let step = 0;
  return (weights, gradient) => {
    step++;
    decay(weights, gradient, weightDecay);
    const size = lr / (1 - first ** step);
    const correction = Math.sqrt(1 - second ** step);
    for (let i = 0; i < length; i++) {
      const g = gradient[i] ?? 0;
      const m = round((mean[i] ?? 0) + (1 - first) * (g - (mean[i] ?? 0)));
      const v = round(round(second * (square[i] ?? 0)) + (1 - second) * g * g);
      mean[i] = m;
      square[i] = v;
      weights[i] = (weights[i] ?? 0) - size * (m / round(round(round(Math.sqrt(v)) / correction) + eps));
    }
  };
}
