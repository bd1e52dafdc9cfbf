// Reads the values of YAML with their places, line by line: block mappings and lists by their indentation, flow collections,
// quotes, comments, documents. Text blocks (`|`, `>`) and what goes on over several lines have no value here.
import { readFlow } from './read-json.ts';
import { bareValue, endOfQuoted, type Setting } from './setting.ts';

interface Level {
  /** How far what stands in it is indented. */
  readonly indent: number;
  readonly key: string | number;
}

const isPlainKey = /^[^\s#&*!|>%@`{}[\],][^#\n]*$/;
const element = /^-(?:\s+|$)/;
const most = 50_000;

export function readYaml(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  /** What is open, outermost first; a list may stand as far in as the key that holds it. */
  const levels: Level[] = [];
  for (let at = 0; at < text.length && settings.length < most; ) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).replace(/\r$/, '');
    let column = line.length - line.trimStart().length;
    if (/^(?:---|\.\.\.)(?:\s|$)|^%/.test(line)) levels.length = 0;
    else if (column < line.length && line.charAt(column) !== '#') {
      // `- - key: value`: each dash is an element, and what follows it is as far in as it stands.
      for (let dash = element.exec(line.slice(column)); dash; dash = element.exec(line.slice(column))) {
        beginElement(levels, column);
        column += dash[0].length;
      }
      at = readRest(text, { at, column, length: line.length }, levels, settings);
      continue;
    }
    at = end + 1;
  }
  return settings;
}

function beginElement(levels: Level[], column: number): void {
  while ((levels.at(-1)?.indent ?? -1) > column) levels.pop();
  const last = levels.at(-1);
  const isNext = last?.indent === column && typeof last.key === 'number';
  if (isNext) levels.pop();
  levels.push({ indent: column, key: isNext ? Number(last.key) + 1 : 0 });
}

function beginKey(levels: Level[], column: number, name: string): void {
  while ((levels.at(-1)?.indent ?? -1) >= column) levels.pop();
  levels.push({ indent: column, key: name });
}

/** Reads what stands from `column` to the end of the line that begins at `at`; answers where the next one begins. */
function readRest(
  text: string,
  line: { readonly at: number; readonly column: number; readonly length: number },
  levels: Level[],
  settings: Setting[],
): number {
  const end = line.at + line.length;
  const next = endOfLine(text, end) + 1;
  let start = line.at + line.column;
  const key = keyIn(text.slice(start, end));
  if (key) {
    beginKey(levels, line.column, key.name);
    start += key.length;
  }
  start = behind(/\S/, text, start, end);
  // An anchor, a tag.
  while (start < end && /[&!]/.test(text.charAt(start)))
    start = behind(/\S/, text, behind(/\s/, text, start, end), end);
  const path = levels.map((level) => level.key);
  const letter = start < end ? text.charAt(start) : '';
  if (letter === '' || letter === '#' || letter === '*') return next;
  if (letter === '|' || letter === '>') return behindBlock(text, next, levels.at(-1)?.indent ?? 0);
  if (letter === '{' || letter === '[')
    return endOfLine(text, readFlow(text, start, path, settings, 'yaml')) + 1;
  if (letter === '"' || letter === "'") {
    const close = endOfQuoted(text, start, letter === '"');
    settings.push({ path, value: text.slice(start + 1, close - 1), start: start + 1, end: close - 1 });
    return next;
  }
  const word = text
    .slice(start, end)
    .replace(/(?:^|\s)#.*/, '')
    .trimEnd();
  settings.push({ path, value: bareValue(word), start, end: start + word.length });
  return next;
}

/** Where what `pattern` finds begins, from `start` on; `end` where it finds nothing. */
function behind(pattern: RegExp, text: string, start: number, end: number): number {
  const at = text.slice(start, end).search(pattern);
  return at < 0 ? end : start + at;
}

/** The key that a line begins with, and how long it is with its colon. */
function keyIn(line: string): { readonly name: string; readonly length: number } | undefined {
  const isQuoted = /^["']/.test(line);
  const close = isQuoted ? endOfQuoted(line, 0, line.startsWith('"')) : 0;
  const colon = line.slice(close).search(/:(?=\s|$)/);
  const written = line.slice(0, close + colon);
  if (colon < 0 || (isQuoted ? written.slice(close).trim() !== '' : !isPlainKey.test(written)))
    return undefined;
  const name = isQuoted ? line.slice(1, close - 1) : written.trimEnd();
  return { name, length: close + colon + 1 };
}

/** Where the lines end that are indented further than `indent`. */
function behindBlock(text: string, start: number, indent: number): number {
  let at = start;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    if (line.trim() !== '' && line.length - line.trimStart().length <= indent) return at;
    at = end + 1;
  }
  return at;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
