// Numbers and results as a table of comma-separated columns with a header: `x,Softplus,ReLU`.
import { roundTo } from '../../arithmetic/rounding.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { labelActivation } from '../configured-activation.ts';
import { type ActivationResult, numbersInSlice } from './activation-result.ts';
import { NumberTape } from './digits.ts';

/** VS Code hands no longer texts to extensions. */
const longestText = 45_000_000;
/** What a number takes with the comma behind it, with some to spare. */
const charactersOfNumber = 14;

/** One table: `x` and the results that go beside it, or a result alone whose numbers are not one for each input. */
export interface ColumnTable {
  readonly withInput: boolean;
  readonly results: readonly ActivationResult[];
}

/** The tables that all results make: as few as there can be, none of them too long for an editor. */
export function planTables(count: number, results: readonly ActivationResult[]): readonly ColumnTable[] {
  const most = Math.max(1, Math.floor(longestText / (charactersOfNumber * Math.max(1, count))) - 1);
  const beside = results.filter(({ values }) => values.length === count);
  const tables: ColumnTable[] = [];
  for (let at = 0; at < beside.length; at += most)
    tables.push({ withInput: true, results: beside.slice(at, at + most) });
  const alone = results.filter(({ values }) => values.length !== count);
  return [...tables, ...alone.map((result) => ({ withInput: false, results: [result] }))];
}

/** The text of a table, numbers with the fewest digits that name them in `dtype`; each step answers how far it has come. */
export function* writeTableInSlices(
  input: Float64Array,
  { withInput, results }: ColumnTable,
  dtype: Dtype,
): Generator<number, string, void> {
  const tape = new NumberTape(dtype);
  const put = (text: string) => tape.put(text, 0, text.length);
  const round = dtype === 'float64' ? (x: number) => x : roundTo(dtype);
  put([...(withInput ? ['x'] : []), ...results.map((result) => quote(labelActivation(result)))].join(','));
  const count = results[0]?.values.length ?? 0;
  for (let at = 0; at < count; at++) {
    put('\n');
    if (withInput) tape.putNumber(round(input[at] ?? 0));
    for (const [index, { values }] of results.entries()) {
      if (index > 0 || withInput) put(',');
      tape.putNumber(values[at] ?? 0);
    }
    if (at % numbersInSlice === 0) yield at / count;
  }
  put('\n');
  return tape.finish();
}

/** A cell with a comma or quotes in it stands in quotes. */
const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
