// Where a parser stands in the tokens of a chunk, and what it fills.
import type { GrowingChunk } from '../syntax/syntax.ts';
import { DEDENT, END, INDENT, NEWLINE, type Tokens } from './tokens.ts';

/** How many brackets inside of each other are read; Python itself takes no more. */
export const mostBrackets = 200;

export const isOpener = (kind: string): boolean => kind === '(' || kind === '[' || kind === '{';
export const isCloser = (kind: string): boolean => kind === ')' || kind === ']' || kind === '}';

/** How many tokens are read before a caller may pause. */
const tokensAStep = 512;

/** Reads tokens one after the other. */
export class Cursor {
  readonly text: string;
  readonly chunk: GrowingChunk;
  /** Whether all so far is as Python's grammar has it. */
  isSound = true;
  /** How many brackets and the like are open, each of which is a call on the stack. */
  depth = 0;
  private readonly tokens: Tokens;
  at = 0;
  private paused = 0;

  constructor(text: string, chunk: GrowingChunk, tokens: Tokens) {
    this.text = text;
    this.chunk = chunk;
    this.tokens = tokens;
  }

  /** Whether so much has been read since it was last asked that a caller may pause; asked between statements. */
  takePause(): boolean {
    if (this.at - this.paused < tokensAStep) return false;
    this.paused = this.at;
    return true;
  }

  /** The kind of the next token, or of the one that stands `ahead` of it by as many. */
  kind(ahead = 0): string {
    return this.tokens.kinds[this.at + ahead] ?? END;
  }

  /** Where the next token starts. */
  get start(): number {
    return this.tokens.starts[this.at] ?? this.text.length;
  }

  /** Where the last token that was taken ends. */
  get end(): number {
    return this.tokens.ends[this.at - 1] ?? 0;
  }

  /** What the next token is written as. */
  get word(): string {
    return this.text.slice(this.start, this.tokens.ends[this.at] ?? this.text.length);
  }

  /** What the token is written as that stands `ahead` of the next one by as many. */
  wordAt(ahead: number): string {
    const { starts, ends } = this.tokens;
    return this.text.slice(starts[this.at + ahead], ends[this.at + ahead]);
  }

  is(kind: string): boolean {
    return this.tokens.kinds[this.at] === kind;
  }

  /** Goes on if the next token is of a kind. */
  take(kind: string): boolean {
    if (this.tokens.kinds[this.at] !== kind) return false;
    this.at++;
    return true;
  }

  /** Takes what has to stand here; where it does not, the code is broken. */
  expect(kind: string): boolean {
    if (this.take(kind)) return true;
    this.isSound = false;
    return false;
  }

  /** Leaves out a token that fits nowhere; false at the end of a line, which is left to the statements. */
  skip(): boolean {
    this.isSound = false;
    if (this.isLineOver) return false;
    this.at++;
    return true;
  }

  /**
   * Reads one thing after the other, with commas between, up to `close`, which is left. What fits nowhere is left out, but for a bracket that
   * closes another one and the end of the line. `readOne` says whether it has read all of it. Whether there were commas.
   */
  readSeparated(close: string, readOne: () => boolean): boolean {
    let hasComma = false;
    while (!this.is(close)) {
      const before = this.at;
      if (readOne()) break;
      const isMissing = this.at === before;
      if (this.take(',')) {
        hasComma = true;
        if (isMissing) this.isSound = false;
      } else if (!this.is(close)) {
        this.isSound = false;
        if (isMissing && (isCloser(this.kind()) || !this.skip())) break;
      }
    }
    return hasComma;
  }

  /** Leaves out what stands in square brackets, if anything does: the type parameters of Python 3.12. */
  skipBrackets(): void {
    for (let open = 0; !this.isLineOver; ) {
      if (this.is('[')) open++;
      else if (this.is(']')) open--;
      if (open === 0 && !this.is(']')) return;
      this.at++;
      if (open === 0) return;
    }
  }

  /** Whether the next token is the first of a line, without space ahead of it. */
  get isAtMargin(): boolean {
    return /[\r\n]/.test(this.text[this.start - 1] ?? '');
  }

  /** Whether nothing more belongs to this line. */
  get isLineOver(): boolean {
    const kind = this.kind();
    return kind === NEWLINE || kind === INDENT || kind === DEDENT || kind === END;
  }
}
