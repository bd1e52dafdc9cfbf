// One pass over a text that finds its numbers, in slices. Pure; used by numbers.ts only.
import type { Dtype } from '../activations/activation.ts';
import { type Depth, NumberCollector, never } from './numbers-collect.ts';
import { constantOfName, endOfName, readConstant, startsName } from './numbers-constant.ts';
import { isDigitCode, readLiteral } from './numbers-literal.ts';
import { isSeriesName, type NumberType, numberTypeOf, readSeries } from './numbers-series.ts';

const tensorNames =
  /^(?:[A-Za-z_][\w.]*\.)?(?:tensor|as_tensor|array|asarray|Tensor|FloatTensor|DoubleTensor|HalfTensor|BFloat16Tensor|LongTensor|IntTensor|Parameter|Variable|from_numpy|list|tuple)$/;
const typesOfMakers: Readonly<Record<string, NumberType>> = {
  FloatTensor: 'float32',
  DoubleTensor: 'float64',
  HalfTensor: 'float16',
  BFloat16Tensor: 'bfloat16',
};
const castingMethods: Readonly<Record<string, Dtype>> = {
  double: 'float64',
  float: 'float32',
  half: 'float16',
  bfloat16: 'bfloat16',
};
const keepingMethods = new Set(['cuda', 'cpu', 'requires_grad_', 'detach', 'clone', 'contiguous', 'tolist']);
const statementWords = new Set(
  'return print if elif else for in while and or not is import from as with yield lambda del assert def class'.split(
    ' ',
  ),
);
const tokensInSlice = 8192;

export class NumberScanner {
  at = 0;
  readonly found: NumberCollector;
  private readonly text: string;
  private readonly dtype: Dtype;
  private readonly notGroups = new Set<number>();
  private readonly openBrackets = { 40: 0, 91: 0, 123: 0 };
  private readonly brackets: (40 | 91 | 123)[] = [];

  constructor(text: string, depth: Depth, dtype: Dtype) {
    this.text = text;
    this.dtype = dtype;
    this.found = new NumberCollector(text, depth);
  }

