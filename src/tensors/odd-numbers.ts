// Numbers that Python has no literal for: hexadecimal floats, and what `^` makes of two integers.

const hexFloat = /0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([-+]?\d{1,5})(?![\w.])/y;

/** `0x1.8p+1` at `start`, as `float.hex()` writes it. */
export function readHexFloat(
  text: string,
  start: number,
): { readonly value: number; readonly end: number } | undefined {
  hexFloat.lastIndex = start;
  const found = hexFloat.exec(text);
  const [, whole = '', part = '', exponent = ''] = found ?? [];
  const digits = whole + part;
  // More digits than a float64 has would have to be rounded once.
  if (!found || digits === '' || digits.length > 14) return undefined;
  const mantissa = Number.parseInt(digits, 16);
  const power = Number(exponent) - 4 * part.length;
  // In two steps, so that neither factor leaves the range of a float64 before the product does.
  const half = Math.trunc(power / 2);
  return { value: mantissa * 2 ** half * 2 ** (power - half), end: hexFloat.lastIndex };
}

/** `11 ^ 2` as Python works it out; undefined beyond exact integers. */
export function readExclusiveOr(left: number, right: number): number | undefined {
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return undefined;
  return Number(BigInt(left) ^ BigInt(right));
}
