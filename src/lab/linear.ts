// The three products of a linear layer, in loops that keep eight sums in registers; sums in float64, answers in float32.
// Where fewer than eight are left, the last are worked out twice: no loop has a rest.

interface Linear {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** `to[row, o] = bias[o] + Σ from[row, i] · weight[o, i]` */
export function multiply(from: Float32Array, rows: number, layer: Linear, to: Float32Array): void {
  const { inputs, outputs, weight, bias } = layer;
  for (let o = 0; o < outputs; o += 2) {
    const last = Math.min(o + 1, outputs - 1);
    const start = o * inputs;
    const startLast = last * inputs;
    for (let row = 0; row < rows; row += 4) {
      const row1 = Math.min(row + 1, rows - 1);
      const row2 = Math.min(row + 2, rows - 1);
      const row3 = Math.min(row + 3, rows - 1);
      const at = row * inputs;
      const at1 = row1 * inputs;
      const at2 = row2 * inputs;
      const at3 = row3 * inputs;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let i = 0; i < inputs; i++) {
        const first = weight[start + i] as number;
        const second = weight[startLast + i] as number;
        const x = from[at + i] as number;
        const x1 = from[at1 + i] as number;
        const x2 = from[at2 + i] as number;
        const x3 = from[at3 + i] as number;
        a += x * first;
        b += x1 * first;
        c += x2 * first;
        d += x3 * first;
        e += x * second;
        f += x1 * second;
        g += x2 * second;
        h += x3 * second;
      }
      const more = bias[o] as number;
      const moreLast = bias[last] as number;
      to[row * outputs + o] = a + more;
      to[row1 * outputs + o] = b + more;
      to[row2 * outputs + o] = c + more;
      to[row3 * outputs + o] = d + more;
      to[row * outputs + last] = e + moreLast;
      to[row1 * outputs + last] = f + moreLast;
      to[row2 * outputs + last] = g + moreLast;
      to[row3 * outputs + last] = h + moreLast;
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
  }
  for (let o = 0; o < outputs; o += 2) {
    const last = Math.min(o + 1, outputs - 1);
    for (let i = 0; i < inputs; i += 4) {
      const i1 = Math.min(i + 1, inputs - 1);
      const i2 = Math.min(i + 2, inputs - 1);
      const i3 = Math.min(i + 3, inputs - 1);
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let row = 0; row < rows; row++) {
        const first = gradient[row * outputs + o] as number;
        const second = gradient[row * outputs + last] as number;
        const at = row * inputs;
        const x = from[at + i] as number;
        const x1 = from[at + i1] as number;
        const x2 = from[at + i2] as number;
        const x3 = from[at + i3] as number;
        a += first * x;
        b += first * x1;
        c += first * x2;
        d += first * x3;
        e += second * x;
        f += second * x1;
        g += second * x2;
        h += second * x3;
      }
      const into = o * inputs;
      const intoLast = last * inputs;
      ofWeight[into + i] = a;
      ofWeight[into + i1] = b;
      ofWeight[into + i2] = c;
      ofWeight[into + i3] = d;
      ofWeight[intoLast + i] = e;
      ofWeight[intoLast + i1] = f;
      ofWeight[intoLast + i2] = g;
      ofWeight[intoLast + i3] = h;
    }
  }
}
