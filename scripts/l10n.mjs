// Collects every sentence that `t('…')` puts before a person and writes them to l10n/bundle.l10n.json, the list
// that translations are made from. `--check` only says what is missing or unused, in every language.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const bundle = path.join(root, 'l10n/bundle.l10n.json');

/** Every key in a source text, with the line it stands on. A `t(` whose first argument is no plain literal is an error. */
export function keysOf(source, file) {
  const keys = [];
  // `look.t(` counts, VS Code's own `l10n.t(` does not: it is handed what `t` was.
  const call = /(?<![\w$]|l10n\.)t\(\s*/g;
  for (let match = call.exec(source); match; match = call.exec(source)) {
    const line = source.slice(0, match.index).split('\n').length;
    const before = source.slice(source.lastIndexOf('\n', match.index) + 1, match.index);
    if (/^\s*(\/\/|\*)/.test(before)) continue;
    const literal = /^('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)\s*[,)]/.exec(
      source.slice(call.lastIndex),
    );
    if (!literal) {
      keys.push({ file, line, key: undefined });
      continue;
    }
    keys.push({ file, line, key: unquote(literal[1]) });
  }
  return keys;
}

/** The text that a JavaScript string literal stands for. */
function unquote(literal) {
  const inner = literal
    .slice(1, -1)
    .replace(/\\u\{?([0-9a-fA-F]{4,6})\}?|\\(.)|\n/gs, (all, code, escaped) => {
      if (code) return String.fromCodePoint(Number.parseInt(code, 16));
      if (escaped === 'n') return '\n';
      return escaped ?? all;
    });
  return inner;
}

/** The source files that may speak to a person. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(full);
    return entry.name.endsWith('.ts') ? [full] : [];
  });
}

/** Every key of the product, sorted; throws with the places where `t` is called without a literal. */
export function collect() {
  const found = sources(path.join(root, 'src')).flatMap((file) =>
    keysOf(readFileSync(file, 'utf8'), path.relative(root, file)),
  );
  const bad = found.filter((each) => each.key === undefined);
  if (bad.length) {
    throw new Error(
      `t() wants a plain literal at ${bad.map((each) => `${each.file}:${each.line}`).join(', ')}`,
    );
  }
  return [...new Set(found.map((each) => each.key))].sort();
}

/** `{0}`, `{1}` … in a sentence, sorted. */
export const placeholders = (text) =>
  [...text.matchAll(/\{\d+\}/g)]
    .map((match) => match[0])
    .sort()
    .join(' ');

/** What is wrong with one translation of a set of keys: missing, unused, other placeholders. */
export function faults(keys, translation) {
  const wanted = new Set(keys);
  return [
    ...keys.filter((key) => !(key in translation)).map((key) => `missing: ${key}`),
    ...Object.keys(translation)
      .filter((key) => !wanted.has(key))
      .map((key) => `unused: ${key}`),
    ...keys
      .filter((key) => key in translation && placeholders(key) !== placeholders(translation[key]))
      .map((key) => `other placeholders: ${key}`),
  ];
}

function main() {
  const keys = collect();
  if (!process.argv.includes('--check')) {
    writeFileSync(bundle, `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, key])), null, 2)}\n`);
    console.log(`${keys.length} sentences in ${path.relative(root, bundle)}`);
  }
  for (const name of existsSync(path.dirname(bundle)) ? readdirSync(path.dirname(bundle)).sort() : []) {
    const found = faults(keys, JSON.parse(readFileSync(path.join(path.dirname(bundle), name), 'utf8')));
    if (found.length) process.exitCode = 1;
    for (const fault of found) console.error(`${name}: ${fault}`);
  }
}

if (process.argv[1] === import.meta.filename) main();
