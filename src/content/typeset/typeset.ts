// Typesets a formula as TeX does, from the outlines of the letters that activations need: SVG without a TeX engine.
// Lengths are in ems, as are the numbers of TeX's Computer Modern that they rest on (The TeXbook, appendix G).
import { glyphs } from './glyphs.generated.ts';
import { type Atom, type Class, type List, parseTex } from './parse.ts';

/** A typeset formula: its size in ems, above and below its line, and the letters in it. */
export interface Typeset {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly marks: readonly Mark[];
}

/** A letter by its name among the outlines, or a bar; x and y of its left end on its line, upwards. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly glyph?: string;
  /** A letter’s stretch upwards. */
  readonly stretch?: number;
  /** A bar’s size. */
  readonly bar?: readonly [number, number];
}

/** A formula of the TeX that activations need; undefined where it has a letter or a command that is not known. */
export function typeset(tex: string): Typeset | undefined {
  const list = parseTex(tex);
  if (!list) return undefined;
  try {
    const { w, h, d, marks } = layList(list, { isDisplay: true, level: 0, isCramped: false });
    return { width: w, height: h, depth: d, marks };
  } catch (error) {
    if (error instanceof UnknownGlyph) return undefined;
    throw error;
  }
}

class UnknownGlyph extends Error {}

interface Box {
  readonly w: number;
  readonly h: number;
  readonly d: number;
  /** How far the letter leans over its width. */
  readonly lean?: number;
  readonly marks: readonly Mark[];
}

interface Style {
  readonly isDisplay: boolean;
  /** 0 for text, 1 for scripts, 2 for scripts of those. */
  readonly level: number;
  readonly isCramped: boolean;
}

const AXIS = 0.25;
const RULE = 0.06;
const X_HEIGHT = 0.442;
/** The size of scripts, scripts of scripts and so on, which stay readable. */
const sizeAt = (level: number): number => Math.max(0.5, Math.SQRT1_2 ** level);
/** Room beside a fraction. */
const BESIDE = 0.12;

interface Glyph {
  readonly name: string;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly lean: number;
  /** The outline, in steps of eight thousandths of an em. */
  readonly path: string;
}

/** The outline of a letter: `name` is the letter, with `i` ahead of it in italics, or a digit for a larger size. */
export function glyphOf(name: string): Glyph | undefined {
  const written = glyphs[name];
  if (written === undefined) return undefined;
  const [w = '', h = '', d = '', lean = '', ...path] = written.split(' ');
  const [width, height, depth, over] = [w, h, d, lean].map((one) => Number(one) / 1000);
  return { name, w: width ?? 0, h: height ?? 0, d: depth ?? 0, lean: over ?? 0, path: path.join(' ') };
}

function glyph(name: string): Box {
  const found = glyphOf(name);
  if (!found) throw new UnknownGlyph();
  return { ...found, w: found.w + found.lean, marks: [{ x: 0, y: 0, scale: 1, glyph: name }] };
}

const nothing: Box = { w: 0, h: 0, d: 0, marks: [] };
const room = (w: number): Box => ({ ...nothing, w });

/** A box moved and scaled. */
function moved({ w, h, d, marks }: Box, x: number, y: number, scale = 1): Box {
  return {
    w: w * scale,
    h: h * scale + y,
    d: d * scale - y,
    marks: marks.map((one) => ({
      ...one,
      x: x + one.x * scale,
      y: y + one.y * scale,
      scale: one.scale * scale,
      ...(one.bar ? { bar: [one.bar[0] * scale, one.bar[1] * scale] as const } : {}),
    })),
  };
}

/** Boxes that keep their places. */
function together(w: number, ...boxes: readonly Box[]): Box {
  return {
    w,
    h: Math.max(...boxes.map(({ h }) => h)),
    d: Math.max(...boxes.map(({ d }) => d)),
    marks: boxes.flatMap(({ marks }) => marks),
  };
}

