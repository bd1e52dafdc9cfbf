// Printouts of real programs with the numbers that went in, and what is read of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import {
  describeCommas,
  describeDecimalCommas,
  describeProblem,
  describeRemarks,
  describeSkipped,
} from '../../../src/content/evaluate/notes.ts';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { english as t } from '../../support/english.ts';

/** What a program printed. */
export interface Printout {
  readonly name: string;
  readonly text: string;
  /** As JSON has them: nan and infinities are strings. */
  readonly values: readonly (number | string)[];
  readonly shape: readonly number[];
  /** Not all can be read, and that has to be said. */
  readonly told?: boolean;
  /** The numbers stand among others, in this order. */
  readonly within?: boolean;
}

export interface PrintoutSet {
  readonly program: string;
  readonly isHeldOut: boolean;
  readonly cases: readonly Printout[];
}

export function readPrintouts(): readonly PrintoutSet[] {
  const file = path.join(import.meta.dirname, '..', '..', 'golden', 'printouts.json.br');
  return JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) as readonly PrintoutSet[];
}

/** `read`: every number in its shape. `told`: not so, and a sentence says why. `wrong`: neither. */
export function judge(printout: Printout): {
  readonly outcome: 'read' | 'told' | 'wrong';
  readonly values: readonly number[];
  readonly shape: readonly number[];
} {
  const { text, told = false, within = false, shape } = printout;
  const wanted = printout.values.map(Number);
  const tensor = parseTensor(text);
  const values = [...tensor.values];
  const notes = [
    tensor.problem && describeProblem(tensor.problem, t),
    values.length === 0 ? 'There is no number.' : undefined,
    describeSkipped(tensor, t),
    describeCommas(text, t),
    describeDecimalCommas(tensor, t),
    ...describeRemarks(tensor, t),
  ].filter((note) => note !== undefined);
  const isRead = within
    ? isWithin(wanted, values)
    : values.length === wanted.length &&
      values.every((value, at) => isClose(value, wanted[at])) &&
      (told || tensor.shape.join() === shape.join());
  const outcome =
    isRead && (!told || notes.length > 0) ? 'read' : told && notes.length > 0 ? 'told' : 'wrong';
  return { outcome, values, shape: tensor.shape };
}

function isWithin(wanted: readonly number[], values: readonly number[]): boolean {
  let found = 0;
  for (const value of values) if (found < wanted.length && isClose(value, wanted[found])) found++;
  return found === wanted.length;
}

/** A program may have kept a number in float32. */
function isClose(value: number, wanted = Number.NaN): boolean {
  return Object.is(value, wanted) || Math.abs(value - wanted) <= 1e-6 * Math.abs(wanted);
}
