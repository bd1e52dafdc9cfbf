// Writes values as literals of Python: the only writer of them. formatNumber (printing.ts) says how a float looks.
import { writeString } from '../foundation/string-literal.ts';
import { formatNumber } from './printing.ts';

/** How a literal is written where Python leaves a choice. */
interface LiteralStyle {
  /** What strings stand between; an apostrophe where nothing is said. */
  readonly quote?: '"' | "'";
  /** How numbers are written: as Python's repr, `2.0`, where nothing is said. */
  readonly writeNumber?: (x: number) => string;
  /** `float('inf')`, as code needs it, instead of `inf`, as Python prints it. */
  readonly isCode?: boolean;
}

/** `None`, `True`, `'tanh'`, `2.0`, `inf`. */
export function writeLiteral(
  value: number | boolean | string | null,
  { quote = "'", writeNumber = formatNumber, isCode = false }: LiteralStyle = {},
): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return writeString(value, quote);
  const text = writeNumber(value);
  return isCode && !Number.isFinite(value) ? `float(${writeString(text, quote)})` : text;
}

/** A number in the fewest digits, as a person writes it: `2`, `0.5`, `1e-05`, `inf`; −0 is `0`. */
export function writePlainNumber(x: number): string {
  return formatNumber(x + 0).replace(/\.0$/, '');
}

/** The same number with its exponent as people write it: `1e30` for `1e+30`, `2.1e-9` for `2.1e-09`. */
export function shortenExponent(text: string): string {
  return text.replace(/e([+-])0*(?=\d)/, (_, sign) => `e${sign === '-' ? '-' : ''}`);
}
