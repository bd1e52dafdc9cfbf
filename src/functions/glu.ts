// GLU: the first half of a vector times the sigmoid of the second.

import type { Arithmetic } from '../arithmetic/kernel-arithmetic.ts';
import { mapped, vector, type Work } from './vector.ts';

const gate = (x: number, { r, exp }: Arithmetic): number => r(1 / r(1 + exp(-x)));

function* gluAlong(x: Float64Array, m: Arithmetic): Work {
  const half = x.length >> 1;
  return yield* mapped(x.subarray(0, half), (each, i) => m.r(each * gate(x[half + i] ?? 0, m)));
}

function* gluBack(x: Float64Array, g: Float64Array, m: Arithmetic): Work {
  const { r } = m.own;
  const half = x.length >> 1;
  return yield* mapped(x.subarray(0, 2 * half), (_, i) => {
    const each = g[i % half] ?? 0;
    const s = r(gate(x[half + (i % half)] ?? 0, m));
    return i < half ? r(s * each) : r(m.r(m.r(m.r(1 - s) * s) * (x[i - half] ?? 0)) * each);
  });
}
/** a·sigmoid(b), (a, b) the halves of x (Dauphin et al., 2016). */
export const glu = vector({
  answers: 'gated',
  lengthOf: (length) => length >> 1,
  forward: gluAlong,
  backward: gluBack,
});