function inRow(boxes: readonly Box[]): Box {
  let x = 0;
  const placed = boxes.map((box) => {
    const here = moved(box, x, 0);
    x += box.w;
    return here;
  });
  if (placed.length === 0) return nothing;
  const last = boxes.at(-1);
  return { ...together(x, ...placed), ...(boxes.length === 1 && last?.lean ? { lean: last.lean } : {}) };
}

/** Quads of 18 between classes: 3 thin, 4 medium, 5 thick; negative: in scripts, too. */
const spaces: Readonly<Record<Class, Readonly<Partial<Record<Class, number>>>>> = {
  ord: { op: -3, bin: 4, rel: 5, inner: 3 },
  op: { ord: -3, op: -3, rel: 5, inner: 3 },
  bin: { ord: 4, op: 4, open: 4, inner: 4 },
  rel: { ord: 5, op: 5, open: 5, inner: 5 },
  open: {},
  close: { op: -3, bin: 4, rel: 5, inner: 3 },
  punct: { ord: 3, op: 3, rel: 3, open: 3, close: 3, punct: 3, inner: 3 },
  inner: { ord: 3, op: -3, bin: 4, rel: 5, open: 3, inner: 3 },
};

function classOf(atom: Atom): Class | undefined {
  switch (atom.kind) {
    case 'letters':
      return atom.class;
    case 'scripts':
      // MathJax leaves no room around raised brackets.
      return atom.base.kind === 'fenced' ? 'ord' : classOf(atom.base);
    case 'fenced':
    case 'cases':
      return 'inner';
    case 'sum':
      return 'op';
    case 'room':
      return undefined;
    default:
      return 'ord';
  }
}

function layList(list: List, style: Style): Box {
  const boxes: Box[] = [];
  let before: Class | undefined;
  for (const [i, atom] of list.entries()) {
    let own = classOf(atom);
    // A sign with nothing to join is no operator: −x.
    const isSign = own === 'bin' && (before === undefined || /^(?:bin|op|rel|open|punct)$/.test(before));
    const follows = list[i + 1];
    const after = follows && classOf(follows);
    if (own === 'bin' && (isSign || after === undefined || /^(?:rel|close|punct)$/.test(after))) own = 'ord';
    const isAfterFraction = list[i - 1]?.kind === 'fraction' && (own === 'op' || own === 'inner');
    const space = before && own && !isAfterFraction ? (spaces[before][own] ?? 0) : 0;
    if (space !== 0 && (style.level === 0 || space < 0)) boxes.push(room(roundSpace(Math.abs(space) / 18)));
    boxes.push(lay(atom, style));
    before = own;
  }
  return inRow(boxes);
}

const roundSpace = (width: number): number => Math.round(width * 1000) / 1000;

function lay(atom: Atom, style: Style): Box {
  switch (atom.kind) {
    case 'letters': {
      const letters = [...atom.text];
      return inRow(
        letters.map((letter, i) => {
          if (letter === ' ') return room(0.25);
          const box = glyph(atom.isItalic ? `i${letter}` : letter);
          // Only the last leans over what follows.
          return i < letters.length - 1 ? { ...box, w: box.w - (box.lean ?? 0) } : box;
        }),
      );
    }
    case 'group':
      return layList(atom.of, style);
    case 'room':
      return room(atom.width);
    case 'sum':
      return glyph(style.isDisplay ? '2∑' : '1∑');
    case 'fraction':
      return layFraction(atom, style);
    case 'root':
      return layRoot(atom.of, style);
    case 'fenced':
      return layFenced(atom, style);
    case 'cases':
      return layCases(atom.rows, style);
    case 'scripts':
      return layScripts(atom, style);
  }
}

const scaleOf = (from: Pick<Style, 'level'>, to: Pick<Style, 'level'>): number =>
  sizeAt(to.level) / sizeAt(from.level);

