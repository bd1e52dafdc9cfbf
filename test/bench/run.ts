// Runs every bench, prints one table and keeps it as docs/speed.md, which README's figures are cut from.
// Usage: npm run bench -- [names]; with names only those are run, and nothing is kept. Builds what it measures, installs
// pyright, and asks the PyTorch of PYTHON where that has one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMain, runProgram } from '../../scripts/tasks/programs.ts';
import { projectRoot } from '../../scripts/tasks/project-root.ts';

/** One line of the table. */
export interface BenchRow {
  /** What was done, "hover on an unchanged 5,000-line file". */
  readonly what: string;
  /** What was measured, with its unit, "0.4 ms at p95". */
  readonly figure: string;
  /** What it was measured against in the same run, "pyright's hover, 12 ms at p95", or what is missing here. */
  readonly against: string;
  /** Our time (or bytes) divided by theirs, or an empty string where there is nothing to compare with. */
  readonly ratio: string;
}

/** The middle value and the 95th percentile of some measurements. */
export function summarise(times: readonly number[]): { median: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

const head = '| what | here | beside it, in the same run | ratio |\n|---|--:|---|--:|\n';

const lineOf = ({ what, figure, against, ratio }: BenchRow): string =>
  `| ${[what, figure, against, ratio].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** A bench that cannot run on this machine becomes a row that says so. */
async function rowsOf(file: string): Promise<readonly BenchRow[]> {
  try {
    const bench: { rows(): Promise<readonly BenchRow[]> } = await import(
      pathToFileURL(path.join(import.meta.dirname, file)).href
    );
    return await bench.rows();
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return [{ what: file, figure: 'not measured here', against: reason, ratio: '' }];
  }
}

function machine(): string {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${cpus.length} cores of ${cpus[0]?.model.trim()}, ${memory} GiB, ${os.type()}, Node ${process.versions.node}`;
}

/** What README shows of the table: how the lines begin, in its order. */
const shown = [
  'first hover in a file of 1,000 lines that nobody has read',
  'hover on an unchanged 5,000-line file, p95',
  'after one keystroke, median',
  'evaluate 1,000,000 numbers',
  'Plot: the same steps',
  'activation:',
];

/** Puts these lines in the place of those in README's table. */
function showIn(readme: string, lines: readonly string[]): string {
  const start = readme.indexOf(head.split('\n')[0] ?? head);
  if (start < 0) throw new Error('README.md has no table of speed.');
  const chosen = shown.flatMap((beginning) => lines.filter((line) => line.startsWith(`| ${beginning}`)));
  return `${readme.slice(0, start)}${head}${chosen.join('\n')}${readme.slice(readme.indexOf('\n\n', start))}`;
}

async function main(): Promise<number> {
  const wanted = process.argv.slice(2);
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
    .sort();
  const building = await runProgram(process.execPath, ['esbuild.mjs'], { cwd: projectRoot });
  if (building.code !== 0) throw new Error(building.output);
  const lines: string[] = [];
  for (const file of files) {
    console.error(`measuring ${file.replace('.bench.ts', '')}`);
    lines.push(...(await rowsOf(file)).map(lineOf));
  }
  const table = `${head}${lines.join('\n')}\n`;
  console.log(`\n${machine()}\n\n${table}`);
  if (wanted.length > 0) return 0;
  const page = `# Speed

Written by \`npm run bench\`. Do not edit by hand. Measured on ${machine()}, ${new Date().toISOString().slice(0, 10)}.
Others use this machine, too; what stands beside a figure was measured in the same run, so that the ratio says more than
either.

${table}`;
  writeFileSync(path.join(projectRoot, 'docs/speed.md'), page);
  const readme = path.join(projectRoot, 'README.md');
  writeFileSync(readme, showIn(readFileSync(readme, 'utf8'), lines));
  return 0;
}

if (process.argv[1] === import.meta.filename) runMain(main);
