// Runs every layer of tests, several at a time where they do not disturb each other, and ends with what each took of its
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
  /** What it prints begins each line with `label`; of a layer in parts it runs one, from 1. */
  readonly run: (label: string, part: number) => Promise<Outcome>;
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
  e2e: {
    budget: 300,
    run: (label, part) =>
      count(`npm run -s test:e2e -- --packaged --no-pictures --part ${part}/${partsOf('e2e')}`, label),
  },
};
/** What is begun as soon as one of two cores is free, in this order; before there is a window VS Code and Chromium come in. */
const first = ['unit', 'static', 'package'];
/** These wait for a window most of the time, each with a server and folders of its own. */
const inWindows = ['e2e', 'host', 'e2e', 'web', 'e2e'];

const partsOf = (name: string): number => inWindows.filter((one) => one === name).length;

/** Seconds since `start`. */
const since = (start: number): number => Math.round((Date.now() - start) / 1000);
const row = (name: string, outcome: string, seconds: number, limit: number): string =>
  `${name.padEnd(9)} ${outcome.padEnd(24)} ${String(seconds).padStart(4)} s of ${limit}${seconds > limit ? ', over its budget' : ''}`;

runMain(async () => {
  const unknown = asked.filter((name) => !(name in layers));
  if (unknown.length > 0) throw new Error(`No such layer: ${unknown.join(', ')}`);
  const start = Date.now();
  const rows: string[] = [];
  const done = new Map<string, { readonly outcomes: Outcome[]; seconds: number }>();

  const run = async (name: string, part: number): Promise<void> => {
    const layer = layers[name];
    if (!layer) return;
    console.log(`\n=== ${name}`);
    const began = Date.now();
    const { passed, failed } = await layer.run(`${name.padEnd(7)} | `, part);
    const all = done.get(name) ?? { outcomes: [], seconds: 0 };
    done.set(name, all);
    all.outcomes.push({ passed, failed: failed.map((each) => `${name}: ${each}`) });
    all.seconds += since(began);
  };
  /** So many at a time, each begun when one before it has ended. */
  const runAll = async (names: readonly string[], atOnce: number): Promise<void> => {
    const queue = names.map((name, at) => ({
      name,
      part: names.slice(0, at + 1).filter((one) => one === name).length,
    }));
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await run(next.name, next.part);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  };
  const download = async (): Promise<void> => {
    // What they install is made once: by the package layer, or here where that was not asked for.
    await Promise.all([installVsCode(), findOrInstallChromium(), isAsked('package') || makeVsix()]);
    rows.push(row('downloads', '', since(start), 90));
  };

  const windows = inWindows.filter(isAsked);
  const missing = (windows.length > 0 ? download() : Promise.resolve()).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  await runAll(first.filter(isAsked), 2);
  const why = await missing;
  if (why === undefined) await runAll(windows, 3);
  const outcomes = [...done.values()].flatMap((one) => one.outcomes);
  if (why !== undefined) outcomes.push({ passed: 0, failed: windows.map((name) => `${name}: ${why}`) });
  for (const [name, layer] of Object.entries(layers)) {
    const ended = done.get(name);
    if (!ended) continue;
    const { passed, failed } = total(ended.outcomes);
    rows.push(row(name, `${passed} passed, ${failed.length} failed`, ended.seconds, layer.budget));
  }

  const { passed, failed } = total(outcomes);
  rows.push(row('all', '', since(start), budget));
  console.log(`\n${rows.join('\n')}\n`);
  for (const name of failed) console.log(`FAILED ${name}`);
  console.log(`${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
});
