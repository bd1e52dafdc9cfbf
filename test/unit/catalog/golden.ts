// Reads the golden numbers that a real PyTorch wrote; see test/golden/make_golden.py for how.
import { readFileSync } from 'node:fs';
import type { Values } from '../../../src/catalog/activation.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';

export type Encoded = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** A number as the golden files write it. */
export const decode = (value: Encoded): number => Number(value);

/** The parsed golden file of this name. */
export function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../golden/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** Values and derivatives from 50-digit arithmetic, rounded once. */
export interface ExactFile {
  readonly x: readonly Encoded[];
  readonly functions: readonly {
    readonly function: string;
    readonly params: Values;
    readonly y: readonly Encoded[];
    readonly dy: readonly Encoded[];
  }[];
}

interface GoldenFile {
  readonly dtypes: Readonly<
    Record<
      'float64' | 'float32',
      {
        readonly x: readonly Encoded[];
        readonly cases: readonly {
          readonly params: Values;
          readonly y: readonly Encoded[];
          readonly dy: readonly Encoded[];
          readonly yVec?: readonly (readonly [number, Encoded])[];
          readonly dyVec?: readonly (readonly [number, Encoded])[];
        }[];
      }
    >
  >;
}

/** One activation's numbers at one setting: scalar path, and where the SIMD path answers otherwise. */
export interface GoldenCase {
  readonly dtype: Dtype;
  readonly parameters: Values;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dy: readonly number[];
  readonly ySimd: readonly number[];
  readonly dySimd: readonly number[];
}

/** Every case of an elementwise activation. */
export function goldenCases(id: string): GoldenCase[] {
  const file = readGolden<GoldenFile>(id.toLowerCase());
  return (['float64', 'float32'] as const).flatMap((dtype) => {
    const read = (value: Encoded): number =>
      dtype === 'float32' ? Math.fround(decode(value)) : decode(value);
    const { x, cases } = file.dtypes[dtype];
    return cases.map((c) => {
      const y = c.y.map(read);
      const dy = c.dy.map(read);
      const ySimd = [...y];
      const dySimd = [...dy];
      for (const [i, value] of c.yVec ?? []) ySimd[i] = read(value);
      for (const [i, value] of c.dyVec ?? []) dySimd[i] = read(value);
      return { dtype, parameters: c.params, x: x.map(read), y, dy, ySimd, dySimd };
    });
  });
}
