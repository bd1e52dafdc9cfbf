// Modules that calls import: `pytest.importorskip("torch")`, `import_module("torch.nn")`, and what is named like them.
import { isNamedImport, ofTorch } from '../binder/named-imports.ts';
import type { Call, Expression } from '../syntax/syntax.ts';
import { tupleOf } from './containers.ts';
import type { Resolution } from './resolution.ts';
import { only, type Possible, unknown, valueAtPath } from './values.ts';

/** Functions that certainly answer the module that their first argument names. */
const importers =
  /^(?:pytest\.importorskip|py\.test\.importorskip|_pytest\.outcomes\.importorskip|importlib\.import_module|lazy_loader\.load|builtins\.__import__)$/;

/** The module that a call of what stands at `path` imports; undefined if it imports none that is known. */
export function importedByCall(resolution: Resolution, path: string, node: Call): Possible | undefined {
  const name = textAt(resolution, node, 0);
  if (importers.test(path)) {
    if (name === undefined || name.startsWith('.')) return unknown;
    // `__import__('torch.nn')` answers torch, unless it is asked for names of the inner one.
    const isOuter = path === 'builtins.__import__' && node.arguments.length === 1;
    return only(valueAtPath(isOuter ? name.replace(/\..*/, '') : name));
  }
  return assumedImport(resolution, node, path);
}

/**
 * PyTorch's module that a call takes the name of, where what is called is named like an import: `lazy_import("torch")`,
 * `LazyLoader("torch", globals(), "torch")`.
 */
export function assumedImport(resolution: Resolution, node: Call, path = ''): Possible | undefined {
  const { arguments: list } = node;
  if (!isNamedImport(node)) return undefined;
  const texts = list.map((_, index) => textAt(resolution, node, index)).filter((text) => text !== undefined);
  const module = [...texts].reverse().find((text) => ofTorch.test(text));
  if (module === undefined || !texts.every((text) => ofTorch.test(text) || !text.includes('.')))
    return undefined;
  const found = only({ kind: 'path', path: module }, true);
  // MONAI's also tells whether it is there.
  return path.startsWith('monai.') ? tupleOf([found, unknown]) : found;
}

function textAt(resolution: Resolution, { arguments: list }: Call, index: number): string | undefined {
  const value: Expression | undefined = list[index]?.stars === 0 ? list[index].value : undefined;
  const constant = value && resolution.constantOf(value);
  return typeof constant?.value === 'string' ? constant.value : undefined;
}
