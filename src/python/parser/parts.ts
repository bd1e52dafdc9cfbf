// Finds what can be read by itself inside of one giant statement: runs of statements in a body, of elements between
// brackets, of operands and strings, so that put together again they are the whole. Reads the text once, a little at a
// time, and builds nothing. Pure.

import { continuing, endOfString, recovering } from './chunks.ts';
import { createFrame, type Frame, Frames, isBracket, type Part, type PartKind } from './part-frames.ts';

export type { Part, PartKind } from './part-frames.ts';

/** How many characters are read before a caller may pause. */
const stretch = 4096;
/** How many characters a word has that is left out. */
const giantWord = 4096;
/** How many brackets inside of each other are read where there are too many, as in parse.ts. */
const deepest = 200;

const words = /[\w\u0080-\uffff]+/y;
const blanks = /[ \t\f]+/y;
const restOfLine = /[^\r\n]*/y;
/** Words that no sum reaches over. */
const keyword =
  /^(?:and|as|assert|async|await|class|def|del|elif|else|except|exec|for|from|global|if|import|in|is|nonlocal|not|or|raise|return|while|with|yield)$/;
/** Statements that bind names, directly or between the brackets that follow. */
const binding = /(?:async[ \t]+def|class|def|from|global|import|nonlocal)\b/y;
/** Others whose commas are not those of a tuple. */
const ownCommas = /(?:assert|async|del|except|for|print|with)\b/y;
const pattern = /case\b/y;

/** The parts of `text`, one statement, with runs of at least `least` characters. Yields now and then. */
export function* partsOf(text: string, least: number): Generator<undefined, Part> {
  const scanner = new Scanner(text, least);
  while (!scanner.step()) yield undefined;
  return { kind: 'whole', from: 0, to: text.length, inside: scanner.finish() };
}

class Scanner {
  private readonly text: string;
  private readonly least: number;
  private at = 0;
  private readonly frames: Frames;
  /** How many brackets are open, and how many more that are too deep to be told apart. */
  private depth = 0;
  private hidden = 0;
  private isLineStart = true;
  private isDecorated = false;
  /** The string that is being read, and how far. */
  private open:
    | { readonly start: number; readonly quote: number; readonly isFormatted: boolean; at: number }
    | undefined;

  constructor(text: string, least: number) {
    this.text = text;
    this.least = least;
    this.frames = new Frames(least);
  }

  private get top(): Frame {
    return this.frames.top;
  }

  /** Reads on for a stretch; true at the end. */
  step(): boolean {
    const { text } = this;
    const pause = Math.min(text.length, this.at + stretch);
    while (this.at < pause) {
      if (this.open) {
        if (!this.readString()) return false;
      } else if (this.isLineStart) this.beginLine();
      else this.token();
    }
    return this.at >= text.length;
  }

  /** All that was cut. */
  finish(): readonly Part[] {
    while (this.frames.depth > 0) {
      // A bracket that is not closed may hold anything.
      if (isBracket(this.top)) this.top.isWhole = true;
      this.frames.close();
    }
    return [...this.top.parts, ...this.top.pending];
  }

