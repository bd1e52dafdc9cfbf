// Compares what the reader finds with what pyright's language server resolves: hovers over every name of the files and
// lists each disagreement. `npm run corpus:pyright -- [--methods] FILE_OR_FOLDER...`; pyright comes from
// npm and resolves against the torch of PYTHON (`python3`). `--methods` asks only about names of Tensor
// methods. The cells of a notebook are one file to pyright, their magics hidden.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalog, findById } from '../../src/catalog/catalog.ts';
import { type Cell, createReader } from '../../src/python/index.ts';
import { codeOfCell } from '../../src/python/sources/cells.ts';
import { python } from '../tasks/python.ts';
import { installPyright } from './install-pyright.ts';
import { PyrightServer } from './pyright-server.ts';
import { moduleName, notebookCells, pythonFiles } from './python-files.ts';

/** What pyright says of one name. */
interface Verdict {
  readonly ids: readonly string[];
  readonly kind: 'direct' | 'method' | 'held';
  readonly hover: string;
}

/** Cells as JSON in; for each its names out, null for a cell that Python cannot parse. */
const names = `
import ast, json, sys
def names(source):
    lines = source.split('\\n')
    def col(line, byte): return len(lines[line].encode()[:byte].decode('utf8', 'replace').encode('utf-16-le')) // 2
    out = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            out.append([node.lineno - 1, col(node.lineno - 1, node.col_offset), node.id])
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            end = node.end_lineno - 1
            out.append([end, col(end, node.end_col_offset - len(node.attr.encode())), node.attr])
    return out
def attempt(source):
    try: return names(source)
    except Exception: return None
print(json.dumps([attempt(cell) for cell in json.load(sys.stdin)]))
`;

/** PyTorch's functions and methods, without the `_` of those in place, and the class that does the same. */
const rowByLower = new Map(
  catalog.flatMap(({ id, isModule, apiPaths }) =>
    (isModule ? apiPaths : [])
      .filter(({ kind }) => kind !== 'module')
      .map(({ path }) => [path.replace(/.*\./, '').replace(/_$/, ''), id] as const),
  ),
);
const classes = new Set(catalog.filter(({ isModule }) => isModule).map(({ id }) => id));

/** Names of Tensor methods that are activations. */
const methods = new Set([...rowByLower.keys()].flatMap((name) => [name, `${name}_`]));

async function main(args: readonly string[]): Promise<void> {
  const paths = args.filter((one) => one !== '--methods');
  const isAsked = (name: string): boolean => !args.includes('--methods') || methods.has(name);
  const server = new PyrightServer(await installPyright());
  await server.start('.');
  const counts = new Map<string, number>();
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const path of paths.flatMap((one) => [...pythonFiles(one)]))
    await compare(server, path, isAsked, count);
  server.stop();
  console.log(
    [...counts]
      .sort()
      .map(([key, value]) => `${String(value).padStart(7)}  ${key}`)
      .join('\n'),
  );
}

/** The cells of a notebook, or a whole file as the only one. */
function cellsOf(path: string): readonly Cell[] {
  const source = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const module = moduleName(path);
  if (!path.endsWith('.ipynb'))
    return [{ text: source, language: 'python', ...(module === undefined ? {} : { module }) }];
  return (notebookCells(source) ?? []).map(({ text }) => ({ text, language: 'python', isNotebook: true }));
}

async function compare(
  server: PyrightServer,
  path: string,
  isAsked: (name: string) => boolean,
  count: (key: string) => void,
): Promise<void> {
  const cells = cellsOf(path);
  const codes = cells.map(({ text, isNotebook }) => {
    const code = isNotebook ? codeOfCell(text) : { text };
    // A cell that writes a file is a module of its own.
    return code && !('file' in code) ? code.text : '';
  });
  const listed = spawnSync(python, ['-c', names], { input: JSON.stringify(codes), maxBuffer: 1e9 });
  if (listed.status !== 0) return;
  const places: readonly (readonly [number, number, string][] | null)[] = JSON.parse(
    listed.stdout.toString(),
  );
  const reading = createReader().read(cells);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const uri = `${pathToFileURL(resolve(path)).href}${path.endsWith('.py') ? '' : '.py'}`;
  const shown = codes.map((code, index) => (places[index] ? code : code.replace(/[^\n]+/g, '')));
  server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'python', version: 1, text: shown.join('\n') },
  });
  let above = 0;
  for (const [index, code] of shown.entries()) {
    const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index: at }) => at + 1)];
    const found = new Map<number, { ids: string[]; kind: string; certainty: string }>();
    for (const use of reading.uses[index] ?? []) {
      if (!findById(use.id)?.isModule || use.kind === 'string' || use.kind === 'getattr') continue;
      const ids = [use.id, ...(use.candidates ?? []).map((one) => one.id)];
      found.set(use.start, { ids, kind: use.kind, certainty: use.certainty });
    }
    for (const [line, character, name] of places[index] ?? []) {
      if (!isAsked(name)) continue;
      const verdict = await judge(server, uri, { line: above + line, character });
      const where = `${path}${cells.length > 1 ? `#${index}` : ''}:${line + 1}:${character + 1} ${name}`;
      compareAt(verdict, found.get((starts[line] ?? 0) + character), where, count);
    }
    above += starts.length;
  }
  server.notify('textDocument/didClose', { textDocument: { uri } });
}

