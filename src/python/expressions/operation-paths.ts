// Which operation of a formula a name of PyTorch, NumPy or Python stands for.
import type { OperationName } from '../../autodiff/operations.ts';

const table = (rows: string): ReadonlyMap<string, OperationName> =>
  new Map(
    rows
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [operation = '', ...names] = row.trim().split(/\s+/);
        return [operation, ...names].map((name) => [name, operation as OperationName] as const);
      }),
  );

/** What PyTorch and NumPy call alike. */
const shared = `
  add
  subtract
  multiply
  divide true_divide
  negate negative
  remainder
  fmod
  exp
  exp2
  expm1
  log
  log1p
  log2
  log10
  logaddexp
  sqrt
  square
  reciprocal
  hypot
  sin
  cos
  tan
  asin arcsin
  acos arccos
  atan arctan
  sinh
  cosh
  asinh arcsinh
  acosh arccosh
  atanh arctanh
  tanh
  atan2 arctan2
  abs absolute
  sign
  floor
  ceil
  trunc fix
  copysign
  maximum
  minimum
  fmax
  fmin
  heaviside
  where
  less
  lessOrEqual less_equal
  more greater
  moreOrEqual greater_equal
  equal
  notEqual not_equal
  and logical_and
  or logical_or
  not logical_not
  isNan isnan
`;

/** Of `torch`, `torch.special` and tensors: operations of as many tensors as they take, by their names there. */
export const torchNames = table(`${shared}
  subtract sub
  multiply mul
  divide div
  negate neg
  xlogy
  rsqrt
  erf
  erfc
  lgamma gammaln
  digamma psi
  sign sgn
  round
  frac
  lerp
  less lt
  lessOrEqual le
  more gt
  moreOrEqual ge
  equal eq
  notEqual ne
  floorDivide floor_divide
  detach
  copy clone
`);

/** Names that answer one number of a whole tensor where they are given one, and the operation where they are given two. */
export const ofTwo: ReadonlyMap<string, OperationName> = new Map([
  ['max', 'maximum'],
  ['min', 'minimum'],
]);

/** Of NumPy, where arrays are of float64. */
export const numpyNames = table(`${shared}
  remainder mod
  abs fabs
`);

/** Of `math`: a number of Python, whatever it is given. */
export const mathNames = table(`
  exp
  exp2
  expm1
  log
  log1p
  log2
  log10
  sqrt
  sin
  cos
  tan
  asin
  acos
  atan
  sinh
  cosh
  asinh
  acosh
  atanh
  tanh
  atan2
  erf
  erfc
  lgamma
  abs fabs
  floor
  ceil
  trunc
  copysign
  fmod
  hypot
  isNan isnan
`);

export const binaryOperators: Readonly<Record<string, OperationName>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '//': 'floorDivide',
  '%': 'remainder',
  '&': 'and',
  '|': 'or',
};

export const comparisons: Readonly<Record<string, OperationName>> = {
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'more',
  '>=': 'moreOrEqual',
  '==': 'equal',
  '!=': 'notEqual',
};
