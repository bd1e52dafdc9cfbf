// Runs every layer of tests and ends with one line that counts them all. A layer fails when a test of it fails, when
// it ends badly, when it takes too long, and when no test ran in it.
// Usage: npm test -- [layers], of: static unit package host web e2e
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findOrInstallChromium } from '../vscode/find-chromium.ts';
import { installVsCode } from '../vscode/install-vscode.ts';
import { type Finished, runMain, runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Why a layer failed beyond its tests. */
  readonly trouble?: string;
}

/** A guard against what hangs, far above what a layer takes on a busy machine. */
const layerLimit = 40 * 60_000;
const bin = path.join(projectRoot, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };

function run(commandLine: string): Promise<Finished> {
  const [command = '', ...args] = commandLine.split(' ');
  return runProgram(command, args, { show: true, limit: layerLimit, cwd: projectRoot, env });
}

/** For a step that either works or does not. */
async function check(commandLine: string): Promise<Counts> {
  const { code } = await run(commandLine);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, trouble: `${commandLine} failed` };
}

/** For a run of tests, which says last how many there were. */
async function count(commandLine: string): Promise<Counts> {
  const { code, output } = await run(commandLine);
  const said = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  const passed = Number(said?.[1] ?? 0);
  const failed = Number(said?.[2] ?? 0);
  if (code === 124) return { passed, failed: failed + 1, trouble: 'took too long' };
  if (passed + failed === 0) return { passed, failed: 1, trouble: 'no test ran' };
  if (code !== 0 && failed === 0) return { passed, failed: 1, trouble: `ended with exit code ${code}` };
  return { passed, failed };
}

async function checkStatically(): Promise<Counts> {
  const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { check: string } };
  const results: Counts[] = [];
  for (const commandLine of scripts.check.split(' && ')) results.push(await check(commandLine));
  return total(results);
}

function total(results: readonly Counts[]): Counts {
  const trouble = results.flatMap((result) => result.trouble ?? []).join('; ');
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    ...(trouble ? { trouble } : {}),
  };
}

const needVsCode = ['host', 'web', 'e2e'];
const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);
/** The package layer has just made what these install. */
const packaged = isAsked('package') ? ' -- --packaged' : '';
const layers: Readonly<Record<string, () => Promise<Counts>>> = {
  static: checkStatically,
  unit: () => count('npm run -s test:unit'),
  package: async () => total([await check('npm run -s package'), await count('npm run -s test:package')]),
  host: () => count('npm run -s test:host'),
  web: () => count(`npm run -s test:web${packaged}`),
  e2e: () => count(`npm run -s test:e2e${packaged}`),
};

runMain(async () => {
  const unknown = asked.filter((name) => !(name in layers));
  if (unknown.length > 0) throw new Error(`No such layer: ${unknown.join(', ')}`);
  const chosen = Object.entries(layers).filter(([name]) => isAsked(name));

  // What has to be downloaded comes in while the layers that do not need it run.
  const wanted = chosen.some(([name]) => needVsCode.includes(name));
  const prepared = wanted ? Promise.all([installVsCode(), findOrInstallChromium()]) : Promise.resolve();
  const preparation = prepared.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

  const summary: string[] = [];
  const results: Counts[] = [];
  for (const [name, runLayer] of chosen) {
    const missing = needVsCode.includes(name) ? await preparation : undefined;
    console.log(`\n=== ${name}`);
    const started = Date.now();
    const result = missing ? { passed: 0, failed: 1, trouble: missing } : await runLayer();
    results.push(result);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const trouble = result.trouble ? `: ${result.trouble}` : '';
    summary.push(
      `${name.padEnd(8)} ${result.passed} passed, ${result.failed} failed (${seconds} s)${trouble}`,
    );
  }
  const { passed, failed } = total(results);
  console.log(`\n${summary.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
