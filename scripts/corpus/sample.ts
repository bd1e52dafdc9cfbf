// Draws places at which the reader says something, for a person to judge: `npm run corpus:sample -- [--seed N] [--each N]
// [--all] FOLDER...` prints each place with the code around it and every line that binds its name, but not what the reader
// says; `--answers FILE` writes that down, to be compared with verdicts that were written before. Places are drawn from each
// mechanism by which a name comes to an activation, of what is certain unless `--all` is given. `--from uses.jsonl --files N`
// reads only N of the files in which `npm run corpus` found modules by a name, drawn by the same seed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ActivationUse, type Cell, createReader } from '../../src/python/index.ts';
import { runMain } from '../tasks/programs.ts';
import { moduleName, pythonFiles } from './python-files.ts';

/** How a name comes to what it holds there, as far as the text around tells. */
type Mechanism =
  | 'direct'
  | 'method'
  | 'table'
  | 'factory'
  | 'dataclass'
  | 'branch'
  | 'container'
  | 'inheritance'
  | 'instance changed'
  | 'attribute'
  | 'variable';

interface Place {
  readonly path: string;
  readonly text: string;
  readonly use: ActivationUse;
}

async function main(): Promise<number> {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      each: { type: 'string', default: '60' },
      all: { type: 'boolean', default: false },
      answers: { type: 'string' },
      from: { type: 'string' },
      files: { type: 'string', default: '300' },
    },
  });
  if (folders.length === 0 && values.from === undefined)
    throw new Error(
      'Usage: npm run corpus:sample -- [--seed N] [--each N] [--all] [--answers FILE] FOLDER...',
    );
  for (const folder of folders) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const random = randomFrom(Number(values.seed));
  const found = new Map<Mechanism, Place[]>();
  const paths = values.from
    ? drawn(filesIn(values.from), Number(values.files), random)
    : folders.flatMap((folder) => [...pythonFiles(folder)]);
  for (const path of paths) {
    const text = path.endsWith('.py') ? readFileSync(path, 'utf8') : '';
    for (const use of usesIn(path, text)) {
      if (use.kind === 'string' || (!values.all && use.certainty !== 'certain')) continue;
      const mechanism = mechanismOf(use, text);
      const list = found.get(mechanism);
      if (list) list.push({ path, text, use });
      else found.set(mechanism, [{ path, text, use }]);
    }
  }
  const answers: string[] = [];
  for (const [mechanism, places] of found) {
    console.log(`==== ${mechanism}: ${places.length} places`);
    for (let count = 0; count < Number(values.each) && places.length > 0; count++) {
      const [place] = drawn(places, 1, random);
      if (!place) break;
      console.log(`---- ${answers.length} ${describe(place)}`);
      answers.push(`${answers.length}\t${mechanism}\t${answerOf(place.use)}`);
    }
  }
  if (values.answers !== undefined) writeFileSync(values.answers, `${answers.join('\n')}\n`);
  return 0;
}

/** Numbers between 0 and 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The files that a list of uses has modules of by a name. */
function filesIn(path: string): string[] {
  const found = new Set<string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const { path: file = '', kind = '' } = line === '' ? {} : JSON.parse(line);
    if (/^instance/.test(kind)) found.add(file);
  }
  return [...found];
}

/** Takes so many of the list out of it. */
function drawn<T>(list: T[], count: number, random: () => number): T[] {
  const taken: T[] = [];
  while (taken.length < count && list.length > 0)
    taken.push(...list.splice(Math.floor(random() * list.length), 1));
  return taken;
}

function usesIn(path: string, text: string): readonly ActivationUse[] {
  if (!/torch/.test(text)) return [];
  const module = moduleName(path);
  const cell: Cell = { text, language: 'python', ...(module === undefined ? {} : { module }) };
  const reading = createReader().read([cell]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.uses[0] ?? [];
}

function mechanismOf(use: ActivationUse, text: string): Mechanism {
  const { origin, callee, kind, parameters } = use;
  if (kind === 'method call') return 'method';
  if (Object.values(parameters).some(({ from }) => from?.kind === 'set later')) return 'instance changed';
  if (use.namedBy) return 'table';
  if (!origin) return 'direct';
  const line = lineAt(text, origin.start).trim();
  const ahead = text.slice(0, origin.start);
  if (/^(?:return|else|lambda)\b|\blambda\b/.test(line)) return 'factory';
  if (/^['"][\w-]+['"]\s*:/.test(line) || /\{[^{}]*:[^{}]*$/.test(line.slice(0, origin.start)))
    return 'table';
  if (classAround(text, use.start) !== classAround(text, origin.start) && /^self\b/.test(callee.code))
    return 'inheritance';
  if (/@dataclass[\s\S]{0,400}$/.test(ahead) && /^\w+\s*:/.test(line)) return 'dataclass';
  if (/[[\]]/.test(callee.code) || /^(?:nn\.|\[|\]|layers|modules)/.test(line)) return 'container';
  if (/\bif\b.*\belse\b/.test(line)) return 'branch';
  const before = ahead.slice(0, ahead.lastIndexOf('\n')).trimEnd();
  if (/(?:else|\b(?:el)?if\b[^\n]*|try|except[^\n]*):$/.test(before)) return 'branch';
  return callee.code.includes('.') ? 'attribute' : 'variable';
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

function classAround(text: string, offset: number): string | undefined {
  return [...text.slice(0, offset).matchAll(/^[ \t]*class (\w+)/gm)].at(-1)?.[1];
}

/** The place, the lines around it, and all lines that bind its last name. */
function describe({ path, text, use }: Place): string {
  const lines = text.split('\n');
  const at = text.slice(0, use.start).split('\n').length - 1;
  const column = use.start - (text.lastIndexOf('\n', use.start - 1) + 1);
  const shown = (from: number, to: number) =>
    lines.slice(Math.max(0, from), to).map((line, index) => {
      const number = Math.max(0, from) + index;
      return `${number === at ? '>' : ' '}${number + 1}: ${line.slice(0, 160)}`;
    });
  const name = /(\w+)\W*$/.exec(use.callee.code.replace(/\[[^\]]*\]\s*$/, ''))?.[1] ?? '';
  const binds = new RegExp(
    `\\b${name}\\b\\s*(?::[^=]+)?[+|]?=(?!=)|\\b(?:def|class|import|for|as)\\b.*\\b${name}\\b|['"]${name}['"]|\\b${name}\\.(?:append|extend|insert|add_module)\\(`,
  );
  const bound = lines.flatMap((line, index) =>
    binds.test(line) ? [`  ${index + 1}: ${line.trim().slice(0, 140)}`] : [],
  );
  return [
    `${path}:${at + 1}:${column + 1} ${use.callee.code.slice(0, 60)} in class ${classAround(text, use.start) ?? '–'}`,
    ...shown(at - 3, at + 2),
    `  binds ${name}:`,
    ...bound.slice(0, 14),
  ].join('\n');
}

function answerOf({ id, certainty, parameters, candidates, origin }: ActivationUse): string {
  const values = Object.entries(parameters).map(([name, { value, text }]) => `${name}=${value ?? text}`);
  const others = (candidates ?? []).map((one) => one.id).join('|');
  return [certainty, id, values.join(','), others, origin?.line ?? ''].join('\t');
}

runMain(main);
