// Where a definition may be written otherwise: the expression that is all of its answer, what it calls its input, and under
// which names the module has PyTorch.
import type { Scope } from '../binder/scopes.ts';
import type { Chunk, FunctionStatement, Lambda, Statement } from '../syntax/syntax.ts';
import { spanIn } from '../uses/placing.ts';
import type { Import, Site } from '../uses/site.ts';
import { placeOf } from './held.ts';

export function siteIn(
  code: FunctionStatement | Lambda,
  input: string,
): Pick<Site, 'input' | 'parameters' | 'answer'> {
  const parameters = code.parameters.map(({ name }) => name);
  const answer = code.kind === 'lambda' ? code.body : returnedBy(code.body);
  return { input, parameters, ...(answer ? { answer: placeOf(answer) } : {}) };
}

/** What a body returns that does nothing else. */
function returnedBy(body: readonly Statement[]): Extract<Statement, { kind: 'return' }>['value'] {
  const [only, ...others] = body
    .flatMap((one) => (one.kind === 'group' ? one.body : [one]))
    .filter((one) => !(one.kind === 'expression' && one.value.kind === 'text'));
  return only?.kind === 'return' && others.length === 0 ? only.value : undefined;
}

/** What a module imports of PyTorch, and where the last import of its part in `source` ends. */
export function importsOf(
  module: Scope,
  source: Chunk['source'],
): Pick<Site, 'imports' | 'names' | 'lastImport'> {
  const imports: Import[] = [];
  let lastImport = -1;
  for (const [name, bindings] of module.bindings) {
    for (const { bound, chunk } of bindings) {
      if (bound.kind !== 'import') continue;
      const [statement] = chunk.statements;
      if (statement?.kind === 'import' && chunk.source === source)
        lastImport = Math.max(lastImport, spanIn(chunk, statement.start, statement.end).end);
      const { path } = bound;
      if (bindings.length === 1 && (path === 'torch' || path.startsWith('torch.')))
        imports.push({ name, path });
    }
  }
  return { imports, names: [...module.bindings.keys()], ...(lastImport < 0 ? {} : { lastImport }) };
}
