// What parts are cut from while a giant statement is scanned: bodies, lines and brackets inside of each other, each with
// the run of statements, elements or operands that is under way in it. Knows nothing of characters. Pure.

/**
 * What a part is, which decides how it is parsed by itself and what stands in its place meanwhile: `gap` is left out
 * (a giant comment, brackets inside of too many others), `word` is a giant name or number.
 */
export type PartKind =
  | 'whole'
  | 'body'
  | 'line'
  | 'elements'
  | 'entries'
  | 'arguments'
  | 'items'
  | 'operands'
  | 'strings'
  | 'text'
  | 'word'
  | 'gap';

/** A stretch of a text that is read by itself, but for the parts `inside` of it, which are in order. */
export interface Part {
  readonly kind: PartKind;
  readonly from: number;
  readonly to: number;
  readonly inside: readonly Part[];
}

interface GrowingPart extends Part {
  kind: PartKind;
  to: number;
  readonly inside: readonly GrowingPart[];
}

/** What runs are cut from: a body of statements, a line of it, the inside of brackets. */
export interface Frame {
  readonly type: 'body' | 'line' | '(' | '[' | '{';
  /** The column that a body stands in. */
  readonly indent: number;
  /** What its runs are; none where it has none, or none yet. */
  kind: PartKind | undefined;
  /** Where the run under way begins, what is cut inside of it, and how many characters that takes away. */
  run: number;
  pending: GrowingPart[];
  taken: number;
  /** The runs that are cut, and what is cut around them. */
  readonly parts: GrowingPart[];
  /** Those that are to be given up where the frame turns out to be one that must stay whole. */
  readonly own: Set<Part>;
  /** Where the sum under way begins, -1 ahead of it; what of `pending` stands ahead of it, and what of `taken`. */
  operands: number;
  pendingAhead: number;
  takenAhead: number;
  /** There is nothing but strings among them. */
  isText: boolean;
  /** What stands ahead of the place that is read. */
  last: 'value' | 'string' | 'other';
  /** Lambdas whose colon is still to come, and whether there is one in the element under way. */
  lambdas: number;
  hasLambda: boolean;
  /** It must stay whole: names in it are bound, or belong to the scope of a comprehension. */
  isWhole: boolean;
  /** Brackets in it must: those of parameters and imports stand directly in the line, those of a pattern at any depth. */
  binds: 'directly' | 'deeply' | undefined;
  /** Commas in the line do not make a tuple that might as well stand in brackets. */
  hasOwnCommas: boolean;
}

/** The frames that are open, and all that is cut. */
export class Frames {
  top: Frame = createFrame('body', -1, 0, undefined);
  private readonly outer: Frame[] = [];
  private readonly least: number;

  /** `least`: how many characters a run has at least, without what is cut inside of it. */
  constructor(least: number) {
    this.least = least;
  }

  /** How many frames there are around the innermost. */
  get depth(): number {
    return this.outer.length;
  }

  /** Cuts out what is no run. */
  leave(kind: PartKind, from: number, to: number): void {
    const { top } = this;
    const last = top.operands < 0 || top.pending.length > top.pendingAhead ? top.pending.at(-1) : undefined;
    top.taken += to - from;
    // Brackets side by side.
    if (kind === 'gap' && last?.kind === 'gap' && last.to === from) last.to = to;
    else top.pending.push({ kind, from, to, inside: [] });
  }

  /** No sum reaches over what stands here. */
  beginOperands(): void {
    const { top } = this;
    top.operands = -1;
    top.isText = true;
    top.last = 'other';
  }

  /** An operand begins here, the first of a sum or a later one. */
  beginSum(at: number): void {
    const { top } = this;
    if (top.operands >= 0) return;
    top.operands = at;
    top.pendingAhead = top.pending.length;
    top.takenAhead = top.taken;
  }

  /** Ends the sum, or the strings side by side, ahead of another operand: a part of the next, as its left side. */
  cutOperands(kind: PartKind, end: number): void {
    const { top } = this;
    const { operands, taken, takenAhead, pending, pendingAhead } = top;
    const weight = end - operands - (taken - takenAhead);
    top.last = 'other';
    if (kind === 'operands') top.isText = false;
    if (weight < this.least || top.isWhole || top.hasLambda || top.binds) return;
    const part = { kind, from: operands, to: end, inside: pending.splice(pendingAhead) };
    pending.push(part);
    top.own.add(part);
    top.taken += weight;
  }

  /** From `at` on, runs of a line are of this kind. */
  beginRuns(kind: PartKind | undefined, at: number): void {
    const { top } = this;
    for (const part of top.pending) top.parts.push(part);
    top.pending = [];
    top.taken = 0;
    top.run = at;
    top.kind = kind;
    this.beginOperands();
  }

  /** Ends the run under way, if it is long enough. */
  cut(end: number): void {
    const { top } = this;
    const { kind, run, taken, pending } = top;
    if (!kind || top.isWhole || end - run - taken < this.least) return;
    const part: GrowingPart = { kind, from: run, to: end, inside: pending };
    top.parts.push(part);
    top.own.add(part);
    top.pending = [];
    top.taken = 0;
    top.run = end;
  }

  enter(frame: Frame): void {
    this.outer.push(this.top);
    this.top = frame;
  }

  /** Closes the innermost frame; what is cut in it is cut in the one around it. */
  close(): void {
    const { top } = this;
    const outer = this.outer.pop();
    if (!outer) return;
    this.top = outer;
    const cut = [...top.parts, ...top.pending];
    if (top.kind === 'entries')
      for (const part of cut) if (top.own.has(part) && part.kind === 'elements') part.kind = 'entries';
    for (const part of top.isWhole ? without(cut, top.own) : cut) {
      outer.pending.push(part);
      outer.taken += part.to - part.from;
    }
  }
}

export function createFrame(
  type: Frame['type'],
  indent: number,
  start: number,
  kind: PartKind | undefined,
): Frame {
  return {
    type,
    indent,
    kind,
    run: start,
    pending: [],
    taken: 0,
    parts: [],
    own: new Set(),
    operands: -1,
    pendingAhead: 0,
    takenAhead: 0,
    isText: true,
    last: 'other',
    lambdas: 0,
    hasLambda: false,
    isWhole: false,
    binds: undefined,
    hasOwnCommas: false,
  };
}

export function isBracket({ type }: Frame): boolean {
  return type !== 'body' && type !== 'line';
}

/** What is left when the parts in `own` are given up. */
function without(parts: readonly GrowingPart[], own: ReadonlySet<Part>): GrowingPart[] {
  return parts.flatMap((part) => (own.has(part) ? without(part.inside, own) : [part]));
}
