// Runs every bench and prints one table. Speed is given as a ratio to something measured in the same run.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

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

async function main(): Promise<void> {
  const folder = import.meta.dirname;
  const wanted = process.argv.slice(2);
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.bench.ts'))
    .sort()) {
    if (wanted.length && !wanted.some((name) => file.startsWith(name))) continue;
    const module: { rows(): Promise<readonly BenchRow[]> } = await import(
      pathToFileURL(path.join(folder, file)).href
    );
    console.log(`\n${file.replace('.bench.ts', '')}`);
    console.table(await module.rows());
  }
}

if (process.argv[1] === import.meta.filename) void main();
