// The three products of a linear layer, in loops that keep four sums in registers; sums in float64, answers in float32.

interface Linear {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** `to[row, o] = bias[o] + Σ from[row, i] · weight[o, i]` */
export function multiply(from: Float32Array, rows: number, layer: Linear, to: Float32Array): void {
  const { inputs, outputs, weight, bias } = layer;
  for (let o = 0; o < outputs; o++) {
    const start = o * inputs;
    const first = bias[o] as number;
    let row = 0;
    for (; row + 3 < rows; row += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      const at = row * inputs;
      for (let i = 0; i < inputs; i++) {
        const w = weight[start + i] as number;
        a += (from[at + i] as number) * w;
        b += (from[at + inputs + i] as number) * w;
        c += (from[at + 2 * inputs + i] as number) * w;
        d += (from[at + 3 * inputs + i] as number) * w;
      }
      const into = row * outputs + o;
      to[into] = a + first;
      to[into + outputs] = b + first;
      to[into + 2 * outputs] = c + first;
      to[into + 3 * outputs] = d + first;
    }
    for (; row < rows; row++) {
      let a = 0;
      for (let i = 0; i < inputs; i++)
        a += (from[row * inputs + i] as number) * (weight[start + i] as number);
      to[row * outputs + o] = a + first;
    }
  }
}

/** `to[row, i] = Σ gradient[row, o] · weight[o, i]` */
export function multiplyBack(gradient: Float32Array, rows: number, layer: Linear, to: Float32Array): void {
  const { inputs, outputs, weight } = layer;
  const turned = new Float32Array(weight.length);
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) turned[i * outputs + o] = weight[o * inputs + i] as number;
  multiply(
    gradient,
    rows,
    { inputs: outputs, outputs: inputs, weight: turned, bias: new Float32Array(inputs) },
    to,
  );
}

/** `ofWeight[o, i] = Σ gradient[row, o] · from[row, i]` and `ofBias[o] = Σ gradient[row, o]` */
export function outer(
  gradient: Float32Array,
  from: Float32Array,
  rows: number,
  { inputs, outputs }: Linear,
  ofWeight: Float32Array,
  ofBias: Float32Array,
): void {
  for (let o = 0; o < outputs; o++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += gradient[row * outputs + o] as number;
    ofBias[o] = sum;
    let i = 0;
    for (; i + 3 < inputs; i += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let row = 0; row < rows; row++) {
        const g = gradient[row * outputs + o] as number;
        const at = row * inputs + i;
        a += g * (from[at] as number);
        b += g * (from[at + 1] as number);
        c += g * (from[at + 2] as number);
        d += g * (from[at + 3] as number);
      }
      const into = o * inputs + i;
      ofWeight[into] = a;
      ofWeight[into + 1] = b;
      ofWeight[into + 2] = c;
      ofWeight[into + 3] = d;
    }
    for (; i < inputs; i++) {
      let a = 0;
      for (let row = 0; row < rows; row++)
        a += (gradient[row * outputs + o] as number) * (from[row * inputs + i] as number);
      ofWeight[o * inputs + i] = a;
    }
  }
}
