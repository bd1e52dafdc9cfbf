// The catalog by the paths that code resolves to. Pure.
import { catalog } from '../../catalog/catalog.ts';
import type { KnownSpelling } from './values.ts';

const byPath = new Map<string, KnownSpelling>();
for (const row of catalog) {
  for (const spelling of row.apiPaths) byPath.set(spelling.path, { row, spelling });
}

/** The activation at a qualified path, `torch.nn.modules.activation.ReLU` being `torch.nn.ReLU`. */
export function findSpelling(path: string): KnownSpelling | undefined {
  if (!path.startsWith('torch.')) return undefined;
  return byPath.get(canonical(path));
}

/** The path without the places where PyTorch keeps things inside. */
export function canonical(path: string): string {
  // Asked for every name that a program holds.
  if (!path.includes('.modules.') && !path.includes('_tensor.')) return path;
  return path
    .replace(/^(?:torch\.nn\.modules(?:\.activation)?|torch\.nn)\.([A-Z]\w*)$/, 'torch.nn.$1')
    .replace(/^torch\.(?:_tensor\.)?Tensor\./, 'torch.Tensor.');
}

/** The method of Tensor with this name. */
export function findMethod(name: string): KnownSpelling | undefined {
  return byPath.get(`torch.Tensor.${name}`);
}

/** The activation that PyTorch's own string arguments mean by `name` (`'leaky_relu'`). */
export function findByString(name: string): KnownSpelling | undefined {
  return byPath.get(`torch.nn.functional.${name}`);
}
