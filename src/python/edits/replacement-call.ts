// Writes the call that may stand in place of a hand-written activation.
import { writeLiteral, writePlainNumber } from '../../arithmetic/write-literal.ts';
import type { Replacement } from '../../autodiff/replacement.ts';
import type { ApiPath } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { type Release, releases } from '../../foundation/release.ts';
import type { Site } from '../uses/site.ts';

/** A call, and the import that it needs where the module has none that leads there. */
interface ReplacementCall {
  readonly code: string;
  readonly needs?: string;
}

/** What is usually written, where the module does not have it. */
const usual = { name: 'F', path: 'torch.nn.functional' } as const;

/** The call of the function that an activation is, `F.leaky_relu(x, negative_slope=slope)`; undefined where it has none. */
export function writeReplacement(
  { id, parameters, named }: Replacement,
  { input, imports, names, hasChoices, parameters: hidden = [] }: Site,
  release: Release,
): ReplacementCall | undefined {
  const entry = findById(id, release);
  const path = entry && functionOf(entry.apiPaths, id);
  if (!entry || !path || hasChoices || Object.values(named).some((one) => !hidden.includes(one)))
    return undefined;
  const values = entry.parameters.flatMap(({ name, default: standard }) => {
    const argument = path.arguments.find((one) => one.parameter === name);
    const own = named[name];
    const value = parameters[name];
    if (own !== undefined) return argument ? [`${argument.name}=${own}`] : [undefined];
    if (value === undefined || value === standard) return [];
    return argument
      ? [`${argument.name}=${writeLiteral(value, { writeNumber: writePlainNumber, isCode: true })}`]
      : [undefined];
  });
  if (values.includes(undefined)) return undefined;
  const visible = imports.filter(({ name }) => !hidden.includes(name));
  const callee = nameOf(path.path, visible);
  const isFree = !hidden.includes(usual.name) && !names.includes(usual.name);
  if (!callee && (!isFree || !path.path.startsWith(`${usual.path}.`))) return undefined;
  return {
    code: `${callee ?? nameOf(path.path, [usual])}(${[input, ...values].join(', ')})`,
    ...(callee ? {} : { needs: `import ${usual.path} as ${usual.name}` }),
  };
}

/** A function that no release warns of; that of `torch.nn.functional` where there are several. */
function functionOf(paths: readonly ApiPath[], id: string): ApiPath | undefined {
  const warned = new Set(
    releases.flatMap((release) =>
      (findById(id, release)?.apiPaths ?? []).filter((one) => one.deprecated).map(({ path }) => path),
    ),
  );
  const usable = paths.filter(
    ({ kind, inPlace, path }) =>
      kind === 'function' && !inPlace && !warned.has(path) && /^torch\.(?:nn\.functional\.)?\w+$/.test(path),
  );
  return usable.find(({ path }) => path.startsWith(`${usual.path}.`)) ?? usable[0];
}

/** A path by the shortest way that imports have there. */
function nameOf(path: string, imports: Site['imports']): string | undefined {
  const [nearest] = imports
    .filter((one) => path === one.path || path.startsWith(`${one.path}.`))
    .sort((a, b) => b.path.length - a.path.length || a.name.length - b.name.length);
  return nearest && nearest.name + path.slice(nearest.path.length);
}
