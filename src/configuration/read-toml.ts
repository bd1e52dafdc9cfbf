// Reads the values of TOML with their places: tables, dotted keys, inline tables and arrays.
import { readFlow } from './read-json.ts';
import { bareValue, endOfQuoted, type Setting } from './setting.ts';

const header = /^\s*(\[\[?)([^\]\n]+)\]/;
const pair = /^\s*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)\s*=\s*/;

export function readToml(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  const counts = new Map<string, number>();
  let table: readonly (string | number)[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const found = header.exec(line);
    if (found) {
      const keys = keysIn(found[2] ?? '');
      const name = keys.join('\n');
      const count = counts.get(name) ?? 0;
      if (found[1] === '[[') counts.set(name, count + 1);
      table = found[1] === '[[' ? [...keys, count] : keys;
      at = end + 1;
      continue;
    }
    const [whole, written] = pair.exec(line) ?? [];
    at =
      whole === undefined
        ? end + 1
        : readValue(text, at + whole.length, [...table, ...keysIn(written ?? '')], settings);
  }
  return settings;
}

function readValue(text: string, start: number, path: Setting['path'], settings: Setting[]): number {
  const letter = text.charAt(start);
  const triple = letter.repeat(3);
  if ((letter === '"' || letter === "'") && text.startsWith(triple, start)) {
    const close = text.indexOf(triple, start + 3);
    return close < 0 ? text.length : endOfLine(text, close) + 1;
  }
  if (letter === '"' || letter === "'") {
    const end = endOfQuoted(text, start, letter === '"');
    settings.push({ path, value: text.slice(start + 1, end - 1), start: start + 1, end: end - 1 });
    return endOfLine(text, end) + 1;
  }
  if (letter === '[' || letter === '{') {
    return endOfLine(text, readFlow(text, start, path, settings, 'toml')) + 1;
  }
  const end = endOfLine(text, start);
  const word = text.slice(start, end).replace(/#.*/, '').trimEnd();
  settings.push({ path, value: bareValue(word), start, end: start + word.length });
  return end + 1;
}

function keysIn(written: string): readonly string[] {
  return [...written.matchAll(/[\w-]+|"([^"]*)"|'([^']*)'/g)].map(
    ([whole, one, other]) => one ?? other ?? whole,
  );
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
