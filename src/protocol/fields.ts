// The fields that messages and states are made of, each checked when it arrives: `read…` answer undefined for what has
// the wrong form and never throw. Used on both sides.

import type { Parameter, ParameterValue, Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { isRecord } from '../foundation/is-record.ts';

export { encode } from '../foundation/encode.ts';

/** A name in a document, UTF-16 offsets, to find the use of an activation again. */
export interface SourceSpan {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** What stood between the parentheses when the panel took its parameters from there. */
  readonly call?: string;
}

/** An activation of the catalog and those of its parameters that can be read; the others stand at their defaults. */
export function readActivation(value: unknown): { id: string; parameters: Values } | undefined {
  if (!isRecord(value) || typeof value.id !== 'string') return undefined;
  const entry = findById(value.id);
  if (!entry) return undefined;
  const given = isRecord(value.parameters) ? value.parameters : {};
  const parameters: Record<string, ParameterValue> = {};
  for (const parameter of entry.parameters) {
    if (!Object.hasOwn(given, parameter.name)) continue;
    const read = readParameter(parameter, given[parameter.name]);
    if (read !== undefined) parameters[parameter.name] = read;
  }
  return { id: entry.id, parameters };
}

function readParameter(parameter: Parameter, value: unknown): ParameterValue | undefined {
  if (value === null) return parameter.default === null ? null : undefined;
  if (parameter.type === 'choice') return parameter.choices?.find((choice) => choice === value);
  return readNumber(value);
}

/** Where a curve comes from. */
export function readSource(value: unknown): SourceSpan | undefined {
  if (!isRecord(value) || typeof value.uri !== 'string') return undefined;
  const { uri, start, end } = value;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  const span = { uri, start: Number(start), end: Number(end) };
  if (span.start < 0 || span.end < span.start) return undefined;
  return typeof value.call === 'string' ? { ...span, call: value.call.slice(0, 10_000) } : span;
}

const WORDS: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};

/** A number, NaN and infinities as `encode` writes them. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
}

/** A number that is one. */
export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The readable entries of a list, undefined where it is no list. */
export function list<T>(
  value: unknown,
  most: number,
  read: (entry: unknown) => T | undefined,
): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, most).flatMap((entry) => {
    const found = read(entry);
    return found === undefined ? [] : [found];
  });
}

/** An object that is no list. */
