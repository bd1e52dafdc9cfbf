// Times PyTorch's own kernels on this machine's CPU beside the baseline's and writes them to src/catalog/costs.generated.ts.
// Needs a Python with PyTorch, `PYTHON=…/python npm run costs`, and a machine that does nothing else for five minutes.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Activation } from '../../src/catalog/activation.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { baseline } from '../../src/catalog/roles.ts';
import { python } from '../tasks/python.ts';

/** In the order of the table's columns. */
const DTYPES = ['float32', 'bfloat16', 'float16', 'float64'] as const;

interface Measured {
  readonly release: string;
  readonly processor: string;
  readonly count: number;
  readonly costs: Readonly<
    Record<string, Readonly<Record<string, { readonly forward?: number; readonly backward?: number }>>>
  >;
}

/** What is asked of costs.py: an expression that makes a function of a tensor, and what that tensor is like. */
function requestFor(entry: Activation) {
  return {
    id: entry.id,
    isBaseline: entry === baseline,
    expression: expressionOf(entry),
    rank: entry.kind === 'vector' && entry.fixed ? 4 : 2,
    within: entry.family === 'related' && entry.kind === 'elementwise' ? '(0, 1)' : 'all',
  };
}

function expressionOf(entry: Activation): string {
  if (entry.isModule) {
    const given = entry.parameters.filter((parameter) => parameter.default === undefined);
    const values = given.map(({ name, example }) => `${name}=${example ?? (name === 'dim' ? -1 : 0)}`);
    return `nn.${entry.id}(${values.join(', ')})`;
  }
  return entry.expression === undefined
    ? (entry.apiPaths[0]?.path ?? 'None')
    : `lambda x: ${entry.expression}`;
}

/** Two digits: what another run says again. */
const short = (cost: number) => Number(cost.toPrecision(2));

function writeTable({ release, processor, count, costs }: Measured): string {
  const dtypes = DTYPES.filter((dtype) => Object.values(costs).some((own) => own[dtype]));
  const rows = Object.entries(costs).map(([id, byDtype]) => {
    const cells = dtypes.flatMap((dtype) => [byDtype[dtype]?.forward, byDtype[dtype]?.backward]);
    return `  ${id}: [${cells.map((cell) => (cell === undefined ? 'no' : short(cell))).join(', ')}],`;
  });
  return `// What PyTorch's own kernels cost on a CPU, beside the baseline's: written by \`npm run costs\`, never by hand.

const no = undefined;

/** Where and with what the table was measured; \`count\` is how many numbers a tensor had. */
export const measured = {
  release: '${release}',
  processor: '${processor}',
  count: ${count},
  dtypes: [${dtypes.map((dtype) => `'${dtype}'`).join(', ')}],
} as const;

/** For each dtype the times of forward and backward as ratios to the baseline's, by id; none if PyTorch has no kernel. */
export const costs: Readonly<Record<string, readonly (number | undefined)[]>> = {
${rows.join('\n')}
};
`;
}

if (process.argv[1] === import.meta.filename) {
  const script = path.join(import.meta.dirname, 'costs.py');
  const { stdout, status } = spawnSync(python, [script], {
    input: JSON.stringify(catalog.map(requestFor)),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('PyTorch could not be timed: see what Python says above.');
  writeFileSync('src/catalog/costs.generated.ts', writeTable(JSON.parse(stdout)));
}