function layFraction({ above, below }: Extract<Atom, { kind: 'fraction' }>, style: Style): Box {
  const isLarge = style.isDisplay && style.level === 0;
  const inside = { isDisplay: false, level: style.level + (style.isDisplay ? 0 : 1) };
  const scale = scaleOf(style, inside);
  const [top, bottom] = [
    layList(above, { ...inside, isCramped: style.isCramped }),
    layList(below, { ...inside, isCramped: true }),
  ].map((box) => moved(box, 0, 0, scale));
  if (!top || !bottom) return nothing;
  const reach = (isLarge ? 3.5 : 1.5) * RULE;
  const up = (isLarge ? 0.676 : 0.394) - AXIS - reach;
  const down = (isLarge ? 0.686 : 0.345) + AXIS - reach;
  const width = Math.max(top.w, bottom.w) + 0.2;
  const centered = (box: Box, y: number): Box => moved(box, BESIDE + (width - box.w) / 2, y);
  const bar: Box = {
    w: width,
    h: AXIS + RULE / 2,
    d: RULE / 2 - AXIS,
    marks: [{ x: BESIDE, y: AXIS - RULE / 2, scale: 1, bar: [width, RULE] }],
  };
  return together(
    width + 2 * BESIDE,
    centered(top, AXIS + reach + Math.max(top.d, up)),
    bar,
    centered(bottom, AXIS - reach - Math.max(bottom.h, down)),
  );
}

/** Letters that come in sizes, by the ems that each is high. */
const sizes = [1, 1.2, 1.8, 2.4, 3];

const sized = (letter: string, size: number): Box => glyph(size === 0 ? letter : `${size}${letter}`);

function layRoot(of: List, style: Style): Box {
  const inner = layList(of, { ...style, isCramped: true });
  const p = style.isDisplay ? X_HEIGHT : RULE;
  const least = inner.h + inner.d + 2 * RULE + p / 4;
  const size = sizes.findIndex((height) => height >= least);
  if (size < 0) throw new UnknownGlyph();
  const surd = sized('√', size);
  const whole = surd.h + surd.d;
  const gap = whole > least ? (whole - (least - 2 * RULE - p / 2)) / 2 : RULE + p / 4;
  const height = inner.h + gap + RULE;
  const bar: Box = {
    w: inner.w,
    h: height + RULE,
    d: 0,
    marks: [{ x: surd.w, y: height - RULE, scale: 1, bar: [inner.w, RULE] }],
  };
  return together(surd.w + inner.w, moved(surd, 0, height - surd.h), moved(inner, surd.w, 0), bar);
}

/** A bracket around what reaches so far, centered on the axis; nothing for `.`. */
function bracket(letter: string, { h, d }: Pick<Box, 'h' | 'd'>): Box {
  if (letter === '.') return room(BESIDE);
  const whole = 2 * Math.max(h - AXIS, d + AXIS);
  const least = Math.max(whole * 0.901, whole - 0.3);
  const size = sizes.findIndex((height) => height >= least);
  if (size < 0) return letter === '{' ? longBrace(whole) : centered(sized(letter, sizes.length - 1));
  return centered(sized(letter, size));
}

function centered(box: Box): Box {
  return moved(box, 0, AXIS - (box.h - box.d) / 2);
}

/** A brace of pieces, as high as is needed. */
function longBrace(whole: number): Box {
  const [top, middle, bottom, bar] = ['⎧', '⎨', '⎩', '⎪'].map(glyph);
  if (!top || !middle || !bottom || !bar) return nothing;
  const [upper, lower] = [AXIS + whole / 2, AXIS - whole / 2];
  const center = AXIS - (middle.h - middle.d) / 2;
  const pieces = [moved(top, 0, upper - top.h), moved(middle, 0, center), moved(bottom, 0, lower + bottom.d)];
  const gaps = [
    [lower + bottom.d + bottom.h, center - middle.d],
    [center + middle.h, upper - top.h - top.d],
  ].flatMap(([from = 0, to = 0]): Box[] => {
    const stretch = (to - from) / (bar.h + bar.d);
    if (!(stretch > 0)) return [];
    return [{ ...nothing, marks: [{ x: 0, y: from + bar.d * stretch, scale: 1, glyph: '⎪', stretch }] }];
  });
  return { ...together(middle.w, ...pieces, ...gaps), h: upper, d: -lower };
}

