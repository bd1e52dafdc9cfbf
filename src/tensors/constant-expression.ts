// Works out one constant expression of numbers, `-2**0.5`, `1/3`, `float('inf')`, as Python would.
// Runs nothing.

import { add, divide, multiply, negate, type PythonNumber, power } from '../arithmetic/python-arithmetic.ts';
import { isDigitCode, isWordCode, readFloat, readLiteral } from '../foundation/number-literal.ts';
import { constantOfName, conversionOf, endOfName, startsName } from './named-constants.ts';

/** The outcome: a value and where it ends, or the place of what is not a constant. */
type ParsedConstant =
  | { readonly kind: 'value'; readonly value: number; readonly isInteger: boolean; readonly end: number }
  | {
      readonly kind: 'none';
      /** `tuple`: a comma in parentheses. `unknown`: a name, a call or a division by zero. `dangling`: nothing follows. */
      readonly why: 'tuple' | 'unknown' | 'dangling';
      readonly at: number;
    };

/** What surrounds the expression. */
interface ExpressionContext {
  /** Line breaks do not end the expression: it stands in brackets. */
  readonly inBrackets: boolean;
  /** `1 -2` are two numbers, as in a table, and not -1. Asked only where it matters. */
  readonly isSpaceSeparated: () => boolean;
  /** Where an opening parenthesis is noted that turned out to hold no constant. */
  readonly notGroups: Set<number>;
  /** `^` is a power, as in mathematics. */
  readonly hasPowers: boolean;
}

/** An integer of more digits is read as a float. */
const longestInteger = 400;
/** What is nested deeper, `((((…`, is no constant. */
const mostNested = 60;

/** Reads the longest constant expression at `start`. Never throws; linear in what it reads. */
export function readConstant(text: string, start: number, around: ExpressionContext): ParsedConstant {
  const reader = new ConstantParser(text, start, around);
  const value = reader.sum(0);
  if (value === undefined) return { kind: 'none', why: reader.why, at: reader.stoppedAt };
  return {
    kind: 'value',
    value: Number(value),
    isInteger: typeof value === 'bigint',
    end: reader.end,
  };
}

class ConstantParser {
  /** Where reading stands; after a failure, the place that is not a constant. */
  at: number;
  /** The end of the last operand that was read. */
  end: number;
  why: 'tuple' | 'unknown' | 'dangling' = 'dangling';
  private readonly text: string;
  private readonly around: ExpressionContext;
  private readonly open: number[] = [];

  constructor(text: string, start: number, around: ExpressionContext) {
    this.text = text;
    this.at = start;
    this.end = start;
    this.around = around;
  }

  /** The first place that is not part of a constant; all of the outermost group that holds it, if there is one. */
  get stoppedAt(): number {
    return this.open[0] ?? this.at;
  }

  /** term (('+' | '-') term)* */
  sum(depth: number): PythonNumber | undefined {
    let left = this.product(depth);
    while (left !== undefined) {
      const before = this.at;
      const sign = this.skipSpace();
      if (sign !== 43 && sign !== 45 && sign !== 0x2212) break;
      const touches = !this.isSpaceAt(this.at + 1);
      if (this.at > before && touches && this.open.length === 0 && this.around.isSpaceSeparated()) {
        this.at = before;
        break;
      }
      this.at++;
      const right = this.product(depth);
      if (right === undefined) return this.giveUp(left, before);
      left = add(left, sign === 43 ? right : negate(right));
    }
    return left;
  }

  /** factor (('*' | '/' | '//' | '%') factor)* */
  private product(depth: number): PythonNumber | undefined {
    let left = this.factor(depth);
    while (left !== undefined) {
      const before = this.at;
      const code = this.skipSpace();
      const next = this.text.charCodeAt(this.at + 1);
      if (code !== 42 && code !== 47 && code !== 37) {
        this.at = before;
        break;
      }
      const floored = code === 47 && next === 47;
      this.at += floored ? 2 : 1;
      const right = this.factor(depth);
      if (right === undefined) return this.giveUp(left, before);
      const value =
        code === 42 ? multiply(left, right) : divide(left, right, code === 37 ? '%' : floored ? '//' : '/');
      if (value === undefined) {
        this.why = 'unknown';
        return undefined;
      }
      left = value;
    }
    return left;
  }

  /** ('+' | '-') factor, or atom ('**' factor)? : the power binds tighter than the sign before it. */
  private factor(depth: number): PythonNumber | undefined {
    let isNegative = false;
    let code = this.skipSpace();
    for (; code === 43 || code === 45 || code === 0x2212; code = this.skipSpace()) {
      if (code !== 43) isNegative = !isNegative;
      this.at++;
    }
    if (depth > mostNested) {
      this.why = 'unknown';
      return undefined;
    }
    let value = this.atom(depth, code);
    if (value === undefined) return undefined;
    const before = this.at;
    const mark = this.skipSpace();
    const isPower = mark === 94 && this.around.hasPowers;
    if (isPower || (mark === 42 && this.text.charCodeAt(this.at + 1) === 42)) {
      this.at += isPower ? 1 : 2;
      const exponent = this.factor(depth + 1);
      value = exponent === undefined ? undefined : power(value, exponent);
      if (value === undefined) {
        this.why = 'unknown';
        return undefined;
      }
    } else this.at = before;
    return isNegative ? negate(value) : value;
  }

