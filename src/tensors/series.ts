// Numbers that a call stands for, `range(-5, 10)`, `torch.linspace(-1, 1, 5)`, as Python, NumPy and PyTorch make them.
// Runs nothing.

import { arangeOf, linspaceOf } from '../arithmetic/ranges.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { unquote } from '../foundation/string-literal.ts';
import { readConstant } from './constant-expression.ts';
import { endOfName, startsName } from './named-constants.ts';

/** More numbers than this are not made from one call; a list that long would be no answer to anybody. */
export const longestSeries = 2_000_000;

/** A call that stands for numbers. */
export interface Series {
  readonly kind: 'series';
  readonly end: number;
  readonly count: number;
  readonly shape: readonly number[];
  readonly at: (index: number) => number;
  readonly isInteger: boolean;
  readonly dtype: ElementType | undefined;
}

/** What a dtype argument says. */
export type ElementType = Dtype | 'integer';

const makers =
  /^(?:(?:[A-Za-z_]\w*\.)?(?:arange|linspace)|range|(?:torch|th)\.range|(?:torch|th|np|numpy|jnp)\.(?:zeros|ones|full))$/;

/** Whether a call of this name makes a series of numbers. */
export function isSeriesName(name: string): boolean {
  return makers.test(name);
}

const floatTypes: Readonly<Record<string, Dtype>> = {
  float64: 'float64',
  double: 'float64',
  float32: 'float32',
  single: 'float32',
  float16: 'float16',
  half: 'float16',
  bfloat16: 'bfloat16',
};

/** The type that `torch.float64`, `np.half`, `float` or `'float32'` names; undefined for others. */
export function elementTypeOf(name: string): ElementType | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last === 'float') return /^(?:torch|th)\./.test(name) ? 'float32' : 'float64';
  if (/^u?int(?:8|16|32|64)?$|^(?:long|short)$/.test(last)) return 'integer';
  return Object.hasOwn(floatTypes, last) ? floatTypes[last] : undefined;
}

/** A constant, or a list of lengths such as `(2, 3)`. */
interface SeriesArgument {
  readonly value: number;
  readonly isInteger: boolean;
  readonly lengths?: readonly number[];
}

interface Arguments {
  readonly positional: readonly SeriesArgument[];
  readonly named: ReadonlyMap<string, SeriesArgument>;
  readonly dtype: ElementType | undefined;
  readonly end: number;
}

/** Reads the call `name(` whose parenthesis is at `open`, floats by default of `dtype`; `too many` when it would be longer than can be shown. */
export function readSeries(
  text: string,
  name: string,
  open: number,
  dtype: Dtype,
): Series | { readonly kind: 'too many'; readonly count: number; readonly end: number } | undefined {
  const call = readArguments(text, open);
  if (!call) return undefined;
  const isNumpy = /^(?:np|numpy|jnp)\./.test(name);
  const series = makeSeries(name, call, isNumpy, dtype);
  if (!series) return undefined;
  if (!(series.count <= longestSeries)) return { kind: 'too many', count: series.count, end: call.end };
  return { kind: 'series', end: call.end, dtype: call.dtype, shape: [series.count], ...series };
}

type SeriesValues = Pick<Series, 'count' | 'at' | 'isInteger'> & { readonly shape?: readonly number[] };

function makeSeries(name: string, call: Arguments, isNumpy: boolean, dtype: Dtype): SeriesValues | undefined {
  const maker = name.slice(name.lastIndexOf('.') + 1);
  if (/^(?:zeros|ones|full)$/.test(maker)) return makeFilled(call, maker, isNumpy);
  if (call.positional.some(({ lengths }) => lengths)) return undefined;
  if (maker === 'linspace') return makeSpaced(call, isNumpy, dtype);
  const kind = name === 'range' ? 'python' : maker === 'range' ? 'inclusive' : isNumpy ? 'numpy' : 'torch';
  return makeStepped(call, kind, dtype);
}

