// Names of activations that a module of PyTorch lacks: `torch.softplus`, `F.relu6_`, `nn.ReLu`.
import { lastName } from '../../catalog/api-path.ts';
import { catalog } from '../../catalog/catalog.ts';
import { foreignNames } from '../../catalog/roles.ts';

/** A name as people mix it up: without underscores and capitals. */
const loosely = (name: string): string => name.replaceAll('_', '').toLowerCase();

const paths = new Set(catalog.flatMap(({ apiPaths }) => apiPaths.map(({ path }) => path)));
const names = new Set([...[...paths].map((path) => loosely(lastName(path))), ...foreignNames.map(loosely)]);

/** A way to a name in code, `F.` or `x.`, and the place of PyTorch that it leads to. */
export type Place = readonly [written: string, place: string];

/**
 * What Python raises for the first name in `code` that an activation has elsewhere, but not at its place; undefined if there
 * is none.
 */
export function findMissingName(code: string, places: readonly Place[]): string | undefined {
  for (const [, way = '', name = ''] of code.matchAll(/(?<![\w.)])([A-Za-z_][\w.]*\.)(\w+)/g)) {
    const place = places.find(([written]) => way === written)?.[1];
    if (place === undefined || !names.has(loosely(name)) || paths.has(`${place}.${name}`)) continue;
    return place === 'torch.Tensor'
      ? `'Tensor' object has no attribute '${name}'`
      : `module '${place}' has no attribute '${name}'`;
  }
  return undefined;
}
