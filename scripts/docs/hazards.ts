// Writes docs/hazards.md: where hand-written formulas break beside what a search through PyTorch found, and where the catalog's own
// activations do, judged by the same code; and what is offered in their place: `npm run hazards`. `-- --offers FILE` writes the offers
// for test/golden/make_replacements.py.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { orderedDtypes } from '../../src/arithmetic/ordered.ts';
import type { Formula } from '../../src/autodiff/graph.ts';
import type { HazardKind } from '../../src/autodiff/hazard-judges.ts';
import { findHazards, type Hazard } from '../../src/autodiff/hazards.ts';
import type { ElementwiseActivation, Values } from '../../src/catalog/activation.ts';
import { catalog, findById } from '../../src/catalog/catalog.ts';
import { finish } from '../../src/foundation/generators.ts';
import { newest } from '../../src/foundation/release.ts';
import { readFormulas, readHazards } from '../../test/unit/autodiff/hazard-golden.ts';
import { allOffers, readReplacements } from '../../test/unit/content/replacement/offers.ts';
import { projectRoot } from '../tasks/project-root.ts';

const { values: parsed } = parseArgs({ options: { offers: { type: 'string' } } });

const said: Readonly<Record<Hazard['kind'], string>> = {
  overflow: 'value inf',
  nan: 'value nan',
  digits: 'digits lost',
  'nan-gradient': 'gradient nan',
  'inf-gradient': 'gradient inf',
  'zero-gradient': 'gradient 0',
  'in-place': 'backward raises',
};
const kinds = Object.keys(said).filter((kind): kind is HazardKind => kind !== 'in-place');

function number(x: number): string {
  const text = Math.abs(x) >= 1e6 ? x.toExponential(4) : String(Number(x.toPrecision(5)));
  return text.replaceAll('-', '−').replace('e+', 'e');
}
const range = ({ from, to }: Pick<Hazard, 'from' | 'to'>): string =>
  from === to ? number(from) : `${number(from)} … ${number(to)}`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function elementwise(id: string): ElementwiseActivation {
  const entry = findById(id);
  if (entry?.kind !== 'elementwise') throw new Error(id);
  return entry;
}

function formulaOf(entry: ElementwiseActivation, given: Values): Formula {
  const defaults = Object.fromEntries(entry.parameters.map((one) => [one.name, one.default ?? null]));
  return {
    nodes: [
      { kind: 'input' },
      { kind: 'activation', id: entry.id, parameters: { ...defaults, ...given }, arguments: [0] },
    ],
    output: 1,
    parameters: [],
  };
}

/** How the golden search and ours compare. */
function comparison(): string {
  const formulas = readFormulas();
  const counts = { all: 0, same: 0, near: 0, missing: 0, extra: 0 };
  const others: string[][] = [];
  const overlaps = (one: Pick<Hazard, 'kind' | 'from' | 'to'>, other: typeof one): boolean =>
    one.kind === other.kind && one.from <= other.to && other.from <= one.to;
  const names = Object.entries(readHazards());
  for (const [name, byDtype] of names) {
    const formula = formulas.get(name);
    if (!formula) throw new Error(name);
    for (const dtype of orderedDtypes) {
      const found = finish(findHazards(formula, dtype, newest));
      counts.extra += found.filter((one) => !byDtype[dtype].some((other) => overlaps(one, other))).length;
      for (const golden of byDtype[dtype]) {
        counts.all++;
        const own = found.find((one) => overlaps(one, golden));
        const apart = (end: 'from' | 'to'): number =>
          own ? Math.abs(own[end] - golden[end]) / Math.abs(golden[end] || 1) : Number.POSITIVE_INFINITY;
        const most = Math.max(apart('from'), apart('to'));
        if (!own) counts.missing++;
        else if (most === 0) counts.same++;
        else if (most <= 0.01) counts.near++;
        else others.push([name, dtype, said[golden.kind], range(golden), range(own)]);
      }
    }
  }
  const percent = (n: number): string => `${((100 * n) / counts.all).toFixed(1)} %`;
  return `${names.length} formulas have ${counts.all} stretches in PyTorch. Ours misses ${counts.missing} of them and claims ${counts.extra} that PyTorch
does not show. Of the others ${counts.same} (${percent(counts.same)}) begin and end at the very same numbers, ${counts.near} more within 1 %, all of them in float32
where digits are lost: numbers that fail become rare there before they end, and which ones do hangs on the last digit of the library.
Together ${percent(counts.same + counts.near)}. The rest:

${table(['formula', 'type', 'what', 'in PyTorch', 'here'], others)}`;
}

/** The catalog's activations at their defaults, and with parameters that are known to be hard. */
function ownWeakPoints(): string {
  const rows: (readonly [string, Values])[] = [
    ...catalog
      .filter((one) => one.kind === 'elementwise' && !one.isRandomInTraining)
      .map(({ id }): readonly [string, Values] => [id, {}]),
    ['GELU', { approximate: 'tanh' }],
    ['Softplus', { beta: 1, threshold: 100 }],
    ['Softplus', { beta: 20, threshold: 2000 }],
    ['Softplus', { beta: 0.001 }],
    ['Logit', { eps: 1e-6 }],
  ];
  const sound: string[] = [];
  const lines = rows.flatMap(([id, given]) => {
    const formula = formulaOf(elementwise(id), given);
    const label = `${id}(${Object.entries(given)
      .map(([name, value]) => `${name}=${value}`)
      .join(', ')})`;
    const found = orderedDtypes.flatMap((dtype) => finish(findHazards(formula, dtype, newest, kinds)));
    if (found.length === 0) sound.push(label);
    return found.map((one) => [label, one.dtype, said[one.kind], range(one)]);
  });
  return `${table(['activation', 'type', 'what', 'x'], lines)}\n\nNothing was found in ${sound.join(', ')}.`;
}

