// Writes docs/exactness.md: how far every activation is from the truth, beside PyTorch, in units in the last place.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementwiseActivation, Values } from '../../src/catalog/activation.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { newest, type Release, releases } from '../../src/foundation/release.ts';
import { decode, goldenCases, readExact, readPack } from '../../test/unit/catalog/golden.ts';
import { ulpsBetween } from '../../test/unit/catalog/ulps.ts';
import { projectRoot } from '../tasks/project-root.ts';

interface Worst {
  value: number;
  derivative: number;
}

const exact = readExact();
const made = readPack().meta[newest];
const xs = exact.x.map(decode);

/** The largest distances from the exact numbers; where `answer` has none, that point is left out. */
function worstOf(
  id: string,
  answer: (x: number, values: Values) => readonly [number, number] | undefined,
): Worst | undefined {
  const worst: Worst = { value: 0, derivative: 0 };
  let points = 0;
  for (const each of exact.functions.filter((f) => f.function === id.toLowerCase())) {
    xs.forEach((x, i) => {
      const [value, derivative] = answer(x, each.params) ?? [];
      if (value === undefined || derivative === undefined) return;
      points += 1;
      worst.value = Math.max(worst.value, ulpsBetween(value, decode(each.y[i] ?? 0)));
      worst.derivative = Math.max(worst.derivative, ulpsBetween(derivative, decode(each.dy[i] ?? 0)));
    });
  }
  return points ? worst : undefined;
}

function ours(row: ElementwiseActivation): Worst | undefined {
  return worstOf(row.id, (x, values) => {
    const prepared = row.functionAt({ ...values, threshold: Number.POSITIVE_INFINITY });
    return [prepared.value(x), prepared.derivative(x)];
  });
}

/** PyTorch's float64, where its golden numbers have the same settings; Softplus below its threshold only. */
function theirs(row: ElementwiseActivation): Worst | undefined {
  const cases = goldenCases(row.id, newest).filter((each) => each.dtype === 'float64');
  return worstOf(row.id, (x, values) => {
    const found = cases.find((each) =>
      Object.entries(values).every(([name, value]) => each.parameters[name] === value),
    );
    const at = found?.x.findIndex((each) => Object.is(each, x)) ?? -1;
    if (!found || at < 0) return undefined;
    const { beta, threshold } = found.parameters;
    if (typeof beta === 'number' && typeof threshold === 'number' && beta * x > threshold) return undefined;
    return [found.y[at] ?? 0, found.dy[at] ?? 0];
  });
}

function shareOfBits(row: ElementwiseActivation): string {
  let equal = 0;
  let points = 0;
  for (const { dtype, parameters, x, y, dy } of goldenCases(row.id, newest)) {
    if (dtype !== 'float32') continue;
    const prepared = row.functionAt(parameters).inDtype(dtype);
    x.forEach((each, i) => {
      points += 2;
      if (Object.is(prepared.value(each), y[i])) equal += 1;
      if (Object.is(prepared.derivative(each), dy[i])) equal += 1;
    });
  }
  return `${((100 * equal) / points).toFixed(equal === points ? 0 : 1)} % of ${points.toLocaleString('en')}`;
}

const count = (n: number | undefined): string => {
  if (n === undefined) return '–';
  if (n < 1000) return String(n);
  return n < 1e6 ? `${Math.round(n / 1000)} thousand` : 'no digit right';
};

const rows = catalog
  .map((row) => row.in(newest))
  .filter((row): row is ElementwiseActivation => row.kind === 'elementwise' && row.isModule)
  .map((row) => {
    const [our, their] = [ours(row), theirs(row)];
    return `| ${row.id} | ${count(our?.value)} | ${count(their?.value)} | ${count(our?.derivative)} | ${count(their?.derivative)} | ${shareOfBits(row)} |`;
  });

/** Releases side by side that answered all golden files of numbers and of printing alike. */
function groups(): readonly (readonly [Release, ...Release[]])[] {
  const { parts } = readPack();
  const isComplete = (file: string) =>
    new Set(parts.filter((part) => part.file === file).flatMap((part) => part.releases)).size ===
    releases.length;
  const answersOf = (release: Release) =>
    parts.flatMap((part, at) =>
      part.file !== 'api' && isComplete(part.file) && part.releases.includes(release) ? [at] : [],
    );
  const found: [Release, ...Release[]][] = [];
  for (const release of releases) {
    const last = found.at(-1);
    if (last && String(answersOf(last[0])) === String(answersOf(release))) last.push(release);
    else found.push([release]);
  }
  return found;
}

const columns = groups();
const rangeOf = (group: readonly Release[]) =>
  group.length === 1 ? group[0] : `${group[0]} – ${group.at(-1)}`;

const shareText = (equal: number, points: number): string =>
  points === 0 ? '–' : equal === points ? '100' : ((100 * equal) / points).toFixed(1);

