// Python's arithmetic on constants, as far as arguments of activations use it. Pure.

export interface Constant {
  readonly value: number | boolean | null | string;
  readonly isInteger: boolean;
}

const functions: Readonly<Record<string, (x: number) => number>> = {
  'math.log': Math.log,
  'math.sqrt': Math.sqrt,
  'math.exp': Math.exp,
  'math.log2': Math.log2,
  'math.log10': Math.log10,
  'math.log1p': Math.log1p,
  'math.tanh': Math.tanh,
  'math.fabs': Math.abs,
  'builtins.float': (x) => x,
};

/** The result of an operator or a function of `math` on constants; undefined where it cannot be known or raises. */
export function arithmetic(
  operator: string,
  operands: readonly (Constant | undefined)[],
): Constant | undefined {
  const [left, right] = operands;
  if (!left || (operands.length > 1 && !right)) return undefined;
  if (operator === 'builtins.float' && typeof left.value === 'string') return readFloat(left.value);
  const a = numberOf(left);
  if (a === undefined) return undefined;
  if (operator === 'builtins.int') return operands.length === 1 ? integer(Math.trunc(a)) : undefined;
  const call = Object.hasOwn(functions, operator) ? functions[operator] : undefined;
  if (call) return operands.length === 1 ? finite(call(a)) : undefined;
  const bothIntegers = isInteger(left) && (right === undefined || isInteger(right));
  if (!right) {
    if (operator === '-') return { value: -a, isInteger: bothIntegers };
    if (operator === '+') return { value: a, isInteger: bothIntegers };
    return undefined;
  }
  const b = numberOf(right);
  if (b === undefined) return undefined;
  switch (operator) {
    case '+':
      return { value: a + b, isInteger: bothIntegers };
    case '-':
      return { value: a - b, isInteger: bothIntegers };
    case '*':
      return { value: a * b, isInteger: bothIntegers };
    case '/':
      return b === 0 ? undefined : { value: a / b, isInteger: false };
    case '//':
      return b === 0 ? undefined : { value: Math.floor(a / b), isInteger: bothIntegers };
    case '%':
      return b === 0 ? undefined : { value: a - b * Math.floor(a / b), isInteger: bothIntegers };
    case '**':
      return power(a, b, bothIntegers && b >= 0);
    default:
      return undefined;
  }
}

function power(a: number, b: number, isWhole: boolean): Constant | undefined {
  const value = a ** b;
  return Number.isFinite(value) || !Number.isFinite(a) || !Number.isFinite(b)
    ? { value, isInteger: isWhole }
    : undefined;
}

/** The members of `math` that are numbers. */
export const numbersOfMath: Readonly<Record<string, number>> = {
  'math.pi': Math.PI,
  'math.e': Math.E,
  'math.tau': 2 * Math.PI,
  'math.inf': Number.POSITIVE_INFINITY,
  'math.nan': Number.NaN,
  'numpy.pi': Math.PI,
  'numpy.e': Math.E,
  'numpy.inf': Number.POSITIVE_INFINITY,
  'numpy.nan': Number.NaN,
  'torch.pi': Math.PI,
  'torch.e': Math.E,
  'torch.inf': Number.POSITIVE_INFINITY,
  'torch.nan': Number.NaN,
};

const integer = (value: number): Constant | undefined =>
  Number.isFinite(value) ? { value, isInteger: true } : undefined;
const finite = (value: number): Constant | undefined =>
  Number.isNaN(value) || !Number.isFinite(value) ? undefined : { value, isInteger: false };

function numberOf({ value }: Constant): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : undefined;
}

function isInteger(constant: Constant): boolean {
  return constant.isInteger || typeof constant.value === 'boolean';
}

/** What Python's float() reads. */
function readFloat(text: string): Constant | undefined {
  const plain = text
    .trim()
    .replaceAll(/(?<=\d)_(?=\d)/g, '')
    .toLowerCase();
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(plain);
  if (special) {
    const value = special[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY;
    return { value: special[1] === '-' ? -value : value, isInteger: false };
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain)) return undefined;
  return { value: Number(plain), isInteger: false };
}
