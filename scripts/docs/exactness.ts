// Writes docs/exactness.md: how far every activation is from the truth, beside PyTorch, in units in the last place.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementwiseActivation, Values } from '../../src/catalog/activation.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { newest } from '../../src/foundation/release.ts';
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

const page = `# Exactness

Written by \`npm run exactness\` from the golden numbers in \`test/golden\`. Do not edit by hand.

The largest distance from the exact number (at least 800 digits, rounded once to float64), in units in the last place,
over ${xs.length} inputs from −746 to 746, for \`value\` and \`derivative\` here and for PyTorch ${made?.torch} in float64 on the CPU.
Large numbers are tails that PyTorch loses and differences that cancel. A dash: made of straight pieces, without
rounding to speak of. The last column: how many answers and gradients of \`torchValue\` and \`torchDerivative\` in float32
have the very bits of PyTorch's (its path for single numbers).

| activation | value | PyTorch's | derivative | PyTorch's | float32 bits equal |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}
`;

const file = path.join(projectRoot, 'docs/exactness.md');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, page);
process.stdout.write(page);
