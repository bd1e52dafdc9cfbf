// One pass over a text, token by token and in slices, that hands its numbers and brackets to shapes.ts. Only
// parse-tensor.ts asks.

import { elementTypeOf, typeOfMaker } from '../arithmetic/element-type.ts';
import { isSeriesName } from '../arithmetic/series.ts';
import { isDigitCode, isWordCode, readLiteral } from '../foundation/number-literal.ts';
import { isSpaceCode, TokenCursor } from './cursor.ts';
import { constantOfName, endOfName, isStatementWord, startsName } from './named-constants.ts';
import {
  endOfAside,
  endOfOddNumber,
  endOfPath,
  endOfRule,
  endOfStamp,
  endOfWord,
  hasBullets,
} from './non-numbers.ts';
import { readExclusiveOr, readHexFloat } from './odd-numbers.ts';
import type { OtherReadingKind, Remark } from './parsed-tensor.ts';
import { endOfQuoted } from './quotes.ts';
import { separatorEnd } from './separators.ts';
import { readSeries } from './series-arguments.ts';
import { takesLengths, tensorNames } from './tensor-calls.ts';

/** Few enough that a slice is short even in code that runs for the first time. */
const tokensInSlice = 2048;

/** Reads a text once, at one depth: `advance` until it answers true, then `found.finish()`. */
export class TokenReader extends TokenCursor {
  /** Nothing of this line was read yet. */
  private isLineStart = true;
  private isFirstLine = true;
  private isList: boolean | undefined;
  /** A word like `ResNet-50` stands in this line. */
  private isLabelled = false;
  /** Where what stands behind a star begins, whose numbers go into the list around it. */
  private spreadAt = -1;
  /** Commas with nothing between them: on this line, and in all. */
  private emptyHere = 0;
  private emptyCells = 0;
  /** Tabs with nothing between them, which part cells only where the lines then differ in length. */
  private emptyTabs = 0;
  private readonly ownRemarks: Remark[] = [];
  /** How else what was read may be meant. */
  readonly others = new Set<OtherReadingKind>();

  /** What has to be told of numbers that were read. */
  get remarks(): readonly Remark[] {
    const tabs = this.found.isUneven ? this.emptyTabs : 0;
    const empty = this.emptyCells + this.emptyHere + tabs;
    return empty > 0 ? [...this.ownRemarks, { kind: 'empty cells', count: empty }] : this.ownRemarks;
  }

