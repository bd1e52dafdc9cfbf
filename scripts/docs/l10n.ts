// Collects every sentence that `t('…')` puts before a person and writes them to l10n/bundle.l10n.json, the list
// that translations are made from: `npm run l10n`. `-- --check` only says what is missing or unused, in every language.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../tasks/project-root.ts';
import { textOf } from '../tasks/signs.mjs';

const folder = path.join(projectRoot, 'l10n');
const bundle = path.join(folder, 'bundle.l10n.json');

/** A place where `t` is called; `key` is undefined where its first argument is no plain literal. */
interface FoundKey {
  readonly file: string;
  readonly line: number;
  readonly key: string | undefined;
}

/** Every key in a source text, with the line it stands on. A `t(` whose first argument is no plain literal is an error. */
export function keysOf(source: string, file: string): readonly FoundKey[] {
  const keys: FoundKey[] = [];
  // `look.t(` counts, VS Code's own `l10n.t(` does not: it is handed what `t` was.
  const call = /(?<![\w$]|l10n\.)t\(\s*/g;
  for (let match = call.exec(source); match; match = call.exec(source)) {
    const line = source.slice(0, match.index).split('\n').length;
    const before = source.slice(source.lastIndexOf('\n', match.index) + 1, match.index);
    if (/^\s*(\/\/|\*)/.test(before)) continue;
    const literal = /^('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)\s*[,)]/.exec(
      source.slice(call.lastIndex),
    )?.[1];
    keys.push({ file, line, key: literal && textOf(literal.slice(1, -1)) });
  }
  return keys;
}

/** Every key of the product, sorted; throws with the places where `t` is called without a literal. */
export function collect(): readonly string[] {
  const sources = readdirSync(path.join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' });
  const found = sources
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => keysOf(readFileSync(path.join(projectRoot, 'src', name), 'utf8'), `src/${name}`));
  const bad = found.filter(({ key }) => key === undefined);
  if (bad.length > 0)
    throw new Error(
      `t() wants a plain literal at ${bad.map(({ file, line }) => `${file}:${line}`).join(', ')}`,
    );
  return [...new Set(found.flatMap(({ key }) => key ?? []))].sort();
}

/** `{0}`, `{1}` … in a sentence, sorted. */
const placeholders = (text: string): string => [...text.matchAll(/\{\d+\}/g)].map(String).sort().join(' ');

/** What is wrong with one translation of a set of keys: missing, unused, other placeholders. */
export function faults(
  keys: readonly string[],
  translation: Readonly<Record<string, string>>,
): readonly string[] {
  const wanted = new Set(keys);
  const faultOf = (key: string): string | undefined => {
    const translated = translation[key];
    if (translated === undefined) return `missing: ${key}`;
    return placeholders(key) === placeholders(translated) ? undefined : `other placeholders: ${key}`;
  };
  return [
    ...keys.flatMap((key) => faultOf(key) ?? []),
    ...Object.keys(translation)
      .filter((key) => !wanted.has(key))
      .map((key) => `unused: ${key}`),
  ];
}

function main(): void {
  const keys = collect();
  if (!process.argv.includes('--check')) {
    writeFileSync(bundle, `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, key])), null, 2)}\n`);
    console.log(`${keys.length} sentences in ${path.relative(projectRoot, bundle)}`);
  }
  for (const name of readdirSync(folder).sort()) {
    const found = faults(keys, JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
    if (found.length > 0) process.exitCode = 1;
    for (const fault of found) console.error(`${name}: ${fault}`);
  }
}

if (process.argv[1] === import.meta.filename) main();
