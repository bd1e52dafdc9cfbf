// The catalog by the paths that code resolves to.
import { catalog, findById } from '../../catalog/catalog.ts';
import type { KnownActivation } from './values.ts';

const byPath = new Map<string, KnownActivation>();
for (const entry of catalog) {
  for (const apiPath of entry.apiPaths) byPath.set(apiPath.path, { entry, apiPath });
}

const relatives = new Map<string, KnownActivation>();
for (const entry of catalog) {
  for (const apiPath of entry.relative?.apiPaths ?? []) relatives.set(apiPath.path, { entry, apiPath });
}

/** The entry whose relative without a curve stands at a qualified path, `torch.logsumexp`. */
export function findRelative(path: string): KnownActivation | undefined {
  return relatives.get(canonical(path));
}

/** The activation at a qualified path, `torch.nn.modules.activation.ReLU` being `torch.nn.ReLU`. */
export function findApiPath(path: string): KnownActivation | undefined {
  if (!path.startsWith('torch.')) return undefined;
  return byPath.get(canonical(path)) ?? (path.startsWith(aten) ? operatorAt(path) : undefined);
}

const aten = 'torch.ops.aten.';

/** An overload of an operator that takes and answers tensors: `gelu.default`, `softmax.int`. */
const overload = /^(\w+?)(?:\.(default|int))?$/;

/** Whether an attribute of an operator is one of its overloads. */
export const isOverload = (name: string): boolean => /^(?:default|int|out|int_out)$/.test(name);

/**
 * The activation that an operator of ATen is, which takes the same arguments as the function of PyTorch's C++ of that name, but
 * says otherwise what is wrong with them.
 */
function operatorAt(path: string): KnownActivation | undefined {
  const [, name = '', which] = overload.exec(path.slice(aten.length)) ?? [];
  const special = /^special_(\w+)$/.exec(name)?.[1];
  const known = special
    ? byPath.get(`torch.special.${special}`)
    : (byPath.get(`torch._C._nn.${name}`) ?? byPath.get(`torch.${name}`));
  if (!known || (which === 'int' && known.entry.kind !== 'vector')) return undefined;
  const { isBuiltin: _, deprecated: __, ...apiPath } = known.apiPath;
  const list = apiPath.arguments.filter((one) => one.name !== 'out');
  return { entry: known.entry, apiPath: { ...apiPath, path, arguments: list } };
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

/** The entry with this id, by its class where it has one. */
export function knownById(id: string): KnownActivation | undefined {
  const entry = findById(id);
  const apiPath = entry?.apiPaths.find(({ kind }) => kind === 'module') ?? entry?.apiPaths[0];
  return entry && apiPath && { entry, apiPath };
}