/** `zeros(2, 3)`, `ones((2, 3))`, `full((3,), 0.5)`: one number over a whole shape. */
function makeFilled(
  { positional, named, dtype }: Arguments,
  maker: string,
  isNumpy: boolean,
): SeriesValues | undefined {
  const [written, second] = positional;
  // NumPy takes one length for a list of lengths.
  const isLength = isNumpy && maker === 'full' && written?.isInteger && !written.lengths;
  const first = isLength ? { ...written, lengths: [written.value] } : written;
  const size = first?.lengths ?? named.get('size')?.lengths ?? named.get('shape')?.lengths;
  const given = maker === 'full' ? (first?.lengths ? second : first) : undefined;
  const fill = maker === 'full' ? (given ?? named.get('fill_value')) : undefined;
  const lengths = size ?? (maker === 'full' ? undefined : positional.map(({ value }) => value));
  const isWhole = positional.every((part) => part.lengths || part.isInteger || part === fill);
  if (!lengths?.length || !isWhole || (maker === 'full' && !fill) || (size && positional.length > 2))
    return undefined;
  const value = maker === 'full' ? (fill?.value ?? 0) : maker === 'ones' ? 1 : 0;
  const count = lengths.reduce((product, length) => product * length, 1);
  const isInteger = maker === 'full' ? fill?.isInteger === true : dtype === 'integer';
  return { count, shape: lengths, isInteger, at: () => value };
}

/**
 * `range(stop)`, `arange(start, end, step)`: ceil((end - start) / step) numbers, start + index · step. `torch.range` goes
 * to the end itself; NumPy's step is the distance of the first two numbers.
 */
function makeStepped(
  call: Arguments,
  kind: 'python' | 'numpy' | 'torch' | 'inclusive',
  dtype: Dtype,
): SeriesValues | undefined {
  const { positional: given, named } = call;
  const lone = given.length === 1 && !named.has('end') && !named.has('stop');
  const start = lone ? undefined : (given[0] ?? named.get('start'));
  const end = lone ? given[0] : (given[1] ?? named.get('end') ?? named.get('stop'));
  const step = given[2] ?? named.get('step');
  if (!end || given.length > 3) return undefined;
  const parts = [start, end, step].filter((part) => part !== undefined);
  const isInteger = parts.every((part) => part.isInteger);
  if (kind === 'python' && (!isInteger || named.size > 0)) return undefined;
  const from = start?.value ?? 0;
  const by = step?.value ?? 1;
  const steps = (end.value - from) / by;
  const count = kind === 'inclusive' ? Math.floor(steps) + 1 : Math.max(0, Math.ceil(steps));
  // Zero and infinite steps, and bounds that are not numbers, raise in Python.
  if (by === 0 || !Number.isFinite(by) || !Number.isFinite(from) || Number.isNaN(count)) return undefined;
  if (kind === 'inclusive' && !(count > 0)) return undefined;
  const at = (index: number) => from + index * by;
  if (kind === 'inclusive') return { count, isInteger: false, at };
  if (isInteger || kind === 'python' || call.dtype === 'integer') return { count, isInteger, at };
  if (kind === 'torch') return { count, isInteger, at: arangeOf(from, by, count, call.dtype ?? dtype) };
  const distance = from + by - from;
  return { count, isInteger, at: (index) => (index === 1 ? from + by : from + index * distance) };
}

/** `linspace(start, end, steps)`: PyTorch counts from both ends, NumPy from the first. */
function makeSpaced(call: Arguments, isNumpy: boolean, dtype: Dtype): SeriesValues | undefined {
  const { positional: given, named } = call;
  const start = given[0] ?? named.get('start');
  const end = given[1] ?? named.get('end') ?? named.get('stop');
  const steps = given[2] ?? named.get('steps') ?? named.get('num');
  if (!start || !end || (!steps && !isNumpy) || given.length > 3) return undefined;
  if (steps && (!steps.isInteger || steps.value < 0)) return undefined;
  const count = steps?.value ?? 50;
  const from = start.value;
  const to = end.value;
  if (isNumpy) {
    const closed = named.get('endpoint')?.value !== 0;
    const by = (to - from) / Math.max(1, closed ? count - 1 : count);
    return {
      count,
      isInteger: false,
      at: (index) => (closed && index === count - 1 && count > 1 ? to : from + index * by),
    };
  }
  const type = call.dtype === undefined || call.dtype === 'integer' ? dtype : call.dtype;
  return { count, isInteger: false, at: linspaceOf(from, to, count, type) };
}

const around = { inBrackets: true, isSpaceSeparated: () => false };

/** Constants by position and by name; undefined where an argument that matters is no constant. */
function readArguments(text: string, open: number): Arguments | undefined {
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
  const list = /\[\s*((?:\d{1,9}\s*,\s*)*(?:\d{1,9})?)\s*\]|\(\s*((?:\d{1,9}\s*,\s*)+(?:\d{1,9})?)\s*\)/y;
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
