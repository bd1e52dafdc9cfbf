// Puts arguments to those that PyTorch declares, as Python and PyTorch's C++ parser do.
import type { ApiPath } from '../../catalog/activation.ts';

/** How the arguments of a call were put to those that are declared. */
export interface Counts<A> {
  /** Arguments by position. */
  readonly given: number;
  readonly extra: readonly A[];
  /** Keywords that nothing takes, and those of arguments that were given already; in order. */
  readonly refused: readonly { readonly name: string; readonly why: 'strange' | 'doubled' | 'alias' }[];
  /** A keyword that is written twice. */
  readonly repeated: string | undefined;
}

/** NumPy's names for arguments, which PyTorch's C++ parser takes as well: `torch.softmax(x, axis=1)`. */
const numpyNames: Readonly<Record<string, string>> = { axis: 'dim', x: 'input', a: 'input', x1: 'input' };

/** Which argument PyTorch takes for which of its own, by their names; and those that are none of them. */
export function assign<A extends { readonly name?: string | undefined; readonly stars: 0 | 1 | 2 }>(
  apiPath: ApiPath,
  written: readonly A[],
): { readonly assigned: ReadonlyMap<string, A>; readonly counts: Counts<A> } {
  const assigned = new Map<string, A>();
  const positional = apiPath.arguments.filter((one) => !one.keywordOnly);
  const named = (name: string | undefined) => apiPath.arguments.find((one) => one.name === name);
  const takesNumpyNames = apiPath.kind !== 'module' && apiPath.isBuiltin;
  let position = 0;
  let isPositionKnown = true;
  const extra: A[] = [];
  const refused: Counts<A>['refused'][number][] = [];
  const keywords = new Set<string>();
  let repeated: string | undefined;
  for (const argument of written) {
    const { name, stars } = argument;
    if (stars === 1) isPositionKnown = false;
    if (stars > 0) continue;
    if (name !== undefined) {
      if (keywords.has(name)) repeated ??= name;
      keywords.add(name);
      const own = named(name);
      const target = own ?? (takesNumpyNames ? named(numpyNames[name]) : undefined);
      if (!target) refused.push({ name, why: 'strange' });
      else if (assigned.has(target.name)) refused.push({ name, why: own ? 'doubled' : 'alias' });
      else assigned.set(target.name, argument);
    } else if (isPositionKnown) {
      const target = positional[position++];
      if (!target) extra.push(argument);
      else if (assigned.has(target.name)) refused.push({ name: target.name, why: 'doubled' });
      else assigned.set(target.name, argument);
    }
  }
  const given = written.filter((one) => one.stars === 0 && !one.name).length;
  // How many there are behind `*args` is unknown.
  return { assigned, counts: { given, extra: isPositionKnown ? extra : [], refused, repeated } };
}
