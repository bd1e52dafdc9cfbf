// What methods of a string answer that names are written with: `name.lower()`, `act.replace("-", "_")`.

/** Only where Python and JavaScript mean the same letters. */
const plain = /^[ -~]*$/;

const unary: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  casefold: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
  capitalize: (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
};

const binary: Readonly<Record<string, (text: string, other: string) => string | boolean>> = {
  startswith: (text, other) => text.startsWith(other),
  endswith: (text, other) => text.endsWith(other),
  removeprefix: (text, other) => (text.startsWith(other) ? text.slice(other.length) : text),
  removesuffix: (text, other) => (other !== '' && text.endsWith(other) ? text.slice(0, -other.length) : text),
};

/** What the method answers; undefined where it is none of these, or is not given strings. */
export function answerOfText(
  text: string,
  method: string,
  given: readonly unknown[],
): string | boolean | undefined {
  const others = given.filter((one) => typeof one === 'string');
  if (others.length < given.length || ![text, ...others].every((one) => plain.test(one))) return undefined;
  const [first, second] = others;
  if (first === undefined) return Object.hasOwn(unary, method) ? unary[method]?.(text) : undefined;
  if (second === undefined) return Object.hasOwn(binary, method) ? binary[method]?.(text, first) : undefined;
  return method === 'replace' && others.length === 2 ? text.replaceAll(first, second) : undefined;
}
