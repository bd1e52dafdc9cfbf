// Holds who may import whom: `npm run check` fails on an import that the table below does not list.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

/**
 * A room of `src`, which is a file or a folder without the rooms in it, and what it may import beside itself: rooms,
 * packages, and groups of rooms (below). What is not here is forbidden, so `python` is the reader's only door,
 * `python/index.ts`, and a room without `vscode` runs in a web worker, a webview and Node alike.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  foundation: [],
  arithmetic: ['foundation'],
  functions: ['foundation', 'arithmetic'],
  catalog: ['foundation', 'arithmetic', 'functions'],
  autodiff: ['mathematics'],
  'python/sources': ['foundation'],
  'python/syntax': ['mathematics', 'python/sources'],
  'python/expressions': [
    'mathematics',
    'autodiff',
    'python/sources',
    'python/syntax',
    'python/binder',
    'python/resolver',
    'python/uses',
  ],
  'python/parser': ['foundation', 'python/sources', 'python/syntax'],
  'python/binder': ['foundation', 'python/sources', 'python/syntax'],
  'python/resolver': ['mathematics', 'python/sources', 'python/syntax', 'python/binder'],
  'python/uses': [
    'mathematics',
    'autodiff',
    'python/sources',
    'python/syntax',
    'python/binder',
    'python/resolver',
  ],
  'python/flows': [
    'mathematics',
    'autodiff',
    'python/sources',
    'python/syntax',
    'python/binder',
    'python/resolver',
    'python/uses',
  ],
  'python/edits': [
    'mathematics',
    'autodiff',
    'python/sources',
    'python/syntax',
    'python/parser',
    'python/uses',
  ],
  'python/incremental': ['mathematics', 'autodiff', 'python/*'],
  python: ['mathematics', 'autodiff', 'python/*'],
  configuration: ['mathematics', 'python'],
  tensors: ['mathematics'],
  releases: ['foundation', 'configuration', 'smol-toml'],
  plot: ['mathematics', 'autodiff'],
  lab: ['mathematics'],
  content: ['mathematics', 'autodiff', 'python', 'tensors', 'plot', 'lab'],
  protocol: ['mathematics', 'autodiff', 'plot', 'lab'],
  features: [
    'mathematics',
    'autodiff',
    'python',
    'configuration',
    'tensors',
    'releases',
    'plot',
    'content',
    'protocol',
    'lab',
    'vscode',
  ],
  webview: ['mathematics', 'autodiff', 'plot', 'content', 'protocol', 'lab', 'lit'],
  cli: [
    'mathematics',
    'autodiff',
    'python',
    'configuration',
    'tensors',
    'releases',
    'plot',
    'content',
    'lab',
    '../l10n',
    'node:*',
  ],
  'extension.ts': ['features', 'vscode'],
};

const groups: Readonly<Record<string, readonly string[]>> = {
  mathematics: ['foundation', 'arithmetic', 'functions', 'catalog'],
};

/** The innermost room that holds the file, both as paths below `src`; undefined if the table has none. */
function roomOf(file: string): string | undefined {
  const names = file.split('/');
  for (let depth = names.length; depth > 0; depth--) {
    const room = names.slice(0, depth).join('/');
    if (room in mayImport) return room;
  }
  return undefined;
}

/** What the text imports, for its types too. Relies on the form that the formatter gives to imports. */
function importsIn(text: string): readonly string[] {
  const statement =
    /^(?:import|export)(?: type)?(?: [\w$]+,?)?(?: \{[^}]*\}| \*(?: as [\w$]+)?)?(?: from)? '([^']+)'/gm;
  const call = /\bimport\('([^']+)'\)/g;
  return [...text.matchAll(statement), ...text.matchAll(call)].map(([, imported = '']) => imported);
}

/** What is wrong with the imports of a file, its path counted from `src`: one sentence for each. */
export function forbiddenImports(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  if (room === undefined)
    return [`src/${file}: stands in no room of the table in scripts/tasks/check-imports.ts`];
  const listed = mayImport[room] ?? [];
  const allowed = [room, ...listed.flatMap((one) => groups[one] ?? [one])];
  return importsIn(text).flatMap((imported) => {
    const isOwn = imported.startsWith('.');
    const target = isOwn ? path.posix.join(path.posix.dirname(file), imported) : imported;
    const source = isOwn ? (roomOf(target) ?? target) : target;
    if (allowed.some((pattern) => covers(pattern, source))) return [];
    return [`src/${file}: imports ${target}; ${room} may import ${listed.join(', ') || 'nothing'}`];
  });
}

/** `lit` covers `lit/directives/live.js` too; `python` covers no room in it. */
function covers(pattern: string, source: string): boolean {
  if (pattern.endsWith('*')) return source.startsWith(pattern.slice(0, -1));
  return source === pattern || (!(pattern in mayImport) && source.startsWith(`${pattern}/`));
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.join(projectRoot, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.split(path.sep).join('/'));
  const faults = files.flatMap((file) =>
    forbiddenImports(file, readFileSync(path.join(folder, file), 'utf8')),
  );
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
