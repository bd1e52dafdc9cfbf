// Reads the values of JSON with their places, comments and commas too many among it; what is broken ends nothing but itself.
// YAML's flow collections, `{type: GELU, args: [1, 2]}`, are the same with words in place of strings.
import { bareValue, endOfQuoted, type Setting } from './setting.ts';

interface Level {
  /** The key that is waiting for its value in a mapping; the position in a list. */
  key: string | number | undefined;
  readonly isList: boolean;
}

const most = 50_000;

export function readJson(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  readFlow(text, 0, [], settings);
  return settings;
}

/** What stands between a key and its value, and what begins a comment. */
const forms = {
  json: { sign: ':', comment: '//' },
  yaml: { sign: ':', comment: '#' },
  toml: { sign: '=', comment: '#' },
} as const;

/** Reads the value at `start` and what is in it into `settings`, all below `path`; answers where it ends. */
export function readFlow(
  text: string,
  start: number,
  path: readonly (string | number)[],
  settings: Setting[],
  format: keyof typeof forms = 'json',
): number {
  const { sign, comment } = forms[format];
  const levels: Level[] = [];
  /** A key or a value that has been read and whose colon may follow. */
  let waiting: Omit<Setting, 'path'> | undefined;
  const settle = () => {
    if (!waiting) return;
    const keys = levels.map(({ key }) => key);
    if (keys.every((key) => key !== undefined))
      settings.push({ path: [...path, ...(keys as (string | number)[])], ...waiting });
    waiting = undefined;
  };
  let at = start;
  while (at < text.length && settings.length < most) {
    const letter = text.charAt(at);
    const level = levels.at(-1);
    if (/\s/.test(letter)) at++;
    else if (text.startsWith(comment, at)) at = lineEnd(text, at);
    else if (format === 'json' && text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (letter === '{' || letter === '[') {
      levels.push({ key: letter === '[' ? 0 : undefined, isList: letter === '[' });
      at++;
    } else if (letter === '}' || letter === ']') {
      settle();
      levels.pop();
      at++;
      if (levels.length === 0) return at;
    } else if (letter === ',') {
      settle();
      if (level) level.key = level.isList ? Number(level.key) + 1 : undefined;
      at++;
    } else if (letter === sign) {
      if (level && !level.isList && waiting) level.key = String(waiting.value);
      waiting = undefined;
      at++;
    } else if (letter === '"' || letter === "'") {
      const end = endOfQuoted(text, at, letter === '"' || format === 'json');
      const inside = text.charAt(end - 1) === letter && end > at + 1 ? end - 1 : end;
      waiting = { value: text.slice(at + 1, inside), start: at + 1, end: inside };
      at = end;
    } else {
      const words = format === 'toml' ? /^[^,={}[\]\n#]*/ : /^(?:[^,:{}[\]\n#]|:(?=[^\s,}\]]))*/;
      const match = words.exec(text.slice(at, at + 200));
      const word = match?.[0].trimEnd() ?? letter;
      waiting = { value: bareValue(word), start: at, end: at + word.length };
      at += Math.max(1, word.length);
    }
  }
  settle();
  return at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
