// Reads the golden numbers that a real PyTorch wrote; see test/golden/make_golden.py for how.
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Activation, Values } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';
import type { Release } from '../../../src/foundation/release.ts';

export type Encoded = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** A number as the golden files write it. */
export const decode = (value: Encoded): number => Number(value);

/** What several releases answered alike, by the name of the file that the script wrote. */
interface Part<T = unknown> {
  readonly file: string;
  readonly releases: readonly Release[];
  readonly content: T;
}

/** The golden sets of all releases; see scripts/docs/pack-golden.ts. */
interface Pack {
  /** What each release's set was made with. */
  readonly meta: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly parts: readonly Part[];
}

let pack: Pack | undefined;

/** All that is packed. */
export function readPack(): Pack {
  pack ??= JSON.parse(
    brotliDecompressSync(readFileSync(new URL('../../golden/releases.json.br', import.meta.url))).toString(),
  ) as Pack;
  return pack;
}

/** What releases answered in the golden file of this name, those together that answered alike. */
export function goldenParts<T>(file: string): readonly Part<T>[] {
  return readPack().parts.filter((part): part is Part<T> => part.file === file);
}

/** The golden file of this name in a given release. */
export function readGolden<T>(file: string, release: Release): T {
  const part = goldenParts<T>(file).find(({ releases }) => releases.includes(release));
  if (!part) throw new Error(`There is no ${file} of ${release}.`);
  return part.content;
}

/** The entries of an activation that releases which answered alike come to. */
export function entriesOf(id: string, { releases }: Part): readonly (readonly [Release, Activation])[] {
  const found = new Map<Activation, Release>();
  for (const release of releases) {
    const entry = findById(id, release);
    if (entry && !found.has(entry)) found.set(entry, release);
  }
  return [...found].map(([entry, release]) => [release, entry]);
}

/** Values and derivatives that no PyTorch made. */
export function readExact(): ExactFile {
  return JSON.parse(readFileSync(new URL('../../golden/exact.json', import.meta.url), 'utf8')) as ExactFile;
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

export interface GoldenFile {
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

/** Every case of an elementwise activation in a release; those that it refuses are left out. */
export function goldenCases(id: string, release: Release): GoldenCase[] {
  return casesOf(readGolden<GoldenFile>(id.toLowerCase(), release));
}

/** The cases of a golden file. */
export function casesOf(file: GoldenFile): GoldenCase[] {
  return (['float64', 'float32'] as const).flatMap((dtype) => {
    const read = (value: Encoded): number =>
      dtype === 'float32' ? Math.fround(decode(value)) : decode(value);
    const { x, cases } = file.dtypes[dtype];
    return cases.flatMap((c) => {
      if ('error' in c) return [];
      const y = c.y.map(read);
      const dy = c.dy.map(read);
      const ySimd = [...y];
      const dySimd = [...dy];
      for (const [i, value] of c.yVec ?? []) ySimd[i] = read(value);
      for (const [i, value] of c.dyVec ?? []) dySimd[i] = read(value);
      return [{ dtype, parameters: c.params, x: x.map(read), y, dy, ySimd, dySimd }];
    });
  });
}