function compareAt(
  verdict: Verdict | 'unknown' | undefined,
  got: { readonly ids: readonly string[]; readonly kind: string; readonly certainty: string } | undefined,
  where: string,
  count: (key: string) => void,
): void {
  if (verdict === 'unknown' || verdict === undefined) {
    if (!got) return;
    const key = `${verdict === 'unknown' ? 'pyright does not know' : 'pyright says it is none'}: ${got.kind}, ${got.certainty}`;
    count(key);
    if (verdict === undefined) console.log(`${key}: ${got.ids.join(' ')} ${where} | ${lastHover}`);
  } else if (!got) {
    count(`missed: ${verdict.kind}`);
    console.log(`missed ${verdict.kind}: ${verdict.ids.join(' ')} ${where} | ${verdict.hover.slice(0, 120)}`);
  } else if (verdict.ids.some((id) => got.ids.includes(id))) count(`right: ${verdict.kind}`);
  else {
    count(`other: ${verdict.kind}`);
    console.log(`other ${verdict.kind}: ${verdict.ids.join(' ')}, reader ${got.ids.join(' ')} ${where}`);
  }
}

let lastHover = '';

async function judge(
  server: PyrightServer,
  uri: string,
  position: object,
): Promise<Verdict | 'unknown' | undefined> {
  const place = { textDocument: { uri }, position };
  const result = await server.ask('textDocument/hover', place);
  const hover = textOf(result);
  lastHover = hover.slice(0, 120).replaceAll('\n', ' ');
  // Calls of what torch's stubs declare as a variable, or of a module: `def softplus(...) -> Unknown`.
  const isOpen = /^\(variable\) def \w+\(\.\.\.\) -> (?:Unknown|Any)/.test(hover);
  if (hover === '' || isOpen || /: (?:Unknown|Any)\b/.test(hover.split('\n')[0] ?? '')) return 'unknown';
  const isFunction = /^\((?:function|method)\)|^\(variable\) \w+: (?:Overload|\()/.test(hover);
  const mentioned = [...hover.matchAll(/\w+/g)].map(([word]) => word);
  const kind = /^\(method\)/.test(hover)
    ? 'method'
    : /^\(?(?:class|function)\b/.test(hover)
      ? 'direct'
      : 'held';
  if (isFunction) {
    const name = /def (\w+)/.exec(hover)?.[1] ?? mentioned[1] ?? '';
    const id = rowByLower.get(name.replace(/_$/, '')) ?? rowByLower.get(name);
    if (!id) return undefined;
    const files = filesOf(await server.ask('textDocument/definition', place));
    return files.some((file) => /\/torch\/(?:nn\/functional|_C\/|special|_tensor)/.test(file))
      ? { ids: [id], kind, hover }
      : undefined;
  }
  const ids = [...new Set(mentioned.filter((word) => classes.has(word)))];
  if (ids.length === 0) return undefined;
  const files = filesOf(await server.ask('textDocument/typeDefinition', place));
  const isTorch = files.some((file) => /\/torch\/nn\/modules\/activation\.py/.test(file));
  return isTorch ? { ids, kind, hover } : undefined;
}

function textOf(result: unknown): string {
  if (typeof result !== 'object' || result === null || !('contents' in result)) return '';
  const { contents } = result;
  const text =
    typeof contents === 'object' && contents !== null && 'value' in contents
      ? String(contents.value)
      : String(contents);
  // The documentation below the line names other classes.
  return (
    text
      .replace(/^```python\n/, '')
      .split('\n```')[0]
      ?.split('\n---')[0] ?? ''
  );
}

function filesOf(result: unknown): string[] {
  const list = Array.isArray(result) ? result : result ? [result] : [];
  return list.map((one: { uri?: string; targetUri?: string }) => one.uri ?? one.targetUri ?? '');
}

void main(process.argv.slice(2));