/** How many answers and gradients have PyTorch's bits in a release, of numbers alone and of a long tensor. */
function bitsIn(id: string, release: Release): string {
  const entry = catalog.find((one) => one.id === id)?.in(release);
  if (entry?.kind !== 'elementwise') return '';
  const shares = (['float32', 'float64'] as const).map((dtype) => {
    let [equal, points] = [0, 0];
    const compare = (answers: ArrayLike<number>, wanted: readonly number[]) => {
      points += wanted.length;
      equal += wanted.filter((one, i) => Object.is(one, answers[i])).length;
    };
    for (const { parameters, x, y, dy, ySimd, dySimd } of goldenCases(id, release).filter(
      (c) => c.dtype === dtype,
    )) {
      const kernel = entry.functionAt(parameters).inDtype(dtype);
      compare(x.map(kernel.value), y);
      compare(x.map(kernel.derivative), dy);
      const long = Float64Array.from({ length: 64 * Math.ceil(x.length / 64) }, (_, i) => x[i] ?? 0);
      const [values, slopes] = [new Float64Array(long.length), new Float64Array(long.length)];
      kernel.batch(long, values, slopes);
      compare(values, ySimd);
      compare(slopes, dySimd);
    }
    return shareText(equal, points);
  });
  return shares.join(' · ');
}

const releaseRows = catalog
  .filter((row) => row.kind === 'elementwise' && row.isModule)
  .map(({ id }) => `| ${id} | ${columns.map(([first]) => bitsIn(id, first)).join(' | ')} |`);

const page = `# Exactness

Written by \`npm run exactness\` from the golden numbers in \`test/golden\`. Do not edit by hand.

The largest distance from the exact number (at least 800 digits, rounded once to float64), in units in the last place,
over ${xs.length} inputs from −746 to 746, for \`value\` and \`derivative\` here and for PyTorch ${made?.torch} in float64 on the CPU.
Large numbers are tails that PyTorch loses and differences that cancel. A dash: made of straight pieces, without
rounding to speak of. The last column: how many float32 values and gradients are bit-identical to PyTorch's, for single
numbers.

| activation | value | PyTorch's | derivative | PyTorch's | float32 bits equal |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

## Each release

How many values and gradients, of single numbers and of long tensors, are bit-identical to PyTorch's in float32 · float64, in
percent. A column stands for releases that answered every golden point and printed every tensor alike; printing is the same
in all of them (\`test/unit/arithmetic/printing.test.ts\`), and so are Softmax and its kin in float32
(\`test/unit/catalog/vectors.test.ts\`). In bfloat16 and float16 all 65,536 numbers are held, alone and in a long tensor, for 36 settings
in nine releases (\`test/unit/catalog/sixteen-bit.test.ts\`).

| activation | ${columns.map(rangeOf).join(' | ')} |
|---|${columns.map(() => '--:|').join('')}
${releaseRows.join('\n')}

## What last digits hang on

The truth is the build on PyPI for x86-64, on a processor with AVX2 and glibc 2.36.

- **The C library** computes Softplus, Mish, GELU and the ELU family of one number; PyTorch's builds take the machine's. Beside
  glibc 2.41 and 2.43, Mish differs in 26 of 216 golden points and Softplus in 102 of 5,660, all in the last bits (1 to 4 units).
- **tanh** is MKL's in all 17 builds. Here it is the exact value rounded once, from which MKL is 1 unit off at 88 of 120,000 inputs.
- **AVX-512**: GELU of several numbers goes to oneDNN, which from 2.1 on has another formula there: −3 gives −0.00405023, not
  −0.00404987; \`gelu([inf, -inf])\` gives nan twice; the far tail −0. Of 49,024 inputs 28 change a fourth decimal. It is not
  computed here; the hover and Evaluate say where printed digits may hang on it. Until 2.1 that holds of GELU of several numbers in bfloat16, too. Softmax differs there in last bits.
- **Threads**: of a 16-bit Softmax along a dimension that is not the last, some last bits hang on how many share the work. Here it is one.
- **2.6 and 2.7** round a product in GELU by tanh that the other releases fuse into a sum, of one number and of those that the vector
  unit leaves over: 70 of 32,000 inputs give another answer, and each has PyTorch's bits here.
- **float64** of long tensors is the vector library's, which is not repeated here: its answers are within a few units. That
  includes the gradient of GELU, whose last bits changed in 2.7.
- **GPUs and torch.compile** are not held against numbers. By its source, CUDA computes one formula in float32 and rounds once, and
  casts the bounds of Threshold and Hardshrink to the dtype; compiled code takes the ELU family from expm1 in every release.
`;

const file = path.join(projectRoot, 'docs/exactness.md');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, page);
process.stdout.write(page);
