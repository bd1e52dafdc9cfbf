// Where the files of imported modules stand, as paths: the caller looks whether there is one.

/**
 * Where the module at `path` may stand, in the order in which they are tried, for an import in the file `from`: next to
 * it, in each folder above up to `root`, and in `root`'s `src`. Paths with `/`; `root` is empty or ends in `/`.
 */
export function modulePlaces(path: string, from: string, root: string): readonly string[] {
  if (!from.startsWith(root)) return [];
  const folders = from.slice(root.length).split('/').slice(0, -1);
  const dots = /^\.*/.exec(path)?.[0].length ?? 0;
  const inside = path.slice(dots).replaceAll('.', '/');
  const places = (parts: readonly string[]): string[] => {
    const folder = root + parts.map((part) => `${part}/`).join('');
    if (inside === '') return [`${folder}__init__.py`];
    return [`${folder}${inside}/__init__.py`, `${folder}${inside}.py`];
  };
  if (dots > 0) return dots > folders.length + 1 ? [] : places(folders.slice(0, folders.length - dots + 1));
  const found: string[] = [];
  for (let depth = folders.length; depth >= 0; depth--) found.push(...places(folders.slice(0, depth)));
  if (folders[0] !== 'src') found.push(...places(['src']));
  return found;
}

/** The module that a file of an installed package is, `torch.nn.modules.activation`; relative imports in it count from there. */
export function installedModule(path: string): string | undefined {
  const inside = /\/(?:site|dist)-packages\/(.+)$/s.exec(path)?.[1];
  if (inside === undefined || !/.\.pyi?$/.test(inside)) return undefined;
  return inside.replace(/\.pyi?$/, '').replaceAll('/', '.');
}