function layFenced({ left, of, right }: Extract<Atom, { kind: 'fenced' }>, style: Style): Box {
  const inner = layList(of, style);
  return inRow([bracket(left, inner), inner, bracket(right, inner)]);
}

/** Rows stand so far apart, and columns. */
const ROW_GAP = 0.2;
const COLUMN_GAP = 1;

function layCases(rows: readonly (readonly List[])[], { level }: Style): Box {
  const style = { isDisplay: false, level, isCramped: false };
  const cells = rows.map((row) => row.map((cell) => layList(cell, style)));
  const heights = cells.map((row) => Math.max(0.75, ...row.map(({ h }) => h)));
  const depths = cells.map((row) => Math.max(0.25, ...row.map(({ d }) => d)));
  const total = [...heights, ...depths].reduce((sum, one) => sum + one, 0) + ROW_GAP * (rows.length - 1);
  const columns = Math.max(...cells.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(0, ...cells.map((row) => row[i]?.w ?? 0)),
  );
  let y = AXIS + total / 2;
  const placed = cells.flatMap((row, i) => {
    y -= heights[i] ?? 0;
    let x = 0;
    const here = row.map((cell, column) => {
      const box = moved(cell, x, y);
      x += (widths[column] ?? 0) + COLUMN_GAP;
      return box;
    });
    y -= (depths[i] ?? 0) + ROW_GAP;
    return here;
  });
  const width = widths.reduce((sum, one) => sum + one, 0) + COLUMN_GAP * (columns - 1);
  const table = { ...together(width, ...placed), h: AXIS + total / 2, d: total / 2 - AXIS };
  return inRow([bracket('{', table), table, room(0)]);
}

function layScripts({ base, below, above }: Extract<Atom, { kind: 'scripts' }>, style: Style): Box {
  const body = lay(base, style);
  const inside = { isDisplay: false, level: style.level + 1 };
  const scale = scaleOf(style, inside);
  const script = (list: List | undefined, isCramped: boolean): Box | undefined =>
    list && moved(layList(list, { ...inside, isCramped }), 0, 0, scale);
  const [sub, sup] = [script(below, true), script(above, style.isCramped)];
  if (base.kind === 'sum' && style.isDisplay) return layUnder(body, sub);
  const isLetter = base.kind === 'letters' && [...base.text].length === 1;
  const ifBox = (reach: number): number => (isLetter ? 0 : reach);
  const lift = style.isCramped ? 0.289 : style.isDisplay ? 0.413 : 0.363;
  const up = sup ? Math.max(ifBox(body.h - 0.386 * scale), lift, sup.d + X_HEIGHT / 4) : 0;
  const down = sub ? Math.max(ifBox(body.d + 0.05 * scale), 0.15, sub.h - (4 / 5) * X_HEIGHT) : 0;
  const own = body.lean ?? 0;
  const lean = own > 0 ? 1.05 * own + 0.05 : 0;
  const x = body.w - own + EXTRA;
  const parts = [body, ...(sup ? [moved(sup, x + lean, up)] : []), ...(sub ? [moved(sub, x, -down)] : [])];
  const right = Math.max(sup ? x + lean + sup.w : 0, sub ? x + sub.w : 0, body.w);
  return together(right + 0.05, ...parts);
}

/** Between a letter and its script. */
const EXTRA = 0.033;

/** Below Σ stands what it runs over. */
function layUnder(body: Box, sub: Box | undefined): Box {
  if (!sub) return body;
  const drop = body.d + Math.max(0.167, 0.6 - sub.h) + sub.h;
  const width = Math.max(body.w, sub.w);
  return together(width, moved(body, (width - body.w) / 2, 0), {
    ...moved(sub, (width - sub.w) / 2, -drop),
    d: drop + sub.d + 0.1,
  });
}
