// Where the parsing of a tensor stands in its text: the open brackets, the space around a place, constants and methods
// there. tokens.ts goes on from here, token by token.
import type { Dtype } from '../foundation/dtype.ts';
import type { Release } from '../foundation/release.ts';
import { readConstant } from './constant-expression.ts';
import { endOfPlainWord } from './named-constants.ts';
import { type Depth, never } from './open-brackets.ts';
import type { OtherReadingKind } from './parsed-tensor.ts';
import { TensorBuilder } from './shapes.ts';
import { readIndex, readMethods } from './tensor-calls.ts';

/** A place in a text, and all that was found before it. */
export class TokenCursor {
  at = 0;
  readonly found: TensorBuilder;
  protected readonly text: string;
  protected readonly dtype: Dtype;
  protected readonly release: Release;
  /** How the person asked for what is uncertain. */
  protected readonly as: OtherReadingKind | undefined;
  private readonly notGroups = new Set<number>();
  /** How many of each are open, by the bracket's code. */
  private readonly openBrackets = new Uint32Array(128);
  private readonly brackets: (40 | 91 | 123)[] = [];

  constructor(text: string, depth: Depth, dtype: Dtype, release: Release, as?: OtherReadingKind) {
    this.text = text;
    this.dtype = dtype;
    this.release = release;
    this.as = as;
    this.found = new TensorBuilder(text, depth);
  }

  /**
   * Goes past `loss ` and `loss=`, a word that means nothing before a number, as a log has millions; false for any other.
   * Does what is done of every name, sooner.
   */
  protected passWord(): boolean {
    const { text, at: start, found } = this;
    if (found.level > 0 || found.innermost.unknownFrom >= 0) return false;
    const end = endOfPlainWord(text, start);
    if (end === start) return false;
    if (text.charCodeAt(end) === 61) found.assign(end);
    else found.skip(start, end);
    this.at = end + 1;
    return true;
  }

  /**
   * Goes past the methods after a tensor, and answers the shape that they give it and what casts on the way do to its
   * numbers. Unknown ones are noted as skipped.
   */
  protected readMethods(shape: readonly number[]): {
    readonly shape: readonly number[];
    readonly rounds: ((x: number) => number) | undefined;
  } {
    const { found } = this;
    const read = readMethods(this.text, this.at, shape, found.dtype);
    this.at = read.end;
    found.dtype = read.dtype;
    if (read.unknown !== undefined) found.skip(read.unknown, read.end);
    const steps = read.before.map((type) => found.roundingOf(type, this.dtype));
    return {
      shape: read.shape,
      rounds: steps.length > 0 ? (x) => steps.reduce((rounded, round) => round(rounded), x) : undefined,
    };
  }

  /** The arguments of a method that is not known, `.clamp(0, 1)`. */
  protected passOverArguments(): void {
    const { text, at, found } = this;
    if (text.charCodeAt(at) === 91) {
      const end = text.indexOf(']', at);
      found.skip(at, end < 0 || end > at + 80 ? at + 1 : end + 1);
    }
    if (text.charCodeAt(at) !== 40) return;
    this.open(40, at);
    found.open('call', at, never);
  }

  /** Goes past an index behind the tensor that ends at `end`, and keeps what it picks; false if there is none. */
  protected pick(end: number): boolean {
    const index = readIndex(this.text, this.at);
    if (!index || !this.found.pickFromLast(index.indices, end)) return false;
    this.at = index.end;
    return true;
  }

  /** The number of the one element that an index behind a series of `shape` picks, `torch.arange(5)[2]`. */
  protected indexInto(shape: readonly number[]): number | undefined {
    const index = readIndex(this.text, this.at);
    const [length = 0] = shape;
    const [first = 0] = index?.indices ?? [];
    const place = first < 0 ? length + first : first;
    if (index?.indices.length !== 1 || shape.length !== 1 || place < 0 || place >= length) return undefined;
    this.at = index.end;
    return place;
  }

  protected open(bracket: 40 | 91 | 123, at: number): void {
    this.brackets.push(bracket);
    this.openBrackets[bracket] = (this.openBrackets[bracket] ?? 0) + 1;
    this.at = at + 1;
  }

  /** Closes what this bracket opened, and what was left open within. A bracket that nothing opened is passed over. */
  protected close(bracket: 40 | 91 | 123): void {
    const { found } = this;
    const end = ++this.at;
    if (this.openBrackets[bracket] === 0) {
      found.endElement(end - 1);
      return;
    }
    for (;;) {
      const closed = this.brackets.pop();
      if (closed === undefined) return;
      this.openBrackets[closed] = (this.openBrackets[closed] ?? 0) - 1;
      const { kind, hidden } = found.innermost;
      if (kind === 'tensor' && closed === bracket && hidden <= found.depth) {
        found.close(end, end - 1, (shape) => this.readMethods(shape));
        while (this.pick(end));
        this.passOverArguments();
      } else found.close(closed === bracket ? end : end - 1, end - 1);
      if (closed === bracket) return;
    }
  }

  protected constantAt(start: number) {
    return readConstant(this.text, start, {
      inBrackets: this.found.level > 0,
      isSpaceSeparated: () => this.isSpaced(),
      notGroups: this.notGroups,
      hasPowers: this.as === 'powers',
    });
  }

  /**
   * Whether `1 -2` are two numbers here, as NumPy prints them and tables hold them: on a line or in a list that has no
   * commas and is not part of a statement. Each is asked once, and looks no further than the next bracket.
   */
  protected isSpaced(): boolean {
    const { innermost } = this.found;
    if (innermost.isSpaced === undefined) {
      const isTable = (innermost.kind === 'top' || innermost.kind === 'list') && innermost.commas === 0;
      const divider = innermost.kind === 'top' ? /[,\n[\](){}=]/g : /[,[\](){}]/g;
      divider.lastIndex = this.at;
      const end = isTable ? divider.exec(this.text) : null;
      // A backslash at the end of a line carries a statement on.
      const isCarried = end !== null && /\\\r?$/.test(this.text.slice(Math.max(0, end.index - 2), end.index));
      innermost.isSpaced = isTable && end?.[0] !== ',' && !isCarried;
    }
    return innermost.isSpaced;
  }

  protected afterSpace(from: number): number {
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

/** Space within a line, or the end of one. */
export function isSpaceCode(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
}
