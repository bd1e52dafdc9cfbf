// The code that a part of a giant statement is parsed as: its text, what makes it code by itself, and a short stand-in
// for each part inside of it. Offsets in it lead back to the text. Pure.

import { segmentAt } from '../sources/segments.ts';
import type { Part } from './parts.ts';

export interface PartCode {
  readonly code: string;
  /** Where the node of the brackets around it begins; -1 where there are none. */
  readonly bracket: number;
  /** The parts inside, by where their stand-ins begin. */
  readonly holes: ReadonlyMap<number, Part>;
  /** Where a node that begins, or ends, at an offset of the code does so in the text. */
  readonly start: (offset: number) => number;
  readonly end: (offset: number) => number;
}

/** What stands around the text of a part, so that it is code by itself. */
const around: Readonly<Record<Part['kind'], readonly [before: string, after: string]>> = {
  whole: ['', ''],
  body: ['if 1:\n', ''],
  line: ['if 1: ', '\n'],
  elements: ['[', ']'],
  entries: ['{', '}'],
  arguments: ['1(', ')'],
  items: ['1[', ']'],
  operands: ['(', ')'],
  strings: ['(', ')'],
  text: ['', ''],
  word: ['', ''],
  gap: ['', ''],
};

/** What stands for a part; stars, where nobody is to count what they stand for. */
const standIns: Readonly<Record<Part['kind'], readonly [before: string, node: string, after: string]>> = {
  whole: ['', '', ''],
  body: ['', '_', '\n'],
  line: [' ', '_', ';'],
  elements: ['*', '_', ','],
  entries: ['**', '_', ','],
  arguments: ['*', '_', ','],
  items: ['', '_', ','],
  operands: ['', '_', ' '],
  strings: ['', "'_'", ' '],
  text: ['', "'_'", ''],
  word: ['', '_', ''],
  gap: ['', '', ' '],
};

const indentation = /[ \t\f]*/y;
const token = /[\w\u0080-\uffff]+|[^\s\w\u0080-\uffff]/g;
/** How many words and marks of a part are read: Lezer puts what it reads together in one go, and nobody writes more. */
const mostTokens = 12_288;

/** The code of `part`, or the first of it where there is very much in which nothing can be cut. */
export function codeOf(text: string, part: Part): PartCode {
  const segments: Segment[] = [];
  const holes = new Map<number, Part>();
  let code = '';
  let room = lengthOf(part) > mostTokens ? mostTokens : Number.POSITIVE_INFINITY;
  /** False where that is more than is read. */
  const take = (from: number, to: number): boolean => {
    let end = to;
    if (room < Number.POSITIVE_INFINITY) {
      const found = countTokens(text, from, to, room);
      end = found.end;
      room -= found.count;
    }
    if (end > from) segments.push({ at: code.length, from, to: end, isStandIn: false });
    code += text.slice(from, end);
    return end === to;
  };
  const add = (glue: string, from: number, to: number): void => {
    if (glue !== '') segments.push({ at: code.length, from, to, isStandIn: true });
    code += glue;
  };
  const [before, after] = around[part.kind];
  add(before, part.from, part.from);
  let from = part.from;
  let isRead = true;
  for (const hole of part.inside) {
    isRead = take(from, hole.from);
    if (!isRead) break;
    const [ahead, node, behind] = standIns[hole.kind];
    const isBehindWord =
      hole.kind === 'operands' && /\w$/.test(text.slice(Math.max(0, hole.from - 1), hole.from));
    const lead = hole.kind === 'body' ? indentAt(text, hole.from) : isBehindWord ? ' ' : ahead;
    if (node !== '') holes.set(code.length + lead.length, hole);
    add(`${lead}${node}${behind}`, hole.from, hole.to);
    from = hole.to;
  }
  if (isRead) take(from, part.to);
  add(after, part.to, part.to);
  const place = (offset: number, end: 'from' | 'to', segment: Segment | undefined): number => {
    if (!segment) return part.from;
    return segment.isStandIn ? segment[end] : segment.from + offset - segment.at;
  };
  return {
    code,
    bracket: part.kind === 'arguments' ? 1 : /[[{]$/.test(before) ? 0 : -1,
    holes,
    start: (offset) => place(offset, 'from', segmentAt(segments, offset)),
    end: (offset) => place(offset, 'to', segmentAt(segments, offset - 1)),
  };
}

interface Segment {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly isStandIn: boolean;
}

function lengthOf({ from, to, inside }: Part): number {
  return inside.reduce((length, part) => length - (part.to - part.from), to - from);
}

/** Goes over at most so many words and marks from `from` on, up to `to`. */
function countTokens(text: string, from: number, to: number, most: number): { count: number; end: number } {
  token.lastIndex = from;
  for (let count = 0; ; count++) {
    const start = token.lastIndex;
    if (count === most) return { count, end: Math.min(start, to) };
    if (!token.test(text) || token.lastIndex > to) return { count, end: to };
  }
}

function indentAt(text: string, at: number): string {
  indentation.lastIndex = at;
  return indentation.exec(text)?.[0] ?? '';
}