  /** Reads on for a while; true when all is read. */
  advance(): boolean {
    const { text } = this;
    const { length } = text;
    for (let tokens = 0; this.at < length; ) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 9 || code === 13) {
        if (code === 9 && text.charCodeAt(this.at + 1) === 9) this.emptyTabs++;
        this.at++;
        continue;
      }
      if (tokens++ > tokensInSlice) return false;
      if (isDigitCode(code)) {
        this.endOperand();
        this.number(this.at, 1);
      } else if (code === 44) this.comma();
      else if (code === 10) {
        this.lineBreak();
        continue;
      } else if ((code | 32) >= 97 && (code | 32) <= 122) {
        if (!this.passWord()) this.name();
      } else if (this.isLineStart && this.isBullet(code)) this.at++;
      else if (code === 45 || code === 43 || code === 0x2212) this.signed(code);
      else this.other(code);
      this.isLineStart = false;
    }
    return true;
  }

  private comma(): void {
    const { text, at, found } = this;
    const before = text.charCodeAt(at - 1);
    if (before === 44 || before === 32 || before === 9 || before === 10 || at === 0) this.emptyCell(before);
    found.comma(this.at++);
  }

  /** `1,,3`, and `,2,3` at the very start of a line. */
  private emptyCell(before: number): void {
    const { text, at, found } = this;
    const { kind } = found.innermost;
    if ((kind !== 'top' && kind !== 'list') || found.hiddenHere() > found.depth) return;
    let last = at - 1;
    while (last >= 0 && (text.charCodeAt(last) === 32 || text.charCodeAt(last) === 9)) last--;
    const isFirst = kind === 'top' && (before === 10 || at === 0);
    if (!isFirst && text.charCodeAt(last) !== 44) return;
    this.emptyHere++;
    this.others.add('empty cells');
    if (this.as === 'empty cells') found.take(Number.NaN, false, at, at + 1);
  }

  private lineBreak(): void {
    // A line of names has empty cells, too.
    if (this.found.level > 0 || this.found.innermost.scalars > 0) this.emptyCells += this.emptyHere;
    this.emptyHere = 0;
    if (this.found.level === 0) this.found.endRow(this.at);
    this.at++;
    this.isLineStart = true;
    this.isFirstLine = false;
    this.isLabelled = false;
  }

  /** `- 0.1` in a list of Markdown or YAML: no sign. On the first line only where another line has one, too. */
  private isBullet(code: number): boolean {
    if ((code !== 45 && code !== 42 && code !== 43) || this.found.level > 0) return false;
    if (!isSpaceCode(this.text.charCodeAt(this.at + 1))) return false;
    if (!this.isFirstLine) return true;
    this.isList ??= hasBullets(this.text);
    return this.isList;
  }

  /** A literal with its sign; the common case, so nothing is made anew here. */
  private number(start: number, sign: 1 | -1): void {
    const { text } = this;
    const from = sign < 0 ? start + 1 : start;
    if (text.charCodeAt(from) === 48 && (text.charCodeAt(from + 1) | 32) === 120) {
      const hex = readHexFloat(text, from);
      if (hex) {
        this.at = hex.end;
        this.found.take(sign * hex.value, false, start, hex.end);
        return;
      }
    }
    const { end, value, isNumber, isInteger } = readLiteral(text, from);
    if (!isNumber) {
      this.word(start);
      return;
    }
    const { kind } = this.found.innermost;
    const oddEnd = endOfOddNumber(text, start, end, kind === 'top' || kind === 'list');
    if (oddEnd > end) {
      this.skipTo(oddEnd, start);
      return;
    }
    const next = this.afterSpace(end);
    const code = text.charCodeAt(next);
    const isSign = code === 43 || code === 45 || code === 0x2212;
    if (code === 94 && this.as === 'powers') {
      this.expression(start);
      return;
    }
    if (code === 94 || (code === 37 && this.isPercent(next, next > end))) {
      const signed = sign < 0 && !(isInteger && value === 0) ? -value : value;
      if (code === 94) this.constant(signed, isInteger, start, end);
      else this.percent(signed, isInteger, start, end, next);
      return;
    }
    const isHyphen = isSign && next > end && isSpaceCode(text.charCodeAt(next + 1)) && this.isSeparator(next);
    if (!isHyphen && (isSign || code === 42 || code === 47 || code === 37 || code === 92)) {
      const isOther = isSign
        ? next > end && !isSpaceCode(text.charCodeAt(next + 1)) && (this.isFlag(next) || this.isSpaced())
        : code === 47 &&
          this.as === 'slashes' &&
          isInteger &&
          isDigitCode(text.charCodeAt(this.afterSpace(next + 1)));
      if (!isOther) {
        this.expression(start);
        return;
      }
    }
    this.at = end;
    // Python's -0 is the integer 0.
    this.found.take(sign < 0 && !(isInteger && value === 0) ? -value : value, isInteger, start, end);
    if (isHyphen) this.passHyphen(next);
  }

  /** `25%`: a mark, where Python would find no second operand; `25 %` at the end of a cell. */
  private isPercent(at: number, isApart: boolean): boolean {
    const { text } = this;
    const code = text.charCodeAt(at + 1);
    if (isApart) return this.found.level === 0 && (!(code >= 0) || '\t\r\n|;'.includes(text.charAt(at + 1)));
    return !(code >= 0) || isSpaceCode(code) || '|,;)]}:<>"\'&\\'.includes(text.charAt(at + 1));
  }

  private percent(value: number, isInteger: boolean, start: number, end: number, mark: number): void {
    if (!this.others.has('fractions')) this.others.add('fractions');
    const isFraction = this.as === 'fractions';
    this.found.take(isFraction ? value / 100 : value, isInteger && !isFraction, start, end);
    if (!isFraction) this.found.skip(mark, mark + 1);
    this.at = mark + 1;
  }

  /** A constant that ends at `end`, `^` behind it belonging to it: it binds less tightly than all that stands in one. */
  private constant(first: number, isInteger: boolean, start: number, firstEnd: number): void {
    const { text, found } = this;
    let value: number | undefined = first;
    let end = firstEnd;
    let mark = this.afterSpace(end);
    let power = text.charCodeAt(mark) === 94 ? this.constantAt(mark + 1) : undefined;
    if (power?.kind !== 'value') {
      this.at = end;
      found.take(value, isInteger, start, end);
      if (text.charCodeAt(mark) === 94) this.at = mark + 1;
      return;
    }
    this.others.add('powers');
    while (power?.kind === 'value') {
      value =
        isInteger && power.isInteger && value !== undefined ? readExclusiveOr(value, power.value) : undefined;
      end = power.end;
      mark = this.afterSpace(end);
      power = text.charCodeAt(mark) === 94 ? this.constantAt(mark + 1) : undefined;
    }
    this.at = end;
    const written = text.slice(start, Math.min(end, start + 40));
    if (this.ownRemarks.length < 3) this.ownRemarks.push({ kind: 'xor', written, value });
    if (value === undefined) found.skip(start, end);
    else found.take(value, true, start, end);
  }

  /** Whether the hyphen at `at` parts what a log tells, `step 3 - loss 0.5`. */
  private isSeparator(at: number): boolean {
    return this.found.innermost.kind === 'top' && separatorEnd(this.text, at) > at;
  }

  private passHyphen(at: number): void {
    this.found.endElement(at);
    this.at = at + 1;
  }

  /** `--lr 0.1 --layers=2` of a command line. */
  private isFlag(at: number): boolean {
    const { text, found } = this;
    const isMark = text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 45;
    if (!isMark || found.innermost.kind !== 'top' || !startsName(text.charCodeAt(at + 2))) return false;
    return at === 0 || isSpaceCode(text.charCodeAt(at - 1));
  }

  /** Where an operand follows another with nothing but space between, as in no code, `f(2) 3`, the first one ends. */
  private endOperand(): void {
    const { text, at, found } = this;
    if (found.innermost.unknownFrom < 0 || !isSpaceCode(text.charCodeAt(at - 1))) return;
    let last = at - 1;
    while (isSpaceCode(text.charCodeAt(last))) last--;
    const code = text.charCodeAt(last);
    if (code === 41 || code === 93) found.endElement(at);
  }

  /** A word that begins like a number and is none, with all that hangs on it: `1.2.3-rc1`. */
  private word(start: number): void {
    this.skipTo(endOfWord(this.text, start), start);
  }

  private signed(code: number): void {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (code === 45 && next === 45) {
      const end = this.isFlag(at) ? at + 2 : endOfRule(text, at);
      if (end > at) {
        this.found.endElement(at);
        this.at = end;
        return;
      }
    }
    if (next === 46 && this.special(at, at + 1)) return;
    if (isSpaceCode(next) && this.isSeparator(at)) this.passHyphen(at);
    else if (this.found.revokeListBefore(at)) this.at++;
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
      this.noteDivision(start, reading.end, reading.value);
      this.constant(reading.value, reading.isInteger, start, reading.end);
    } else if (text.charCodeAt(start) === 40 && reading.at <= start) {
      this.open(40, start);
      found.open('tuple', start);
    } else if (reading.why === 'dangling') {
      // Signs with nothing after them, all at once.
      this.skipTo(Math.max(start + 1, reading.at), start);
    } else if (isDigitCode(text.charCodeAt(start)) && endOfWord(text, start) > reading.at) this.word(start);
    else {
      found.beginUnknown(start);
      this.at = reading.at;
      // `01-02` of a date: no number begins here, so all that hangs together is left out.
      if (reading.at <= start || isDigitCode(text.charCodeAt(reading.at))) {
        while (this.at < text.length && /[\w.+\-*/%:]/.test(text.charAt(this.at))) this.at++;
        this.at = Math.max(this.at, start + 1);
      }
    }
  }

  /** `Epoch 3/10` may be two numbers. */
  private noteDivision(start: number, end: number, value: number): void {
    const { text, others, ownRemarks } = this;
    const written = end - start < 24 ? text.slice(start, end) : '';
    if (!/^\d+ ?\/ ?\d+$/.test(written)) return;
    const word = /(?<!\w)(\w+):?\s+[[(]?$/.exec(text.slice(Math.max(0, start - 40), start))?.[1];
    const isCell = /\|\s*$/.test(text.slice(Math.max(0, start - 40), start));
    const isCounted = isCell || (word !== undefined && !isStatementWord(word) && /^[A-Za-z_]/.test(word));
    if (!isCounted && !/^ +(?:\[|-? ?\d+m?s\b)/.test(text.slice(end, end + 80))) return;
    others.add('slashes');
    if (!ownRemarks.some(({ kind }) => kind === 'division'))
      ownRemarks.push({ kind: 'division', written, value });
  }

  private other(code: number): void {
    const { text, at, found } = this;
    switch (code) {
      case 91:
        this.openList();
        break;
      case 93:
        this.close(91);
        break;
      case 41:
        this.close(40);
        break;
      case 125:
        this.close(123);
        break;
      case 40:
        if (!this.skipTo(endOfAside(text, at))) this.expression(at);
        break;
      case 64:
        if (!this.skipTo(endOfAside(text, at))) this.at++;
        break;
      case 123:
        this.openBraces();
        break;
      case 34:
      case 39:
        this.string(at);
        break;
      case 35:
        this.comment();
        break;
      case 61:
        this.equals();
        break;
      case 58:
        this.colon();
        break;
      case 59:
        if (found.innermost.kind === 'list') found.endMatrixRow(this.at++);
        else found.comma(this.at++);
        if (found.level === 0) found.endStatement();
        break;
      case 124:
        // The cells of a table, the parts of a line in a log.
        found.endElement(this.at++);
        break;
      case 46:
        this.point();
        break;
      case 0x2013:
        // An en dash, which typesetting makes of a minus.
        if (isDigitCode(text.charCodeAt(at + 1)) && !isWordCode(text.charCodeAt(at - 1))) this.number(at, -1);
        else this.at++;
        break;
      case 0x2014:
        // Perhaps a minus, perhaps a dash.
        if (isDigitCode(text.charCodeAt(at + 1)) && !isWordCode(text.charCodeAt(at - 1)))
          found.skip(at, at + 1);
        this.at++;
        break;
      case 0x2026:
      case 0x2030:
      case 0x22ee:
      case 0x22ef:
      case 0x22f0:
      case 0x22f1:
        this.skipTo(at + 1);
        break;
      case 42:
        if (found.innermost.kind === 'list' && /[[,]\s*$/.test(text.slice(Math.max(0, at - 40), at))) {
          // `[*range(3)]`
          this.at++;
          this.spreadAt = this.at;
        } else this.operator(code);
        break;
      case 47:
      case 37:
        this.operator(code);
        break;
      case 92:
        // A backslash at the end of a line carries the line on.
        if (text.charCodeAt(at + 1) === 13) this.at++;
        this.at += text.charCodeAt(this.at + 1) === 10 ? 2 : 1;
        break;
      default:
        if (startsName(code)) this.name();
        else this.at++;
    }
  }

  /** Leaves out what ends at `end`, and tells so; false where that is nothing. */
  private skipTo(end: number, start = this.at): boolean {
    if (end > start) this.found.skip(start, end);
    this.at = end;
    return end > start;
  }

  private openList(): void {
    const { text, at, found } = this;
    if (this.skipTo(endOfStamp(text, at))) return;
    if (text.charCodeAt(at - 1) === 93 && found.innermost.kind === 'top' && this.pick(at)) return;
    this.endOperand();
    const isSubscript = text.charCodeAt(at - 1) === 41;
    if (isSubscript && found.innermost.unknownFrom < 0)
      found.skip(at, at + (/^[^\]\n]*\]?/.exec(text.slice(at, at + 80))?.[0].length ?? 1));
    this.open(91, at);
    found.open(isSubscript ? 'subscript' : 'list', at);
  }

  private openBraces(): void {
    const { at, found } = this;
    const end = found.takeAlike(at);
    if (end > at) {
      this.at = end;
      return;
    }
    this.open(123, at);
    found.open('dict', at);
  }

  private point(): void {
    const { text, at } = this;
    if (isDigitCode(text.charCodeAt(at + 1))) this.number(at, 1);
    else if (this.special(at, at)) return;
    else if (text.startsWith('...', at)) this.skipTo(at + 3);
    else this.at++;
  }

  private operator(code: number): void {
    const { at, found } = this;
    const isSlash = code === 47 && this.as === 'slashes';
    if (!isSlash && !found.revokeListBefore(at)) found.skip(at, at + 1);
    this.at++;
  }

  /** `.inf`, `-.inf` and `.nan` of YAML, whose point stands at `point`; false if there is none. */
  private special(start: number, point: number): boolean {
    const { text, found } = this;
    const end = point + 4;
    const name = text.slice(point + 1, end);
    const before = text.charCodeAt(start - 1);
    if (!/^(?:inf|nan)$/i.test(name) || isWordCode(before) || before === 46 || before === 41 || before === 93)
      return false;
    if (isWordCode(text.charCodeAt(end))) return false;
    const value = /^n/i.test(name) ? Number.NaN : Number.POSITIVE_INFINITY;
    found.take(start < point ? -value : value, false, start, end);
    this.at = end;
    return true;
  }

  private name(): void {
    const { text, at: start, found } = this;
    const { innermost } = found;
    const nameEnd = endOfName(text, start);
    // `train/loss`, `acc@1`, `ResNet-50`: one word, where no call follows.
    const joint = text.charCodeAt(nameEnd);
    const isJoint = joint === 45 || joint === 47 || joint === 64;
    const end = isJoint ? endOfPath(text, nameEnd, this.isLabelled) : nameEnd;
    if (joint === 45 && end > nameEnd) this.isLabelled = true;
    const name = end - start > 80 ? '' : text.slice(start, end);
    const code = text.charCodeAt(end);
    if ((code === 34 || code === 39) && /^[rbfu]{1,2}$/i.test(name)) {
      this.string(end);
      return;
    }
    if (code === 46 && isDigitCode(text.charCodeAt(end + 1))) {
      this.word(start);
      return;
    }
    if (!isStatementWord(name)) this.endOperand();
    this.at = end;
    const next = this.afterSpace(end);
    const follows = text.charCodeAt(next);
    const isData = name === 'data' && innermost.kind === 'tensor' && innermost.commas === 0;
    const isKeyword = follows === 61 && text.charCodeAt(next + 1) !== 61;
    if (isKeyword && (innermost.kind === 'call' || innermost.kind === 'tensor')) {
      innermost.keyword = isData ? '' : name;
      this.at = next + 1;
    } else if (
      innermost.kind === 'tensor' &&
      (innermost.keyword === 'dtype' || (innermost.isNumpy && innermost.commas === 1))
    ) {
      if (innermost.hidden <= found.depth) found.dtype = elementTypeOf(name);
    } else if (
      (name === 'True' || name === 'False') &&
      (innermost.kind === 'list' || innermost.kind === 'tensor')
    ) {
      found.take(name === 'True' ? 1 : 0, true, start, end);
    } else if (code === 40) this.call(name, start, end);
    else if (constantOfName(name) !== undefined) this.expression(start);
    else if (code === 91) {
      found.beginUnknown(start);
      this.open(91, end);
      found.open('subscript', start);
    } else if (!isStatementWord(name)) {
      const isSign = (follows === 43 || follows === 45) && !(next > end && this.isSeparator(next));
      const isTight = next === end || isSpaceCode(text.charCodeAt(next + 1));
      if ((isSign && isTight) || follows === 42 || follows === 47 || follows === 37)
        found.beginUnknown(start);
      else found.skip(start, end);
    }
  }

  private call(name: string, start: number, open: number): void {
    const { text, found } = this;
    const { innermost } = found;
    const isNumpy = /^(?:np|numpy|jnp)\./.test(name);
    if (isNumpy && innermost.kind === 'tensor' && !innermost.isNumpy) found.isFromNumpy = true;
    const isSpread = this.spreadAt === start;
    if (tensorNames.test(name) && !takesLengths(name, text.slice(open + 1, open + 40))) {
      const dtype = typeOfMaker(name);
      this.open(40, open);
      found.open('tensor', start, undefined, isNumpy);
      if (dtype && found.innermost.hidden <= found.depth) found.dtype = dtype;
      return;
    }
    if (isSeriesName(name)) {
      const series = readSeries(text, name, open, this.dtype, this.release);
      if (series?.kind === 'series') {
        this.at = series.end;
        if (series.dtype && found.hiddenHere() <= found.depth) found.dtype = series.dtype;
        const { shape, rounds } = this.readMethods(series.shape);
        const at = rounds ? (index: number) => rounds(series.at(index)) : series.at;
        const element = this.indexInto(shape);
        if (element !== undefined) {
          found.take(at(element), series.isInteger, start, this.at);
          return;
        }
        found.takeSeries({ ...series, at }, shape, start, this.at, isSpread);
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

  private string(quoteAt: number): void {
    const { text, at: start, found } = this;
    if (found.depth >= 4) {
      this.at = quoteAt + 1;
      return;
    }
    if (start === quoteAt && this.isApostrophe(start)) {
      do this.at++;
      while (startsName(text.charCodeAt(this.at)));
      return;
    }
    const end = endOfQuoted(text, quoteAt);
    this.at = end;
    // A key is none of the items.
    if (text.charCodeAt(end) === 58 && found.innermost.kind === 'dict') {
      found.endKey(this.at++);
      return;
    }
    this.noteHiddenText(quoteAt, end);
    found.skip(start, end);
  }

  /** `don't`; behind a word of Python, `return'%d'`, a string begins. */
  private isApostrophe(at: number): boolean {
    const { text } = this;
    if (text.charCodeAt(at) !== 39 || !startsName(text.charCodeAt(at - 1))) return false;
    let start = at;
    while (start > at - 12 && isWordCode(text.charCodeAt(start - 1))) start--;
    return !isStatementWord(text.slice(start, at));
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
    if (found.hasMany) return;
    if (!found.passedOver[4] && found.hiddenHere() <= 4 && /\d|nan|inf/i.test(this.text.slice(start, end)))
      found.passedOver[4] = 1;
  }

  private equals(): void {
    const { text, at, found } = this;
    this.at++;
    if (text.charCodeAt(at + 1) === 61) this.at++;
    else if (found.innermost.kind === 'top' && !'<>!'.includes(text.charAt(at - 1))) found.assign(at);
  }

  private colon(): void {
    const { found } = this;
    if (found.innermost.kind === 'dict') found.endKey(this.at);
    else found.forgetSkipBefore(this.at);
    this.at++;
  }
}
