// What the command Evaluate Selection answers to other extensions and to scripts.
import type { Values } from '../../catalog/activation.ts';
import { printTensor } from '../../content/print.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { ResultSet } from './result-set.ts';

/** What the command answers for one selection. */
export interface EvaluatedSelection {
  readonly input: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** The first of what stood there and is no number. */
  readonly skipped: readonly string[];
  readonly results: readonly {
    readonly id: string;
    readonly parameters: Values;
    readonly values: readonly number[];
    readonly derivatives: readonly number[];
    /** As PyTorch prints it. */
    readonly text: string;
  }[];
}

/** A set as the command answers it. Arrays are made when they are read, since most callers don't. */
export function answerOf({ reading, dtype, results }: ResultSet): EvaluatedSelection {
  return {
    get input() {
      return Array.from(reading.values);
    },
    shape: reading.shape,
    dtype,
    skipped: reading.skipped.map((item) => item.text),
    results: results.map((result) => ({
      id: result.id,
      parameters: result.parameters,
      get values() {
        return Array.from(result.values);
      },
      get derivatives() {
        return Array.from(result.derivatives ?? []);
      },
      text: printTensor(result.values, result.shape, dtype),
    })),
  };
}

/** What the command answers for a selection without a number. */
export function emptyAnswer(dtype: Dtype): EvaluatedSelection {
  return { input: [], shape: [0], dtype, skipped: [], results: [] };
}

/**
 * VS Code sends what a command answers as JSON to whoever started it from the palette, and nobody there reads it: a million
 * numbers would hold up the editor for nothing. Callers in this extension host get them all the same.
 */
export function withoutNumbersAsJson(answer: EvaluatedSelection): EvaluatedSelection {
  const { shape, dtype, skipped, results } = answer;
  const brief = {
    input: [],
    shape,
    dtype,
    skipped,
    results: results.map(({ id, parameters, text }) => ({
      id,
      parameters,
      values: [],
      derivatives: [],
      text,
    })),
  };
  return Object.defineProperty(answer, 'toJSON', { value: () => brief, enumerable: false });
}
