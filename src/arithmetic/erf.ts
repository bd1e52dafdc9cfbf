// The error function and its complement, in float64 within one unit of the last place. By rational functions on four stretches, as in
// fdlibm's s_erf.c, copyright (C) 1993 by Sun Microsystems, Inc.: "Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved."

/** A polynomial's value; coefficients from the lowest power up. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = (coefficients[i] ?? 0) + x * sum;
  return sum;
}

/** A quotient of polynomials. */
type Ratio = readonly [numerator: readonly number[], denominator: readonly number[]];

const ratio = ([numerator, denominator]: Ratio, x: number): number =>
  polynomial(numerator, x) / polynomial(denominator, x);

/** (erf(x) − x) / x by x², below 0.84375. */
const nearZero: Ratio = [
  [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
    -0.000023763016656650163,
  ],
  [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
    -0.000003960228278775368,
  ],
];

/** Where x² is nothing beside 1: a last bit other than that of the ratio. */
const atZero = 0.1283791670955126;

/** erf(x) − `atOne` by |x| − 1, below 1.25. */
const nearOne: Ratio = [
  [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175,
    -0.11089469428239668, 0.035478304325618236, -0.002166375594868791,
  ],
  [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
];
const atOne = 0.8450629115104675;

/** ln(x·erfc(x)) + x² + 0.5625 by 1/x², below 1/0.35, and from there on. */
const middle: Ratio = [
  [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
];
const far: Ratio = [
  [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
  ],
  [
    1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
  ],
];

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** x without the lower half of its bits, so that its square is exact; every machine that VS Code runs on has them first. */
function upperHalf(x: number): number {
  double[0] = x;
  words[0] = 0;
  return double[0];
}

/** erfc(x) for x from 1.25 on. */
function tail(x: number): number {
  if (x >= 28) return 0;
  const head = upperHalf(x);
  const rest = ratio(x < 1 / 0.35 ? middle : far, 1 / (x * x));
  return (Math.exp(-head * head - 0.5625) * Math.exp((head - x) * (head + x) + rest)) / x;
}

/** The error function, 2/√π ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  const size = Math.abs(x);
  // Eight times as much, so that what is below the normal numbers keeps its bits.
  if (size < 2 ** -28) return 0.125 * (8 * x + 8 * atZero * x);
  if (size < 0.84375) return x + x * ratio(nearZero, x * x);
  const value = size < 1.25 ? atOne + ratio(nearOne, size - 1) : 1 - tail(size);
  return x < 0 ? -value : value;
}

/** 1 − erf(x), right also where that is next to nothing. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) {
    const rest = x * ratio(nearZero, x * x);
    return x < 0.25 ? 1 - (x + rest) : 0.5 - (rest + (x - 0.5));
  }
  if (size < 1.25) return x < 0 ? 1 + atOne + ratio(nearOne, size - 1) : 1 - atOne - ratio(nearOne, size - 1);
  return x < 0 ? 2 - tail(size) : tail(x);
}