  /** Reads on for a while; true when all is read. */
  advance(): boolean {
    const { text } = this;
    const { length } = text;
    for (let tokens = 0; this.at < length; ) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 9 || code === 13) {
        this.at++;
        continue;
      }
      if (tokens++ > tokensInSlice) return false;
      if (isDigitCode(code)) this.number(this.at, 1);
      else if (code === 44) this.found.comma(this.at++);
      else if (code === 10) this.lineBreak();
      else if (code === 45 || code === 43 || code === 0x2212) this.signed(code);
      else this.other(code);
    }
    return true;
  }

  private lineBreak(): void {
    if (this.found.level === 0) this.found.endRow(this.at);
    this.at++;
  }

  /** A literal with its sign; the common case, so nothing is made anew here. */
  private number(start: number, sign: 1 | -1): void {
    const { text } = this;
    const { end, value, isNumber, isInteger } = readLiteral(text, sign < 0 ? start + 1 : start);
    if (!isNumber) {
      this.found.skip(start, end);
      this.at = end;
      return;
    }
    const next = this.afterSpace(end);
    const code = text.charCodeAt(next);
    const isSign = code === 43 || code === 45 || code === 0x2212;
    if (isSign || code === 42 || code === 47 || code === 37 || code === 92) {
      const isOther = isSign && next > end && !isSpaceCode(text.charCodeAt(next + 1)) && this.isSpaced();
      if (!isOther) {
        this.expression(start);
        return;
      }
    }
    this.at = end;
    // Python's -0 is the integer 0.
    this.found.take(sign < 0 && !(isInteger && value === 0) ? -value : value, isInteger, start, end);
  }

  private signed(code: number): void {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (this.found.revokeListBefore(at)) this.at++;
    else if (code !== 43 && (isDigitCode(next) || (next === 46 && isDigitCode(text.charCodeAt(at + 2))))) {
      this.number(at, -1);
    } else if (next === 62) this.at += 2;
    else this.expression(at);
  }

  /** A constant expression at `start`, or the beginning of one that is none. */
  private expression(start: number): void {
    const { text, found } = this;
    const reading = this.constantAt(start);
    if (reading.kind === 'value') {
      this.at = reading.end;
      found.take(reading.value, reading.isInteger, start, reading.end);
    } else if (text.charCodeAt(start) === 40 && reading.at <= start) {
      this.open(40, start);
      found.open('tuple', start);
    } else if (reading.why === 'dangling') {
      // Signs with nothing after them, all at once.
      const end = Math.max(start + 1, reading.at);
      found.skip(start, end);
      this.at = end;
    } else {
      found.beginUnknown(start);
      this.at = reading.at;
      // `01-02` of a date: no number begins here, so all that hangs together is left out.
      if (reading.at <= start || isDigitCode(text.charCodeAt(reading.at))) {
        while (this.at < text.length && /[\w.+\-*/%]/.test(text.charAt(this.at))) this.at++;
        this.at = Math.max(this.at, start + 1);
      }
    }
  }

  private other(code: number): void {
    const { text, at, found } = this;
    if (code === 91) {
      const isSubscript = text.charCodeAt(at - 1) === 41;
      this.open(91, at);
      found.open(isSubscript ? 'subscript' : 'list', at);
    } else if (code === 93) this.close(91);
    else if (code === 41) this.close(40);
    else if (code === 125) this.close(123);
    else if (code === 40) this.expression(at);
    else if (code === 123) {
      this.open(123, at);
      found.open('dict', at);
      found.markTarget();
    } else if (code === 34 || code === 39) this.string(at);
    else if (code === 35) this.comment();
    else if (code === 61) this.equals();
    else if (code === 58) this.colon();
    else if (code === 59) {
      found.comma(this.at++);
      if (found.level === 0) found.endStatement();
    } else if (code === 46 && isDigitCode(text.charCodeAt(at + 1))) this.number(at, 1);
    else if (code === 46 && text.startsWith('...', at)) {
      found.skip(at, at + 3);
      this.at += 3;
    } else if (code === 42 || code === 47 || code === 37) {
      if (!found.revokeListBefore(at)) found.skip(at, at + 1);
      this.at++;
    } else if (startsName(code)) this.name();
    else if (code === 92) {
      // A backslash at the end of a line carries the line on.
      if (text.charCodeAt(at + 1) === 13) this.at++;
      this.at += text.charCodeAt(this.at + 1) === 10 ? 2 : 1;
    } else this.at++;
  }

  private name(): void {
    const { text, at: start, found } = this;
    const { frame } = found;
    const end = endOfName(text, start);
    const name = end - start > 80 ? '' : text.slice(start, end);
    const code = text.charCodeAt(end);
    if ((code === 34 || code === 39) && /^[rbfu]{1,2}$/i.test(name)) {
      this.string(end);
      return;
    }
    this.at = end;
    const next = this.afterSpace(end);
    const follows = text.charCodeAt(next);
    const isKeyword = follows === 61 && text.charCodeAt(next + 1) !== 61;
    if (isKeyword && (frame.kind === 'call' || frame.kind === 'tensor')) {
      frame.keyword = name;
      this.at = next + 1;
    } else if (
      frame.kind === 'tensor' &&
      (frame.keyword === 'dtype' || (frame.isNumpy && frame.commas === 1))
    ) {
      if (frame.hidden <= found.depth) found.dtype = numberTypeOf(name);
    } else if (code === 40) this.call(name, start, end);
    else if (constantOfName(name) !== undefined) this.expression(start);
    else if (code === 91) {
      found.beginUnknown(start);
      this.open(91, end);
      found.open('subscript', start);
    } else if (!statementWords.has(name)) {
      const isSign = follows === 43 || follows === 45;
      const isTight = next === end || isSpaceCode(text.charCodeAt(next + 1));
      if ((isSign && isTight) || follows === 42 || follows === 47 || follows === 37)
        found.beginUnknown(start);
      else found.skip(start, end);
    }
  }

  private call(name: string, start: number, open: number): void {
    const { text, found } = this;
    const { frame } = found;
    const isNumpy = /^(?:np|numpy|jnp)\./.test(name);
    if (isNumpy && frame.kind === 'tensor' && !frame.isNumpy) found.isFromNumpy = true;
    if (tensorNames.test(name)) {
      const maker = name.slice(name.lastIndexOf('.') + 1);
      const dtype = Object.hasOwn(typesOfMakers, maker) ? typesOfMakers[maker] : undefined;
      this.open(40, open);
      found.open('tensor', start, undefined, isNumpy);
      if (dtype && found.frame.hidden <= found.depth) found.dtype = dtype;
      return;
    }
    if (isSeriesName(name)) {
      const series = readSeries(text, name, open, this.dtype);
      if (series?.kind === 'series') {
        this.at = series.end;
        if (series.dtype && found.hiddenHere() <= found.depth) found.dtype = series.dtype;
        const shape = this.readMethods(series.shape);
        found.takeSeries(series, shape, start, this.at);
        this.passOverArguments();
        return;
      }
      if (series) found.problem ??= { kind: 'too many', count: series.count };
    } else {
      const constant = this.constantAt(start);
      if (constant.kind === 'value') {
        this.at = constant.end;
        found.take(constant.value, constant.isInteger, start, constant.end);
        return;
      }
    }
    found.beginUnknown(start);
    this.open(40, open);
    found.open('call', start);
  }

  /** `.double()`, `.to(torch.float64)`, `.reshape(2, 3)` after a tensor. Other methods are noted as skipped. */
  private readMethods(shape: readonly number[]): readonly number[] {
    const { text, found } = this;
    let answer = shape;
    while (text.charCodeAt(this.at) === 46 && startsName(text.charCodeAt(this.at + 1))) {
      const start = this.at;
      const open = endOfName(text, start + 1);
      const name = text.slice(start + 1, Math.min(open, start + 40));
      const given = /^\(([^()]{0,80})\)/.exec(text.slice(open, open + 82));
      const argument = given?.[1]?.trim().replace(/^dtype\s*=\s*/, '') ?? '';
      const reshaped = name === 'reshape' || name === 'view' ? reshapedTo(argument, answer) : undefined;
      const isConversion = name === 'to' || name === 'type' || name === 'astype';
      if (
        !given ||
        !(Object.hasOwn(castingMethods, name) || reshaped || isConversion || keepingMethods.has(name))
      ) {
        found.skip(start, open);
        this.at = open;
        break;
      }
      if (reshaped) answer = reshaped;
      else if (isConversion) found.dtype = numberTypeOf(argument.replaceAll(/['"]/g, '')) ?? found.dtype;
      else if (Object.hasOwn(castingMethods, name)) found.dtype = castingMethods[name];
      this.at = open + given[0].length;
    }
    return answer;
  }

  /** The arguments of a method that is not known, `.clamp(0, 1)`. */
  private passOverArguments(): void {
    const { text, at, found } = this;
    if (text.charCodeAt(at) !== 40) return;
    this.open(40, at);
    found.open('call', at, never);
  }

  private string(quoteAt: number): void {
    const { text, at: start, found } = this;
    if (found.depth >= 4) {
      this.at = quoteAt + 1;
      return;
    }
    const quote = text.charAt(quoteAt);
    if (start === quoteAt && quote === "'" && startsName(text.charCodeAt(start - 1))) {
      // An apostrophe: `don't`.
      do this.at++;
      while (startsName(text.charCodeAt(this.at)));
      return;
    }
    const isTriple = text.startsWith(quote.repeat(3), quoteAt);
    const end = isTriple ? endOfTripleString(text, quoteAt, quote) : endOfString(text, quoteAt + 1, quote);
    this.noteHiddenText(quoteAt, end);
    found.skip(start, end);
    this.at = end;
  }

  private comment(): void {
    const { text, at, found } = this;
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    this.at = found.depth >= 4 ? at + 1 : end;
    if (found.depth < 4) this.noteHiddenText(at, end);
  }

  private noteHiddenText(start: number, end: number): void {
    const { found } = this;
    if (found.hiddenHere() <= 4 && /\d|nan|inf/i.test(this.text.slice(start, end))) found.passedOver[4] = 1;
  }

  private equals(): void {
    const { text, at, found } = this;
    this.at++;
    if (text.charCodeAt(at + 1) === 61) this.at++;
    else if (found.frame.kind === 'top' && !/[<>!]/.test(text.charAt(at - 1))) found.assign();
  }

  private colon(): void {
    const { found } = this;
    if (found.frame.kind === 'dict') found.takeBack();
    else found.forgetSkipBefore(this.at);
    this.at++;
  }

  private open(bracket: 40 | 91 | 123, at: number): void {
    this.brackets.push(bracket);
    this.openBrackets[bracket]++;
    this.at = at + 1;
  }

  /** Closes what this bracket opened, and what was left open within. A bracket that nothing opened is passed over. */
  private close(bracket: 40 | 91 | 123): void {
    const { found } = this;
    const end = ++this.at;
    if (this.openBrackets[bracket] === 0) {
      found.endElement(end - 1);
      return;
    }
    for (;;) {
      const closed = this.brackets.pop();
      if (closed === undefined) return;
      this.openBrackets[closed]--;
      const { kind, hidden } = found.frame;
      if (kind === 'tensor' && closed === bracket && hidden <= found.depth) {
        found.close(end, (shape) => this.readMethods(shape));
        this.passOverArguments();
      } else found.close(closed === bracket ? end : end - 1);
      if (closed === bracket) return;
    }
  }

  private constantAt(start: number) {
    return readConstant(this.text, start, {
      inBrackets: this.found.level > 0,
      isSpaceSeparated: () => this.isSpaced(),
      notGroups: this.notGroups,
    });
  }

  /**
   * Whether `1 -2` are two numbers here, as NumPy prints them and tables hold them: on a line or in a list that has no
   * commas and is not part of a statement. Each is asked once, and looks no further than the next bracket.
   */
  private isSpaced(): boolean {
    const { frame } = this.found;
    if (frame.isSpaced === undefined) {
      const isTable = (frame.kind === 'top' || frame.kind === 'list') && frame.commas === 0;
      const divider = frame.kind === 'top' ? /[,\n[\](){}=]/g : /[,[\](){}]/g;
      divider.lastIndex = this.at;
      frame.isSpaced = isTable && divider.exec(this.text)?.[0] !== ',';
    }
    return frame.isSpaced;
  }

  private afterSpace(from: number): number {
    const { text } = this;
    const breaks = this.found.level > 0;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!(code === 32 || code === 9 || code === 0xa0 || (breaks && (code === 10 || code === 13)))) break;
    }
    return at;
  }
}

