// Reads a call in a text that stands for numbers: `range(5)`, `torch.zeros(2, 3, dtype=torch.float64)`.

import { type ElementType, elementTypeOf } from '../arithmetic/element-type.ts';
import {
  longestSeries,
  makeSeries,
  type Series,
  type SeriesArgument,
  type SeriesArguments,
} from '../arithmetic/series.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Release } from '../foundation/release.ts';
import { unquote } from '../foundation/string-literal.ts';
import { readConstant } from './constant-expression.ts';
import { endOfName, startsName } from './named-constants.ts';

const around = { inBrackets: true, isSpaceSeparated: () => false, hasPowers: false };

/** A call that stands for numbers, and where it ends. */
interface WrittenSeries extends Series {
  readonly kind: 'series';
  readonly end: number;
  readonly dtype: ElementType | undefined;
}

/** Reads the call `name(` whose parenthesis is at `open`, floats by default of `dtype`; `too many` when it would be longer than can be shown. */
export function readSeries(
  text: string,
  name: string,
  open: number,
  dtype: Dtype,
  release: Release,
): WrittenSeries | { readonly kind: 'too many'; readonly count: number; readonly end: number } | undefined {
  const call = readArguments(text, open);
  const series = call && makeSeries(name, call, dtype, release);
  if (!series) return undefined;
  if (!(series.count <= longestSeries)) return { kind: 'too many', count: series.count, end: call.end };
  return { kind: 'series', end: call.end, dtype: call.dtype, ...series };
}

/** Constants by position and by name; undefined if an argument that matters is no constant. */
function readArguments(text: string, open: number): (SeriesArguments & { readonly end: number }) | undefined {
  const positional: SeriesArgument[] = [];
  const named = new Map<string, SeriesArgument>();
  let dtype: ElementType | undefined;
  const notGroups = new Set<number>();
  let at = skipSpace(text, open + 1);
  while (text.charCodeAt(at) !== 41) {
    if (positional.length + named.size > 8) return undefined;
    let keyword = '';
    if (startsName(text.charCodeAt(at))) {
      const end = endOfName(text, at);
      const equals = skipSpace(text, end);
      if (text.charCodeAt(equals) === 61 && text.charCodeAt(equals + 1) !== 61) {
        keyword = text.slice(at, Math.min(end, at + 40));
        at = skipSpace(text, equals + 1);
      }
    }
    const lengths = readLengths(text, at);
    if (lengths) {
      if (keyword) named.set(keyword, lengths.part);
      else positional.push(lengths.part);
      at = skipSpace(text, lengths.end);
      if (text.charCodeAt(at) === 44) at = skipSpace(text, at + 1);
      else if (text.charCodeAt(at) !== 41) return undefined;
      continue;
    }
    const constant = readConstant(text, at, { ...around, notGroups });
    if (constant.kind === 'value') {
      const part = { value: constant.value, isInteger: constant.isInteger };
      if (keyword) named.set(keyword, part);
      else positional.push(part);
      at = constant.end;
    } else if (keyword) {
      // dtype=torch.float64, device='cuda', requires_grad=True: none of them holds brackets.
      const word = /^[^,()[\]{}\n]{1,80}/.exec(text.slice(at, at + 80))?.[0] ?? '';
      const name = unquote(word.trim());
      if (!word) return undefined;
      if (keyword === 'dtype') dtype = elementTypeOf(name);
      if (keyword === 'endpoint') named.set(keyword, { value: name === 'False' ? 0 : 1, isInteger: true });
      at += word.length;
    } else return undefined;
    at = skipSpace(text, at);
    if (text.charCodeAt(at) === 44) at = skipSpace(text, at + 1);
    else if (text.charCodeAt(at) !== 41) return undefined;
  }
  return { positional, named, dtype, end: at + 1 };
}

/** `(2, 3)`, `[4]`, `(5,)`; not `(5)`, which is a number. */
function readLengths(
  text: string,
  at: number,
): { readonly part: SeriesArgument; readonly end: number } | undefined {
  const list = /\[\s*((?:\d{1,9}\s*,\s*)*(?:\d{1,9}\s*)?)\]|\(\s*((?:\d{1,9}\s*,\s*)+(?:\d{1,9}\s*)?)\)/y;
  list.lastIndex = at;
  const found = list.exec(text);
  if (!found) return undefined;
  const lengths = (found[1] ?? found[2] ?? '')
    .split(',')
    .filter((length) => length.trim() !== '')
    .map(Number);
  return { part: { value: Number.NaN, isInteger: true, lengths }, end: list.lastIndex };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}
