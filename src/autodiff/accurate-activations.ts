// Activations of the catalog with 320 bits, by the names of their functions: those that sums with them cancel. Of all others
// float64 is near enough.
import {
  add,
  type Big,
  divide,
  fromNumber,
  multiply,
  negate,
  shift,
  sqrt,
  subtract,
} from '../arithmetic/big-float.ts';
import { erfc, exp, expm1, log1p, one, power, tanh } from '../arithmetic/big-functions.ts';
import type { ElementwiseActivation, Values } from '../catalog/activation.ts';

type Maybe = Big | undefined;
type Function = (x: Big) => Maybe;

const map = (x: Maybe, f: Function): Maybe => x && f(x);
const number = (x: unknown): Big => fromNumber(Number(x)) ?? one;

const sigmoid: Function = (x) => map(exp(negate(x)), (e) => divide(one, add(one, e)));
/** ln(1 + exp(x)), without a difference of large numbers. */
const softplus: Function = (x) =>
  x.sign <= 0 ? map(exp(x), log1p) : map(map(exp(negate(x)), log1p), (l) => add(x, l));

const elu =
  (alpha: Big, scale: Big, divisor: Big): Function =>
  (x) =>
    x.sign > 0
      ? multiply(scale, x)
      : map(map(divide(x, divisor), expm1), (e) => multiply(multiply(scale, alpha), e));

const root = (x: number): Big => sqrt(number(x)) ?? one;
const pi = fromNumber(Math.PI) ?? one;

const gelu: Function = (x) => map(map(divide(negate(x), root(2)), erfc), (y) => multiply(shift(x, -1), y));
const geluByTanh: Function = (x) => {
  const cube = map(power(x, number(3)), (y) => multiply(number(0.044715), y));
  const inner = cube && map(sqrt(divide(number(2), pi) ?? one), (c) => multiply(c, add(x, cube)));
  return map(map(inner, tanh), (y) => multiply(shift(x, -1), add(one, y)));
};

const rows: Readonly<Record<string, (parameters: Values) => Function>> = {
  tanh: () => tanh,
  sigmoid: () => sigmoid,
  softplus:
    ({ beta, threshold }) =>
    (x) => {
      const z = multiply(number(beta), x);
      if (subtract(z, number(threshold)).sign > 0) return x;
      return map(softplus(z), (y) => divide(y, number(beta)));
    },
  logsigmoid: () => (x) => map(softplus(negate(x)), negate),
  silu: () => (x) => map(sigmoid(x), (y) => multiply(x, y)),
  mish: () => (x) => map(map(softplus(x), tanh), (y) => multiply(x, y)),
  gelu: ({ approximate }) => (approximate === 'tanh' ? geluByTanh : gelu),
  elu: ({ alpha }) => elu(number(alpha), one, one),
  celu: ({ alpha }) => elu(number(alpha), one, number(alpha)),
  selu: () => elu(number(1.6732632423543772), number(1.0507009873554805), one),
};

/** The function of an entry with these parameters; undefined where float64 has to do. */
export function accurateActivation(
  { apiPaths }: ElementwiseActivation,
  parameters: Values,
): Function | undefined {
  for (const { path } of apiPaths) {
    const row = rows[path.slice(path.lastIndexOf('.') + 1)];
    if (row) return row(parameters);
  }
  return undefined;
}