/** What a few answer at the ends of the line, where a limit is. */
function atInfinity(): string {
  const ids = ['SiLU', 'Mish', 'GELU', 'Hardswish', 'LogSigmoid', 'Softsign', 'Tanhshrink'];
  const rows = ids.map((id) => {
    const f = elementwise(id).functionAt({ approximate: 'none' });
    const { value, derivative } = f.inDtype('float32');
    const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return [id, ...[value(low), derivative(low), value(high), derivative(high)].map(String)];
  });
  return table(['activation', 'f(−inf)', 'f′(−inf)', 'f(inf)', 'f′(inf)'], rows);
}

/** How far the two GELUs are apart. */
function gelus(): string {
  const [exact, byTanh] = ['none', 'tanh'].map((approximate) =>
    elementwise('GELU').functionAt({ approximate }),
  );
  let [most, at] = [0, 0];
  for (let x = -8; x <= 8; x += 1 / 4096) {
    const apart = Math.abs((exact?.value(x) ?? 0) - (byTanh?.value(x) ?? 0));
    if (apart > most) [most, at] = [apart, x];
  }
  return `GELU(approximate='tanh') is at most ${most.toPrecision(3)} from GELU, at x = ±${Math.abs(at).toPrecision(3)}.`;
}

/** What PyTorch made of the replacements, by what their titles say. */
function replacements(): string {
  const { offers } = readReplacements();
  const noteOf = (title: string): string =>
    /\(([^()]*(?:last|value|gradient|differs)[^()]*)\)$/.exec(title)?.[1] ?? '';
  const notes = [...new Set(offers.map(({ title }) => noteOf(title).replace(/(= |> ).*/, '$1…')))].sort();
  const rows = notes.map((note) => {
    const of = offers.filter(({ title }) => noteOf(title).replace(/(= |> ).*/, '$1…') === note);
    const all = of.flatMap(({ answers }) => Object.values(answers).flatMap((one) => Object.values(one)));
    const most = (key: 'further' | 'furtherOfOne' | 'many'): string =>
      Math.max(...all.map((one) => one[key]))
        .toPrecision(2)
        .replace(/e\+?/, 'e');
    const broken = all.flatMap(({ broken }) => broken ?? []);
    return [
      note.replaceAll('|', '\\|') || 'nothing',
      String(of.length),
      most('further'),
      most('furtherOfOne'),
      broken.length > 0 ? `beyond ±${number(Math.min(...broken))}` : 'nowhere',
    ];
  });
  return table(['the title says', 'offers', 'units further', 'units of 1', 'no number'], rows);
}

if (parsed.offers !== undefined) {
  const offers = allOffers().map(({ offers, ...rest }) => ({
    ...rest,
    offers: offers.map(({ replacement: _, ...one }) => one),
  }));
  writeFileSync(parsed.offers, JSON.stringify(offers));
  process.exit();
}

const text = `# Where formulas break

Written by \`npm run hazards\`. Do not edit by hand.

A number x is a hazard to a formula in a type where the function that is written down has a value (a slope) over the reals and PyTorch
answers something else: **inf** or **nan** in the value or the gradient, or a value that has lost **more than half of its digits** (12 bits of
float32, 5.5 of float16, 4 of bfloat16) and is not too small to have them all. Where an operation in place destroys what backward needs,
PyTorch raises whatever x is. Values over the reals are worked out with 320 bits. Smaller gaps than a sixteenth of all numbers
of the type do not part stretches.

## Which inputs count as ordinary

**|x| ≤ 12.** Inputs of a layer are of the order of 1 where something normalizes them or weights are initialized as usual: of a billion
normally distributed numbers with a deviation of 1 the largest is about 6, and twice that leaves room for a layer that trains away from it.
What is met only farther out is met by accident. The hover's second line therefore names only what happens within 12, of PyTorch's activations and of
hand-written ones: exp(x) overflows float16 from 11.09 on. What happens farther out, such as the 88.72 of float32, stands under *More*;
\`log(1 + exp(x))\` is marked in the editor in any case. Lost digits are not in the hover: where values are small beside their summands they are
lost in every layer, and rarely matter there; \`npm run ask\` tells them.

## Beside PyTorch

Searched in PyTorch 2.15 over all numbers of float16 and bfloat16 and 100,000 of float32 (\`test/golden/make_hazards.py\`).
${comparison()}

## What is offered instead

Each replacement that the editor offers for these formulas, tried in PyTorch 2.15 over all numbers of float16 and bfloat16 and a million of
float32, values and gradients (\`test/golden/make_replacements.py\`). **Units further** is how much further from the exact function it is than
the formula, at most, in units in the last place of the exact answer: 2 are allowed where the title says nothing, 4
where numbers are too small to have all their digits. Where it says something, the
answer is close to 0 beside its terms, and the formula may be the better one there; in units of 1 no more than 16 are allowed. **No number**
is where the replacement is inf or nan and the formula is not.

${replacements()}

## The catalog's own

PyTorch's kernels for long tensors, judged by the same code; gradients that are 0 where the slope is not are told, too.

${ownWeakPoints()}

${gelus()}

At the ends of the line, where a product of 0 and infinity is nan:

${atInfinity()}
`;

const folder = path.join(projectRoot, 'docs');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'hazards.md'), text);
console.log('docs/hazards.md');
