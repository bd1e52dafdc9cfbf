// The catalog by the paths that code resolves to.
import { catalog } from '../../catalog/catalog.ts';
import type { KnownActivation } from './values.ts';

const byPath = new Map<string, KnownActivation>();
for (const entry of catalog) {
  for (const apiPath of entry.apiPaths) byPath.set(apiPath.path, { entry, apiPath });
}

const reductions = new Map<string, KnownActivation>();
for (const entry of catalog) {
  for (const apiPath of entry.reduction?.apiPaths ?? []) reductions.set(apiPath.path, { entry, apiPath });
}

/** The entry whose reduction stands at a qualified path, `torch.logsumexp`. */
export function findReduction(path: string): KnownActivation | undefined {
  return reductions.get(canonical(path));
}

/** The activation at a qualified path, `torch.nn.modules.activation.ReLU` being `torch.nn.ReLU`. */
export function findApiPath(path: string): KnownActivation | undefined {
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
export function findMethod(name: string): KnownActivation | undefined {
  return byPath.get(`torch.Tensor.${name}`);
}

/** The activation that PyTorch's own string arguments mean by `name` (`'leaky_relu'`). */
export function findByString(name: string): KnownActivation | undefined {
  return byPath.get(`torch.nn.functional.${name}`);
}