function isSpaceCode(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === quote) return at + 1;
    else if (character === '\n') return at;
  }
  return text.length;
}

function endOfTripleString(text: string, quoteAt: number, quote: string): number {
  const end = text.indexOf(quote.repeat(3), quoteAt + 3);
  return end < 0 ? text.length : end + 3;
}

/** The shape that `reshape(2, -1)` gives; undefined where PyTorch raises or the argument is no list of integers. */
function reshapedTo(argument: string, shape: readonly number[]): readonly number[] | undefined {
  if (!/^\[?\s*-?\d{1,9}\s*(?:,\s*-?\d{1,9}\s*)*,?\s*\]?$/.test(argument)) return undefined;
  const wanted = argument
    .replaceAll(/[[\]\s]/g, '')
    .split(',')
    .filter(Boolean)
    .map(Number);
  const count = shape.reduce((product, length) => product * length, 1);
  const known = wanted.filter((length) => length !== -1).reduce((product, length) => product * length, 1);
  const free = wanted.filter((length) => length === -1).length;
  if (wanted.some((length) => length < -1) || free > 1) return undefined;
  if (free === 1) {
    if (known === 0 || count % known) return undefined;
    return wanted.map((length) => (length === -1 ? count / known : length));
  }
  return known === count ? wanted : undefined;
}