  private beginLine(): void {
    this.isLineStart = false;
    const { text } = this;
    const start = this.at;
    let indent = 0;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 9) indent += 8 - (indent % 8);
      else if (code === 32) indent++;
      else if (code !== 12) break;
    }
    const { at } = this;
    const mark = text.charAt(at);
    if (mark === '' || mark === '\n' || mark === '\r' || mark === '#') return;
    if (isBracket(this.top)) {
      if (!isAt(recovering, text, at)) return;
      while (isBracket(this.top)) {
        this.top.isWhole = true;
        this.frames.close();
      }
      this.depth = 0;
      this.hidden = 0;
    }
    if (this.top.type === 'line') this.frames.close();
    while (this.frames.depth > 1 && this.top.indent > indent) this.frames.close();
    if (this.top.indent < indent) {
      // The outermost statements are pieces by themselves.
      this.frames.enter(createFrame('body', indent, start, this.frames.depth > 0 ? 'body' : undefined));
    } else if (!this.isDecorated && !isAt(continuing, text, at)) this.frames.cut(start);
    this.isDecorated = mark === '@';
    this.frames.enter(createFrame('line', 0, at, undefined));
    this.beginStatement(at);
  }

  private beginStatement(at: number): void {
    const { top, text } = this;
    top.binds = isAt(binding, text, at) ? 'directly' : isAt(pattern, text, at) ? 'deeply' : undefined;
    top.hasOwnCommas = top.binds !== undefined || isAt(ownCommas, text, at);
  }

  private token(): void {
    const { text, top, at } = this;
    const mark = text.charAt(at);
    switch (mark) {
      case ' ':
      case '\t':
      case '\f':
        this.pass('gap', endOf(blanks, text, at));
        return;
      case '\r':
      case '\n':
        this.at = mark === '\r' && text.charAt(at + 1) === '\n' ? at + 2 : at + 1;
        if (top.type === 'line') this.frames.close();
        this.isLineStart = true;
        return;
      case '#':
        this.pass('gap', endOf(restOfLine, text, at));
        return;
      case '\\':
        this.at = Math.min(text.length, at + (text.startsWith('\r\n', at + 1) ? 3 : 2));
        return;
      case '"':
      case "'":
        this.openString(at, false);
        return;
      case '(':
      case '[':
      case '{':
        this.openBracket(mark);
        return;
      case ')':
      case ']':
      case '}':
        this.closeBracket();
        return;
      case ',':
        this.at++;
        this.comma();
        return;
      case ';':
        this.at++;
        this.semicolon();
        return;
      case ':':
        this.at++;
        if (top.lambdas > 0) top.lambdas--;
        else if (top.type === 'line') this.beginStatement(endOf(blanks, text, this.at));
        else if (top.type === '{' && text.charAt(at + 1) !== '=') top.kind = 'entries';
        this.begin();
        return;
      case '.':
        this.at++;
        return;
      case '=':
      case '<':
      case '>':
      case '!':
      case '~':
      case '`':
      case '$':
      case '?':
        this.at++;
        this.begin();
        return;
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
      case '@':
      case '&':
      case '|':
      case '^':
        this.operator(mark);
        return;
      default:
        this.word();
    }
  }

  /** Goes on at `end`; what is longer than a run is left out of what is around it. */
  private pass(kind: PartKind, end: number): void {
    const { at } = this;
    this.at = end;
    if (end - at >= this.least) this.frames.leave(kind, at, end);
  }

  private word(): void {
    const { text, top, at } = this;
    this.frames.beginSum(this.at);
    const end = Math.max(at + 1, endOf(words, text, at));
    const short = end - at < 12 ? text.slice(at, end) : '';
    const next = text.charAt(end);
    if ((next === '"' || next === "'") && /^[rbuft]{1,2}$/i.test(short)) {
      this.openString(end, /[ft]/i.test(short));
      return;
    }
    if (end - at >= giantWord) this.pass('word', end);
    else this.at = end;
    if (keyword.test(short)) {
      if (short === 'for' && isBracket(top)) top.isWhole = true;
      this.begin();
    } else if (short === 'lambda') {
      top.lambdas++;
      this.begin();
      top.hasLambda = true;
    } else {
      top.last = 'value';
      top.isText = false;
      // The exponent of a number.
      if ((next === '+' || next === '-') && /\d\w*e$|\d\.e$/i.test(text.slice(Math.max(0, at - 2), end)))
        this.at++;
    }
  }

  private openString(quote: number, isFormatted: boolean): void {
    const { top, at } = this;
    this.frames.beginSum(this.at);
    if (top.last === 'string' && top.isText && !isFormatted) this.frames.cutOperands('strings', at);
    this.open = { start: at, quote, isFormatted, at: quote };
  }

  /** False where a caller may pause first. */
  private readString(): boolean {
    const { text, open, top } = this;
    if (!open) return true;
    const end = endOfString(text, open.quote, open.at);
    if (end < 0) {
      open.at = ~end;
      return false;
    }
    this.open = undefined;
    // Names may stand in an f-string.
    if (open.isFormatted) {
      this.at = end;
      top.isText = false;
    } else this.pass('text', end);
    top.last = 'string';
    return true;
  }

  private openBracket(mark: '(' | '[' | '{'): void {
    const { top, at } = this;
    this.at++;
    if (this.depth >= deepest) {
      this.hidden++;
      this.frames.leave('gap', at, at + 1);
      return;
    }
    this.frames.beginSum(at);
    const isBehind = top.last !== 'other';
    const kind = !isBehind || mark === '{' ? 'elements' : mark === '(' ? 'arguments' : 'items';
    top.isText = false;
    this.depth++;
    const frame = createFrame(mark, 0, this.at, kind);
    frame.isWhole = top.binds !== undefined;
    if (top.binds === 'deeply') frame.binds = 'deeply';
    this.frames.enter(frame);
  }

  private closeBracket(): void {
    const { at } = this;
    this.at++;
    if (this.hidden > 0) {
      this.hidden--;
      this.frames.leave('gap', at, at + 1);
    } else if (isBracket(this.top)) {
      this.depth--;
      this.frames.close();
    }
    this.top.last = 'value';
    this.top.isText = false;
  }

  private comma(): void {
    const { top, at } = this;
    if (top.lambdas === 0) {
      if (top.type === 'line' && top.kind === undefined) {
        if (!top.hasOwnCommas) this.frames.beginRuns('elements', this.at);
      } else if (top.kind !== 'line') this.frames.cut(at);
      top.hasLambda = false;
    }
    this.frames.beginOperands();
  }

  private semicolon(): void {
    const { top, at } = this;
    if (top.type === 'line') {
      if (top.kind === 'line') this.frames.cut(at);
      else this.frames.beginRuns('line', this.at);
      this.beginStatement(endOf(blanks, this.text, at));
      top.hasLambda = false;
    }
    this.frames.beginOperands();
  }

  private operator(mark: string): void {
    const { text, top, at } = this;
    const next = text.charAt(at + 1);
    this.at += next === mark || next === '>' ? 2 : 1;
    const isSum = this.at === at + 1 && (mark === '+' || mark === '-');
    if (isSum && top.last !== 'other' && next !== '=') {
      this.frames.cutOperands('operands', at);
      return;
    }
    if (mark === '*' && next === '*' && top.type === '{' && top.last === 'other') top.kind = 'entries';
    if (next === '>') this.begin();
    // These take whole sums on both sides.
    else if ('&|^'.includes(mark)) this.frames.beginOperands();
    else this.frames.beginSum(at);
    top.last = 'other';
    top.isText = false;
  }

  /** Behind what no operator and no comma reaches over. */
  private begin(): void {
    const { top } = this;
    if (top.type === 'line' && top.kind === 'elements') this.frames.beginRuns(undefined, this.at);
    this.frames.beginOperands();
  }
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
