// What can be told of activations along a dimension whose inputs are independent and spread alike: how evenly Softmax shares out,
// and what a gate lets through.
import { sigmoid } from '../functions/sigmoids.ts';
import type { Input } from './inputs.ts';
import { type Moments, momentsOf } from './moments.ts';
import { meanOver, nodesOf } from './nodes.ts';

/** Of the logarithm of t: the trapezoid rule is exact to the last digit at this step, where all is as smooth as here. */
const STEP = 0.25;
/** Beyond e^−37 nothing is left of 1. */
const NOTHING = 37;

/**
 * The mean entropy in nats of shares e^zᵢ / Σⱼ e^zⱼ of so many independent inputs; ln `classes` where all are alike. With S = Σⱼ e^zⱼ it
 * is E[ln S] − E[Σᵢ zᵢ e^zᵢ / S], and both are integrals over one number: ln S = ∫ (e^−t − e^−tS) / t dt and 1 / S = ∫ e^−tS dt, from
 * 0 on, in which independent terms part.
 */
export function entropyOf(input: Input, classes: number): number {
  const { xs, weights, isPaired } = nodesOf(input, []);
  const level = meanOver({ xs, weights, isPaired }, (x) => x);
  // Shares do not change when all inputs are moved.
  const zs = Float64Array.from(xs, (x) => x - level);
  const [low, high] = [zs.reduce((a, z) => Math.min(a, z), 0), zs.reduce((a, z) => Math.max(a, z), 0)];
  let entropy = 0;
  const first = -(high + Math.log(classes) + NOTHING);
  const last = Math.log(NOTHING) - low + 1;
  for (let u = first; u <= last; u += STEP) {
    let [all, pulled] = [0, 0];
    for (let i = 0; i < zs.length; i++) {
      const z = zs[i] as number;
      const rate = Math.exp(u + z);
      const part = (weights[i] as number) * Math.exp(-rate);
      all += part;
      // A rate that overflows leaves nothing of its part.
      if (part > 0) pulled += part * rate * z;
    }
    entropy += STEP * (Math.exp(-Math.exp(u)) - all ** classes - classes * pulled * all ** (classes - 1));
  }
  return Math.max(0, entropy);
}

/** Of a·σ(b), a and b independent: σ alone decides what the spread of a is multiplied by. */
export function gatedOf(input: Input): Pick<Moments, 'mean' | 'std' | 'gain'> {
  const gate = momentsOf({ exact: sigmoid({}) }, input);
  const xs = nodesOf(input, []);
  const [level, before] = [meanOver(xs, (x) => x), meanOver(xs, (x) => x * x)];
  const square = gate.mean ** 2 + gate.std ** 2;
  const mean = level * gate.mean;
  return { mean, std: Math.sqrt(before * square - mean ** 2), gain: 1 / Math.sqrt(square) };
}
