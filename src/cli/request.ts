// Reads what a request holds; what has the wrong form is refused with one sentence.
import type { Activation, ParameterValue, Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { isRecord } from '../foundation/is-record.ts';
import type { Release } from '../foundation/release.ts';
import { readNumber } from './json.ts';

/** A request that cannot be followed; its message is the sentence of the answer. */
export class Refusal extends Error {}

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** A member that is present: null counts as absent. */
function memberOf(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
}

export function isGiven(fields: Fields, name: string): boolean {
  return memberOf(fields, name) !== undefined;
}

export function readText(fields: Fields, name: string): string {
  const value = readOptionalText(fields, name);
  if (value === undefined) throw new Refusal(`${name} is missing.`);
  return value;
}

export function readOptionalText(fields: Fields, name: string): string | undefined {
  const value = memberOf(fields, name);
  if (value === undefined || typeof value === 'string') return value;
  throw new Refusal(`${name} must be a string.`);
}

export function readFlag(fields: Fields, name: string): boolean {
  const value = memberOf(fields, name) ?? false;
  if (typeof value === 'boolean') return value;
  throw new Refusal(`${name} must be true or false.`);
}

/** One of `choices`, the first by default. */
export function readChoice<const Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = memberOf(fields, name) ?? choices[0];
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Refusal(`${name} must be one of ${choices.join(', ')}.`);
  return choice;
}

/** A place in `text`, in UTF-16 code units from its start. */
export function readOffset(fields: Fields, name: string, text: string): number | undefined {
  const value = memberOf(fields, name);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= text.length)
    return value;
  throw new Refusal(`${name} must be a whole number from 0 to ${text.length}.`);
}

export function readNumbers(fields: Fields, name: string): readonly number[] {
  const value = memberOf(fields, name);
  if (!Array.isArray(value)) throw new Refusal(`${name} must be a list of numbers.`);
  return value.map((entry: unknown, at) => {
    const number = readNumber(entry);
    if (number === undefined) throw new Refusal(`${name}[${at}] is not a number.`);
    return number;
  });
}

/** `{ "path": "text" }`. */
export function readFiles(fields: Fields): ReadonlyMap<string, string> {
  const value = memberOf(fields, 'files') ?? {};
  if (!isRecord(value)) throw new Refusal('files must be an object of texts by their paths.');
  return new Map(
    Object.entries(value).map(([path, text]) => {
      if (typeof text !== 'string') throw new Refusal('files must be an object of texts by their paths.');
      return [path, text];
    }),
  );
}

/** The entry that is named, in a given release of PyTorch. */
export function readActivation(fields: Fields, release: Release): Activation {
  const id = readText(fields, 'activation');
  const activation = findById(id, release);
  if (!activation) throw new Refusal(`There is no activation ${JSON.stringify(id.slice(0, 60))}.`);
  return activation;
}

/** Parameters by PyTorch's names, or those of the arguments that set them; whether PyTorch takes them is another question. */
export function readParameters(fields: Fields, { parameters, apiPaths }: Activation): Values {
  const value = memberOf(fields, 'parameters') ?? {};
  if (!isRecord(value)) throw new Refusal('parameters must be an object of values by their names.');
  const read: Record<string, ParameterValue> = {};
  for (const [given, entry] of Object.entries(value)) {
    if (!/^[A-Za-z_]\w{0,99}$/.test(given)) throw new Refusal('A parameter must have a name of Python’s.');
    const name = apiPaths[0]?.arguments.find((one) => one.name === given)?.parameter ?? given;
    if (Object.hasOwn(read, name)) throw new Refusal(`${name} is given twice.`);
    const isChoice = parameters.some((one) => one.name === name && one.type === 'choice');
    const number = isChoice ? entry : (readNumber(entry) ?? entry);
    if (number !== null && !['number', 'string', 'boolean'].includes(typeof number))
      throw new Refusal(`${given} must be a number, a string, true, false or null.`);
    read[name] = number as ParameterValue;
  }
  return read;
}
