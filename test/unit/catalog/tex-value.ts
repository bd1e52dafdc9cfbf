// Computes what a TeX formula of the catalog says, so that tests can compare it with the function.
import { erf } from '../../../src/arithmetic/erf.ts';

type Names = Readonly<Record<string, number>>;

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  '\\ln': Math.log,
  '\\tanh': Math.tanh,
  '\\min': Math.min,
  '\\max': Math.max,
  '\\sqrt': Math.sqrt,
  '\\operatorname{erf}': erf,
  '\\Phi': (x) => 0.5 * (1 + erf(x / Math.SQRT2)),
  '\\sigma': (x) => 1 / (1 + Math.exp(-x)),
};

/** The value of `f(x) = …` at the names' values, the last of several equal sides; what stands after \quad holds too. */
export function texValue(tex: string, names: Names): number {
  const [formula = '', ...definitions] = tex.replace(/\\left|\\right|(?<!\\)\\ /g, ' ').split('\\quad');
  let known: Names = { e: Math.E, '\\pi': Math.PI, ...names };
  for (const definition of definitions.join(',').split(/,(?= *\\?\w+ *\\approx)/)) {
    const [name = '', value = ''] = definition.replace(/\\text\{ \(eval\)\}/, '').split(/=|\\approx/);
    if (value) known = { ...known, [name.trim()]: read(value, known) };
  }
  return read(formula.split(/(?<!\\[lg]e )=/).at(-1) ?? '', known);
}

function read(text: string, names: Names): number {
  const tokens =
    text.match(
      /\\begin\{cases\}|\\end\{cases\}|\\operatorname\{\w+\}|\\text\{[^}]*\}|\\\\|\\[a-zA-Z]+|\d+(?:\.\d+)?|\S/g,
    ) ?? [];
  let at = 0;
  const peek = () => tokens[at] ?? '';
  const take = (token: string) => {
    if (peek() !== token) throw new Error(`${token} expected at ${tokens.slice(at).join(' ')}`);
    at++;
  };
  const isFactor = () =>
    /^(\\(frac|begin|text|alpha|beta|lambda|pi|min|max|ln|tanh|sqrt|op|Phi|sigma)|[\w.({])/.test(peek());
  const sum = (): number => {
    let total = product();
    while (peek() === '+' || peek() === '-') total += tokens[at++] === '+' ? product() : -product();
    return total;
  };
  const product = (): number => {
    if (peek() === '-') {
      at++;
      return -product();
    }
    let total = factor();
    for (;;) {
      if (peek() === '\\cdot') {
        at++;
        total *= factor();
      } else if (peek() === '/') {
        at++;
        total /= factor();
      } else if (isFactor()) total *= factor();
      else return total;
    }
  };
  const factor = (): number => {
    const base = primary();
    if (peek() !== '^') return base;
    at++;
    return base ** primary();
  };
  const group = (open: string, close: string): number[] => {
    take(open);
    const values = [sum()];
    while (peek() === ',') {
      at++;
      values.push(sum());
    }
    take(close);
    return values;
  };
  const primary = (): number => {
    const token = tokens[at++] ?? '';
    if (token === '(' || token === '{') {
      at--;
      return group(token, token === '(' ? ')' : '}')[0] ?? Number.NaN;
    }
    if (token === '|') {
      const inside = sum();
      take('|');
      return Math.abs(inside);
    }
    if (token === '\\frac') {
      const above = primary();
      return above / primary();
    }
    if (token === '\\begin{cases}') return cases();
    const call = functions[token];
    if (call) return call(...(peek() === '(' ? group('(', ')') : [factor()]));
    const name = /^\\text\{(.*)\}$/.exec(token)?.[1]?.replace('\\_', '_') ?? token;
    const value = names[name] ?? Number(token);
    if (Number.isNaN(value) && !(name in names)) throw new Error(`${token} in ${text}`);
    return value;
  };
  const cases = (): number => {
    let answer = Number.NaN;
    let isFound = false;
    for (;;) {
      const value = sum();
      take('&');
      const left = sum();
      const sign = tokens[at++];
      const right = sum();
      const holds = sign === '>' ? left > right : sign === '<' ? left < right : left <= right;
      if (holds && !isFound) [answer, isFound] = [value, true];
      if (tokens[at++] !== '\\\\') return answer;
    }
  };
  const value = sum();
  if (at < tokens.length) throw new Error(`${tokens.slice(at).join(' ')} is left of ${text}`);
  return value;
}
