// Runs every layer of tests, side by side where they do not disturb each other, and ends with what each took of its
// budget, the tests that failed by name, and one line that counts them all. A layer fails when a test of it fails, when
// it ends badly, when it takes too long, and when no test ran in it.
// Usage: npm test -- [layers], of: static unit package host web e2e
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findOrInstallChromium } from '../vscode/find-chromium.ts';
import { installVsCode } from '../vscode/install-vscode.ts';
import { runMain, runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { makeVsix } from './vsix.ts';

interface Outcome {
  readonly passed: number;
  /** What failed, by name. */
  readonly failed: readonly string[];
}

interface Layer {
  /** The seconds it should take on two cores, beside what runs beside it. What takes more is told, and does not fail. */
  readonly budget: number;
  /** What it prints begins each line with `label`. */
  readonly run: (label: string) => Promise<Outcome>;
}

/** The seconds that all of it should take, downloads included. */
const budget = 480;
/** A guard against what hangs, far above what a layer takes on a busy machine. */
const layerLimit = 40 * 60_000;
const bin = path.join(projectRoot, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };

function run(commandLine: string, label: string) {
  const [command = '', ...args] = commandLine.split(' ');
  return runProgram(command, args, { show: label || true, limit: layerLimit, cwd: projectRoot, env });
}

/** For a step that either works or does not. */
async function check(commandLine: string, label: string): Promise<Outcome> {
  const { code } = await run(commandLine, label);
  return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [commandLine] };
}

/** For a run of tests, which names those that failed and says last how many there were. */
async function count(commandLine: string, label: string): Promise<Outcome> {
  const { code, output } = await run(commandLine, label);
  const [, passed = 0, failed = 0] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  const names = [...output.matchAll(/^FAILED (.*)$/gm)].map(([, name = '']) => name);
  while (names.length < Number(failed)) names.push(`a test of ${commandLine}`);
  if (code === 124) names.push(`${commandLine} took too long`);
  else if (Number(passed) + names.length === 0) names.push(`${commandLine} ran no test`);
  else if (code !== 0 && names.length === 0) names.push(`${commandLine} ended with exit code ${code}`);
  return { passed: Number(passed), failed: names };
}

function total(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
  };
}

async function checkStatically(label: string): Promise<Outcome> {
  const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { check: string } };
  const outcomes: Outcome[] = [];
  for (const commandLine of scripts.check.split(' && ')) outcomes.push(await check(commandLine, label));
  return total(outcomes);
}

const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);
const layers: Readonly<Record<string, Layer>> = {
  static: { budget: 30, run: checkStatically },
  unit: { budget: 90, run: (label) => count('npm run -s test:unit', label) },
  package: {
    budget: 20,
    run: async (label) =>
      total([await check('npm run -s package', label), await count('npm run -s test:package', label)]),
  },
  host: { budget: 110, run: (label) => count('npm run -s test:host -- --packaged', label) },
  web: { budget: 110, run: (label) => count('npm run -s test:web -- --packaged', label) },
  e2e: { budget: 300, run: (label) => count('npm run -s test:e2e -- --packaged --no-pictures', label) },
};
/** What two cores do at a time, before there is a window and while VS Code and Chromium come in. */
const first = [['unit'], ['static', 'package']];
/** These wait for a window most of the time, each with a server and folders of its own. */
const sideBySide = [['e2e'], ['host', 'web']];

/** Seconds since `start`. */
const since = (start: number): number => Math.round((Date.now() - start) / 1000);
const row = (name: string, outcome: string, seconds: number, limit: number): string =>
  `${name.padEnd(9)} ${outcome.padEnd(24)} ${String(seconds).padStart(4)} s of ${limit}${seconds > limit ? ', over its budget' : ''}`;

runMain(async () => {
  const unknown = asked.filter((name) => !(name in layers));
  if (unknown.length > 0) throw new Error(`No such layer: ${unknown.join(', ')}`);
  const start = Date.now();
  const rows: string[] = [];
  const outcomes: Outcome[] = [];

  const runLayers = async (names: readonly string[], isBesideOthers = false): Promise<void> => {
    for (const name of names) {
      const layer = layers[name];
      if (!layer) continue;
      console.log(`\n=== ${name}`);
      const began = Date.now();
      const { passed, failed } = await layer.run(isBesideOthers ? `${name.padEnd(7)} | ` : '');
      outcomes.push({ passed, failed: failed.map((each) => `${name}: ${each}`) });
      rows.push(row(name, `${passed} passed, ${failed.length} failed`, since(began), layer.budget));
    }
  };
  const runSideBySide = async (groups: readonly (readonly string[])[]): Promise<void> => {
    const wanted = groups.map((names) => names.filter(isAsked)).filter((names) => names.length > 0);
    await Promise.all(wanted.map((names) => runLayers(names, wanted.length > 1)));
  };
  const download = async (): Promise<void> => {
    // What they install is made once: by the package layer, or here where that was not asked for.
    await Promise.all([installVsCode(), findOrInstallChromium(), isAsked('package') || makeVsix()]);
    rows.push(row('downloads', '', since(start), 90));
  };

  const inWindows = sideBySide.flat().filter(isAsked);
  const missing = (inWindows.length > 0 ? download() : Promise.resolve()).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  await runSideBySide(first);
  const why = await missing;
  if (why === undefined) await runSideBySide(sideBySide);
  else outcomes.push({ passed: 0, failed: inWindows.map((name) => `${name}: ${why}`) });

  const { passed, failed } = total(outcomes);
  rows.push(row('all', '', since(start), budget));
  console.log(`\n${rows.join('\n')}\n`);
  for (const name of failed) console.log(`FAILED ${name}`);
  console.log(`${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
});
