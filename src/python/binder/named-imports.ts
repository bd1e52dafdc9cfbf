// Calls that import a module whose name they are given, told by their own names: `importorskip("torch")`, `lazy_import("torch.nn")`.
import type { Call } from '../syntax/syntax.ts';

const named = /import|lazy/i;

/** PyTorch or a module of it. */
export const ofTorch = /^torch(?:\.\w+)*$/;

/** Whether what is called has the name of an import. */
export function isNamedImport({ callee }: Call): boolean {
  return (callee.kind === 'name' || callee.kind === 'attribute') && named.test(callee.name);
}

/** The module of PyTorch's that stands as text in a call that is named like an import. */
export function namedImport(node: Call): string | undefined {
  if (!isNamedImport(node)) return undefined;
  for (const { value } of node.arguments) {
    if (value.kind === 'text' && ofTorch.test(value.value)) return value.value;
  }
  return undefined;
}