  private atom(depth: number, code: number): PythonNumber | undefined {
    const { text } = this;
    if (isDigitCode(code) || (code === 46 && isDigitCode(text.charCodeAt(this.at + 1)))) {
      const start = this.at;
      const { end, value, isNumber, isInteger, hasLeadingZero } = readLiteral(text, start);
      if (!isNumber || (hasLeadingZero && this.isJoined(start, end))) {
        this.why = 'unknown';
        return undefined;
      }
      this.at = this.end = end;
      if (!isInteger) return value;
      if (Number.isSafeInteger(value)) return BigInt(value);
      return end - start > longestInteger ? value : BigInt(text.slice(start, end).replaceAll('_', ''));
    }
    if (code === 40) return this.group(depth);
    if (startsName(code)) return this.named(depth);
    this.why = this.at >= text.length || isSeparator(code) ? 'dangling' : 'unknown';
    return undefined;
  }

  /** `(1 + 2)`. A comma makes it a tuple, which is no constant. */
  private group(depth: number): PythonNumber | undefined {
    if (this.around.notGroups.has(this.at)) {
      this.why = 'tuple';
      return undefined;
    }
    this.open.push(this.at);
    this.at++;
    const value = this.sum(depth + 1);
    const code = value === undefined ? 0 : this.skipSpace();
    if (value === undefined || code !== 41) {
      // All that are open here hold this comma, so none of them needs to be tried again: reading stays linear.
      for (const opened of this.open) this.around.notGroups.add(opened);
      if (value !== undefined) this.why = 'tuple';
      return undefined;
    }
    this.open.pop();
    this.at = this.end = this.at + 1;
    return value;
  }

  /** `math.inf`, `float('nan')`, `np.float64(0.5)`, `math.sqrt(2)`. */
  private named(depth: number): PythonNumber | undefined {
    const { text } = this;
    const start = this.at;
    const end = endOfName(text, start);
    const name = end - start > 60 ? '' : text.slice(start, end);
    const constant = constantOfName(name);
    if (constant !== undefined && text.charCodeAt(end) !== 40) {
      this.at = this.end = end;
      return constant;
    }
    const convert = text.charCodeAt(end) === 40 ? conversionOf(name) : undefined;
    if (convert !== undefined) {
      const quoted = /^\(\s*(['"])([^'"\n]{0,400})\1\s*\)/.exec(text.slice(end, end + 420));
      if (quoted) {
        const parsed = quoted[2] === undefined ? undefined : readFloat(quoted[2]);
        const value = parsed === undefined ? undefined : convert(parsed);
        if (value !== undefined) {
          this.at = this.end = end + quoted[0].length;
          return value;
        }
      } else {
        this.at = end;
        const inner = this.group(depth);
        const value = inner === undefined ? undefined : convert(inner);
        if (value !== undefined) return value;
      }
    }
    this.at = start;
    this.why = 'unknown';
    return undefined;
  }

  /** An operator with nothing after it is not part of the number before it: `50%` is 50. */
  private giveUp(left: PythonNumber, before: number): PythonNumber | undefined {
    if (this.why !== 'dangling' || this.open.length) return undefined;
    this.at = before;
    return left;
  }

  private skipSpace(): number {
    const { text } = this;
    const breaks = this.open.length > 0 || this.around.inBrackets;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 92 && (text.charCodeAt(this.at + 1) === 10 || text.charCodeAt(this.at + 1) === 13)) {
        this.at += text.charCodeAt(this.at + 1) === 13 ? 2 : 1;
        continue;
      }
      if (code === 32 || code === 9 || code === 0xa0 || (breaks && (code === 10 || code === 13))) continue;
      return code;
    }
    return 0;
  }

  private isSpaceAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
  }

  /** `2024-01-02` is a date and no subtraction: an integer with a leading zero has no place beside an operator. */
  private isJoined(start: number, end: number): boolean {
    const { text } = this;
    return (
      (isOperator(text.charCodeAt(start - 1)) && isWordCode(text.charCodeAt(start - 2))) ||
      (isOperator(text.charCodeAt(end)) && isDigitCode(text.charCodeAt(end + 1)))
    );
  }
}

function isOperator(code: number): boolean {
  return code === 43 || code === 45 || code === 42 || code === 47 || code === 37;
}

function isSeparator(code: number): boolean {
  return (
    code === 44 || code === 10 || code === 13 || code === 93 || code === 41 || code === 125 || code === 59
  );
}
