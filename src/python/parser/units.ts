// Reads one text into units, piece by piece, and keeps the pieces that an edit leaves as they were. Pure.
import type { ChangedRange } from '@lezer/common';
import type { Unit } from '../syntax/syntax.ts';
import { UnitBuilder } from './build.ts';
import { cutsIn } from './chunks.ts';
import { exact } from './items.ts';
import { changeBetween, type ParsedText, parseInSteps } from './parse.ts';
import { codeOf } from './part-code.ts';
import { partsOf } from './parts.ts';

/** A text that is read, and what is kept of it for its next version. */
export interface KnownText {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly units: readonly Unit[];
  /** Where they stand in the piece: a later reading, which may be given up, moves the units themselves. */
  readonly bases: readonly number[];
  /** Of a large piece, which an edit inside of it need not read anew. */
  readonly parsed: ParsedText | undefined;
  /** Of a giant one, by their code: the bodies that it is cut into. */
  readonly bodies: ReadonlyMap<string, ParsedText> | undefined;
}

/** How many characters make a piece one that is cut into parts, and a part of it. */
export interface Limits {
  readonly giant: number;
  readonly part: number;
}

/** What Lezer puts together in one go, a whole tree, then takes a few milliseconds. */
const usual: Limits = { giant: 16_384, part: 8192 };
/** How many pieces are kept before a caller may pause. */
const piecesAStep = 512;
/** From how many characters on a piece's tree is kept. */
const large = 8192;

/** The units of `text`; `before` is an earlier version of it. A piece's units depend on nothing but its own text. */
export function* readText(
  text: string,
  before: KnownText | undefined,
  limits = usual,
): Generator<undefined, KnownText> {
  const change = before && changeBetween(before.text, text);
  const old = before?.pieces ?? [];
  const pieces: Piece[] = [];
  const keep = function* (from: number, to: number, shift: number): Generator<undefined, void> {
    for (const [index, piece] of old.slice(from, to).entries()) {
      pieces.push(moved(piece, piece.from + shift));
      if (index % piecesAStep === piecesAStep - 1) yield undefined;
    }
  };
  const untouched = change ? countAhead(old, change) : 0;
  yield* keep(0, untouched, 0);
  let start = pieces.at(-1)?.to ?? 0;
  let next = untouched;
  for (const cut of cutsIn(text, start)) {
    if (cut === undefined) {
      yield undefined;
      continue;
    }
    const shift = change ? change.toB - change.toA : 0;
    while (next < old.length && (old[next]?.from ?? 0) + shift < start) next++;
    if (change && start >= change.toB && (old[next]?.from ?? -1) + shift === start) {
      yield* keep(next, old.length, shift);
      break;
    }
    // The piece ahead of the change, or the one that it is in.
    const known = old.slice(untouched, untouched + 2).find((piece) => piece.from === start);
    const isKept = known !== undefined && change && cut <= change.fromA && cut === known.to;
    pieces.push(
      isKept ? moved(known, start) : yield* readPiece(text.slice(start, cut), start, known, limits),
    );
    start = cut;
  }
  const units: Unit[] = [];
  for (const [index, piece] of pieces.entries()) {
    for (const unit of piece.units) units.push(unit);
    if (index % piecesAStep === piecesAStep - 1) yield undefined;
  }
  return { text, units, pieces };
}

/** How many pieces stand ahead of the change and end where they did: what decides that stands in the piece behind. */
function countAhead(pieces: readonly Piece[], { fromA }: ChangedRange): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? 0) < fromA) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function moved(piece: Piece, from: number): Piece {
  const { units, bases } = piece;
  for (const [index, unit] of units.entries()) unit.base = from + (bases[index] ?? 0);
  return piece.from === from ? piece : { ...piece, from, to: from + piece.to - piece.from };
}

function* readPiece(
  source: string,
  from: number,
  known: Piece | undefined,
  limits: Limits,
): Generator<undefined, Piece> {
  const isGiant = source.length > limits.giant;
  const whole = isGiant ? yield* partsOf(source, limits.part) : undefined;
  const bodies = new Map<string, ParsedText>();
  const builder = new UnitBuilder(source, function* (part, { code }) {
    const kept = known?.bodies?.get(code);
    const parsed = kept ?? (yield* parseInSteps(code, undefined));
    if (part.kind === 'body') bodies.set(code, parsed);
    return parsed.tree;
  });
  const cut = whole && codeOf(source, whole);
  const code = cut?.code === source ? undefined : cut;
  const parsed = yield* parseInSteps(code?.code ?? source, code ? undefined : known?.parsed);
  yield* builder.read(parsed.tree, code);
  // A short piece gives no occasion to pause by itself.
  yield undefined;
  const units = exact(builder.units);
  const bases = units.map((unit) => unit.base);
  const piece = { from, to: from + source.length, units, bases };
  if (code) return moved({ ...piece, parsed: undefined, bodies }, from);
  return moved({ ...piece, parsed: source.length < large ? undefined : parsed, bodies: undefined }, from);
}

/** The units of the piece of `text` that begins and ends there. */
export function* readUnits(text: string, from: number, to: number): Generator<undefined, readonly Unit[]> {
  return (yield* readPiece(text.slice(from, to), from, undefined, usual)).units;
}
