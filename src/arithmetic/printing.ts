// Prints numbers and tensors exactly as Python and PyTorch print them.
// The rules are those of torch/_tensor_str.py and of Python's float formatting, which rounds exact ties to even.

import type { Dtype } from '../foundation/dtype.ts';
import { newest, type Release, ruleIn } from '../foundation/release.ts';
import { keep, roundTo } from './rounding.ts';
import { sizeOf } from './shapes.ts';

/** What a tensor can hold. */
export type TensorDtype = Dtype | 'int64' | 'int32' | 'int16' | 'int8' | 'uint8' | 'bool';

/** Numbers in rows of rows, or all in one flat list. */
export type TensorData = number | boolean | ArrayLike<TensorData>;

/** torch.set_printoptions, by its names, and what the tensor tells of itself beyond its numbers. */
export interface PrintOptions {
  readonly precision?: number;
  readonly threshold?: number;
  readonly edgeitems?: number;
  readonly linewidth?: number;
  readonly sci_mode?: boolean | null;
  /** Whose printing it is; the newest's by default. */
  readonly release?: Release;
  readonly profile?: 'default' | 'short' | 'full';
  readonly requiresGrad?: boolean;
  /** The name of the autograd node, `SoftplusBackward0`. */
  readonly gradFn?: string | null;
  /** Whether it is a torch.nn.Parameter. */
  readonly parameter?: boolean;
}

const profiles = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Number.POSITIVE_INFINITY, edgeitems: 3, linewidth: 80 },
} as const;

const isFloating = (dtype: TensorDtype): dtype is Dtype => dtype.startsWith('float') || dtype === 'bfloat16';

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** A number of digits and a whole one more digits of it, rounded to the even neighbor where the extra digit is an exact 5. */
function toEven(rounded: string, exact: string): string {
  const down = exact.slice(0, -1).replace(/\.$/, '');
  return /[02468]$/.test(down) ? down : rounded;
}

/** Python's `{:.4f}`. */
export function formatFixed(x: number, digits: number): string {
  if (!Number.isFinite(x)) return formatNumber(x);
  const size = Math.abs(x);
  const sign = isNegative(x) ? '-' : '';
  // toFixed gives up at 1e21, where every float64 is whole.
  if (size >= 1e21) return `${sign}${BigInt(size)}${digits ? `.${'0'.repeat(digits)}` : ''}`;
  const rounded = size.toFixed(digits);
  // A tie is a whole number of 2^-(digits + 1), and such a number ends by the next digit.
  if (!Number.isInteger(size * 2 ** (digits + 1))) return sign + rounded;
  const exact = size.toFixed(digits + 1);
  return sign + (exact.endsWith('5') ? toEven(rounded, exact) : rounded);
}

/** Python's `{:.4e}`, with two digits of exponent at least. */
export function formatScientific(x: number, digits: number): string {
  if (!Number.isFinite(x)) return formatNumber(x);
  const size = Math.abs(x);
  const [rounded = '', power = ''] = size.toExponential(digits).split('e');
  const [exact = '', exactPower] = size.toExponential(100).split('e');
  const places = digits === 0 ? 1 : digits + 2;
  const tie = power === exactPower && /^\.?50*$/.test(exact.slice(places));
  const cut = exact.slice(0, places + (digits === 0 ? 2 : 1));
  return `${isNegative(x) ? '-' : ''}${tie ? toEven(rounded, cut) : rounded}e${pythonPower(Number(power))}`;
}

const pythonPower = (power: number): string =>
  `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;

/**
 * A number as Python's `repr` prints it: a float by the fewest digits that name it (`1e-05`, `1.0`, `inf`, `nan`),
 * an int without a point, a bool as `True` or `False`. Without a dtype, a float. Narrower floats are printed as
 * `tolist()` and `item()` hand them over: widened to float64, all its digits.
 */
export function formatNumber(x: number, dtype: TensorDtype = 'float64'): string {
  if (dtype === 'bool') return x ? 'True' : 'False';
  if (!isFloating(dtype)) return String(x);
  const value = roundTo(dtype)(x);
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const sign = isNegative(value) ? '-' : '';
  const [mantissa = '0', powerText = '0'] = Math.abs(value).toExponential().split('e');
  const power = Number(powerText);
  return sign + layOutDigits(mantissa.replace('.', ''), power);
}

/** Digits of a float, the first of them worth 10^`power`, as Python's `repr` lays them out: `0.0012`, `12.0`, `1.2e+16`. */
export function layOutDigits(digits: string, power: number): string {
  if (power < -4 || power >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits.charAt(0)}${fraction}e${pythonPower(power)}`;
  }
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  return `${whole}.${digits.slice(power + 1) || '0'}`;
}

