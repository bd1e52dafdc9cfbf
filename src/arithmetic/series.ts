// Numbers that a call stands for, `range(-5, 10)`, `torch.linspace(-1, 1, 5)`, as Python, NumPy and PyTorch make them.

import type { Dtype } from '../foundation/dtype.ts';
import { newest, type Release } from '../foundation/release.ts';
import { type ElementType, isIntegerType } from './element-type.ts';
import { arangeOf, linspaceOf } from './ranges.ts';
import { sizeOf } from './shapes.ts';

/** More numbers than this are not made from one call; a list that long would be no answer to anybody. */
export const longestSeries = 2_000_000;

/** A constant, or a list of lengths such as `(2, 3)`. */
export interface SeriesArgument {
  readonly value: number;
  readonly isInteger: boolean;
  readonly lengths?: readonly number[];
}

/** The arguments of a call. */
export interface SeriesArguments {
  readonly positional: readonly SeriesArgument[];
  readonly named: ReadonlyMap<string, SeriesArgument>;
  /** `dtype=`, where it is given. */
  readonly dtype: ElementType | undefined;
}

/** What a call makes: the number at each of `count` places, in row-major order. */
export interface Series {
  readonly count: number;
  readonly shape: readonly number[];
  readonly at: (index: number) => number;
  readonly isInteger: boolean;
}

const makers =
  /^(?:(?:[A-Za-z_]\w*\.)?(?:arange|linspace)|range|(?:torch|th)\.range|(?:torch|th|np|numpy|jnp)\.(?:zeros|ones|full))$/;

/** Whether a call of this name makes a series of numbers. */
export function isSeriesName(name: string): boolean {
  return makers.test(name);
}

/**
 * What the call of `name` makes in a release of PyTorch, whose floats are of `dtype` where the call does not say; `count` may be more than
 * `longestSeries`. Undefined if Python raises or an argument is missing.
 */
export function makeSeries(
  name: string,
  call: SeriesArguments,
  dtype: Dtype,
  release: Release = newest,
): Series | undefined {
  const isNumpy = /^(?:np|numpy|jnp)\./.test(name);
  const maker = name.slice(name.lastIndexOf('.') + 1);
  if (/^(?:zeros|ones|full)$/.test(maker)) return makeFilled(call, maker, isNumpy);
  if (call.positional.some(({ lengths }) => lengths)) return undefined;
  if (maker === 'linspace') return asList(makeSpaced(call, isNumpy, dtype, release));
  const kind = name === 'range' ? 'python' : maker === 'range' ? 'inclusive' : isNumpy ? 'numpy' : 'torch';
  return asList(makeStepped(call, kind, dtype));
}

type ListOfNumbers = Omit<Series, 'shape'>;

function asList(made: ListOfNumbers | undefined): Series | undefined {
  return made && { ...made, shape: [made.count] };
}

/** `zeros(2, 3)`, `ones((2, 3))`, `full((3,), 0.5)`: one number over a whole shape. */
function makeFilled(
  { positional, named, dtype }: SeriesArguments,
  maker: string,
  isNumpy: boolean,
): Series | undefined {
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
  const isInteger = maker === 'full' ? fill?.isInteger === true : isIntegerType(dtype);
  return { count: sizeOf(lengths), shape: lengths, isInteger, at: () => value };
}

/**
 * `range(stop)`, `arange(start, end, step)`: ceil((end - start) / step) numbers, start + index · step. `torch.range` goes
 * to the end itself; NumPy's step is the distance of the first two numbers.
 */
function makeStepped(
  call: SeriesArguments,
  kind: 'python' | 'numpy' | 'torch' | 'inclusive',
  dtype: Dtype,
): ListOfNumbers | undefined {
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
  if (isInteger || kind === 'python' || isIntegerType(call.dtype)) return { count, isInteger, at };
  if (kind === 'torch') return { count, isInteger, at: arangeOf(from, by, count, call.dtype ?? dtype) };
  const distance = from + by - from;
  return { count, isInteger, at: (index) => (index === 1 ? from + by : from + index * distance) };
}

/** `linspace(start, end, steps)`: PyTorch counts from both ends, NumPy from the first. */
function makeSpaced(
  call: SeriesArguments,
  isNumpy: boolean,
  dtype: Dtype,
  release: Release,
): ListOfNumbers | undefined {
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
  const type = call.dtype === undefined || isIntegerType(call.dtype) ? dtype : call.dtype;
  return { count, isInteger: false, at: linspaceOf(from, to, count, type, release) };
}