function flatten(data: TensorData, into: number[] = []): number[] {
  if (typeof data === 'object') for (let i = 0; i < data.length; i++) flatten(data[i] ?? 0, into);
  else into.push(Number(data));
  return into;
}

function shapeOf(data: TensorData): number[] {
  if (typeof data !== 'object') return [];
  const first = data[0];
  return [data.length, ...(first === undefined ? [] : shapeOf(first))];
}

interface Tensor {
  readonly numbers: readonly number[];
  readonly shape: readonly number[];
}

function tensorOf(data: TensorData, shape: readonly number[] | undefined, dtype: TensorDtype): Tensor {
  const round = isFloating(dtype) ? roundTo(dtype) : keep;
  return { numbers: flatten(data).map(round), shape: shape ?? shapeOf(data) };
}

/** The parts along the first dimension. */
function partsOf({ numbers, shape: [, ...inner] }: Tensor): (at: number) => Tensor {
  const size = sizeOf(inner);
  return (at) => ({ numbers: numbers.slice(at * size, (at + 1) * size), shape: inner });
}

/** The places along a dimension that are shown; a gap stands for those left out. */
function shownPlaces(length: number, summarize: boolean, edge: number): (number | 'gap')[] {
  const all = Array.from({ length }, (_, i) => i);
  return summarize && length > 2 * edge ? [...all.slice(0, edge), 'gap', ...all.slice(length - edge)] : all;
}

/** `tolist()` as Python prints it. */
export function formatList(
  data: TensorData,
  shape?: readonly number[],
  dtype: TensorDtype = 'float32',
): string {
  const write = (tensor: Tensor): string => {
    if (tensor.shape.length === 0) return formatNumber(tensor.numbers[0] ?? 0, dtype);
    const part = partsOf(tensor);
    return `[${Array.from({ length: tensor.shape[0] ?? 0 }, (_, i) => write(part(i))).join(', ')}]`;
  };
  return write(tensorOf(data, shape, dtype));
}

interface Layout {
  readonly precision: number;
  readonly linewidth: number;
  readonly edgeitems: number;
  readonly summarize: boolean;
  readonly sci_mode: boolean | null;
  readonly widthIsOf: WidthRule['widthIsOf'];
}

/** What the width of a column is measured of, since a release: set_printoptions(sci_mode=…) may overrule the usual form. */
interface WidthRule {
  readonly since: Release;
  readonly widthIsOf: 'the usual form' | 'what is written';
}

const widthRules: readonly [WidthRule, ...WidthRule[]] = [
  { since: '1.13', widthIsOf: 'the usual form' },
  { since: '2.9', widthIsOf: 'what is written' },
];

/** How all numbers of a tensor are written, all equally wide: PyTorch's `_Formatter`. */
function chooseFormat(shown: readonly number[], dtype: TensorDtype, layout: Layout) {
  const { precision } = layout;
  const pad =
    (width: number, write: (x: number) => string) =>
    (x: number): string =>
      write(x).padStart(width);
  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, text.length), 1);
  if (!isFloating(dtype)) {
    const width = widest(shown.map((x) => formatNumber(x, dtype)));
    return { width, write: pad(width, (x) => formatNumber(x, dtype)) };
  }
  const counted = shown.filter((x) => Number.isFinite(x) && x !== 0);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const x of counted) {
    least = Math.min(least, Math.abs(x));
    most = Math.max(most, Math.abs(x));
  }
  const whole = counted.every(Number.isInteger);
  const spread = counted.length > 0 && (most / least > 1000 || most > 1e8 || (!whole && least < 1e-4));
  const scientific = (x: number): string => formatScientific(x, precision);
  const fixed = whole
    ? (x: number): string => formatFixed(x, 0) + (Number.isFinite(x) ? '.' : '')
    : (x: number): string => formatFixed(x, precision);
  // With no number to judge by, PyTorch leaves before it looks at sci_mode.
  const asked = counted.length > 0 ? layout.sci_mode : null;
  const write = (isSpread: boolean) => (isSpread ? scientific : fixed);
  const width = widest(
    counted.map(write(layout.widthIsOf === 'what is written' ? (asked ?? spread) : spread)),
  );
  return { width, write: pad(width, write(asked ?? spread)) };
}

/** The numbers that are looked at to choose a format: all, or the shown corners of a summarized tensor. */
function shownNumbers(tensor: Tensor, layout: Layout): readonly number[] {
  if (!layout.summarize || tensor.shape.length === 0) return tensor.numbers;
  const part = partsOf(tensor);
  return shownPlaces(tensor.shape[0] ?? 0, true, layout.edgeitems).flatMap((at) =>
    at === 'gap' ? [] : shownNumbers(part(at), layout),
  );
}

function writeTensor(
  tensor: Tensor,
  indent: number,
  format: { readonly width: number; readonly write: (x: number) => string },
  layout: Layout,
): string {
  const { shape, numbers } = tensor;
  if (shape.length === 0) return format.write(numbers[0] ?? 0);
  const places = shownPlaces(shape[0] ?? 0, layout.summarize, layout.edgeitems);
  const pad = ' '.repeat(indent + 1);
  if (shape.length === 1) {
    const perLine = Math.max(1, Math.floor((layout.linewidth - indent) / (format.width + 2)));
    const items = places.map((at) => (at === 'gap' ? ' ...' : format.write(numbers[at] ?? 0)));
    const lines: string[] = [];
    for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine).join(', '));
    return `[${lines.join(`,\n${pad}`)}]`;
  }
  const part = partsOf(tensor);
  const rows = places.map((at) => (at === 'gap' ? '...' : writeTensor(part(at), indent + 1, format, layout)));
  return `[${rows.join(`,${'\n'.repeat(shape.length - 1)}${pad}`)}]`;
}

function suffixesOf(tensor: Tensor, dtype: TensorDtype, options: PrintOptions): string[] {
  const suffixes: string[] = [];
  const empty = tensor.numbers.length === 0;
  if (empty && tensor.shape.length !== 1) suffixes.push(`size=(${tensor.shape.join(', ')})`);
  const isTold = dtype === 'float32' || (!empty && (dtype === 'int64' || dtype === 'bool'));
  if (!isTold) suffixes.push(`dtype=torch.${dtype}`);
  if (options.gradFn) suffixes.push(`grad_fn=<${options.gradFn}>`);
  else if (options.requiresGrad || options.parameter) suffixes.push('requires_grad=True');
  return suffixes;
}

/**
 * A tensor exactly as `repr()` prints it, `tensor([0.1269, 0.6931])`. `data` may be nested or flat (row by row);
 * without `shape` it is that of the nesting. Numbers are rounded to `dtype` first.
 */
export function formatTensor(
  data: TensorData,
  shape?: readonly number[],
  dtype: TensorDtype = 'float32',
  options: PrintOptions = {},
): string {
  const { profile = 'default', release = newest, ...given } = options;
  const { widthIsOf } = ruleIn(widthRules, release);
  const settings = { sci_mode: null, widthIsOf, ...profiles[profile], ...given };
  const tensor = tensorOf(data, shape, dtype);
  const layout: Layout = { ...settings, summarize: tensor.numbers.length > settings.threshold };
  const prefix = 'tensor(';
  const body =
    tensor.numbers.length === 0
      ? '[]'
      : writeTensor(tensor, prefix.length, chooseFormat(shownNumbers(tensor, layout), dtype, layout), layout);
  let text = prefix + body;
  let lineLength = text.length - text.lastIndexOf('\n') + 1;
  for (const suffix of suffixesOf(tensor, dtype, options)) {
    const wraps = lineLength + suffix.length + 2 > settings.linewidth;
    text += wraps ? `,\n${' '.repeat(prefix.length)}${suffix}` : `, ${suffix}`;
    lineLength = wraps ? prefix.length + suffix.length : lineLength + suffix.length + 2;
  }
  return `${options.parameter ? 'Parameter containing:\n' : ''}${text})`;
}
