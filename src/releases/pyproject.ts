// pyproject.toml: PEP 621, dependency groups, and the tables of Poetry, PDM, uv and pixi. Pipfile and pixi.toml have such tables too.
import { parse } from 'smol-toml';
import { isRecord } from '../foundation/is-record.ts';
import { type Requirement, readAddress, readCondaVersion, readRequirement } from './requirement.ts';
import { intersect, readSpecifier, type Specifier } from './specifier.ts';

type Table = Readonly<Record<string, unknown>>;

const tableAt = (table: unknown, ...names: readonly string[]): Table => {
  let at: unknown = table;
  for (const name of names) at = isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return isRecord(at) ? at : {};
};

export function readPyproject(text: string): readonly Requirement[] {
  const file = parse(text);
  const [project, tool] = [tableAt(file, 'project'), tableAt(file, 'tool')];
  const poetry = tableAt(tool, 'poetry');
  const uv = tableAt(tool, 'uv');
  const fromPep = [
    ...linesOf(project.dependencies),
    ...Object.entries(tableAt(project, 'optional-dependencies')).flatMap(optional),
    ...Object.entries(tableAt(file, 'dependency-groups')).flatMap(optional),
    ...Object.entries(tableAt(tool, 'pdm', 'dev-dependencies')).flatMap(optional),
    ...optional(['dev', uv['dev-dependencies']]),
    ...linesOf(uv['constraint-dependencies']).map((one) => ({ ...one, isConstraint: true as const })),
  ];
  const groups = Object.entries(tableAt(poetry, 'group')).map(([, group]) => tableAt(group, 'dependencies'));
  const fromPoetry = tableOf(tableAt(poetry, 'dependencies'), readSpecifier);
  const fromGroups = [tableAt(poetry, 'dev-dependencies'), ...groups].flatMap((group) =>
    tableOf(group, readSpecifier).map((one) => ({ ...one, isOptional: true as const })),
  );
  const fromPixi = readPixiTables(tableAt(tool, 'pixi'));
  const all = [...fromPep, ...fromGroups, ...fromPixi];
  // What Poetry says of a requirement of `project`, such as a source, says more of the same one.
  const isRefined =
    fromPep.some(({ isOptional, when }) => !isOptional && when === undefined) && fromPoetry.length > 0;
  const requirements = [
    ...all,
    ...fromPoetry.map((one) => (isRefined ? { ...one, isConstraint: true as const } : one)),
  ];
  const overrides = linesOf(uv['override-dependencies']);
  if (overrides.length > 0 && requirements.length > 0) return overrides;
  const sources = readSources(tableAt(uv, 'sources').torch);
  return requirements.map((one) =>
    sources ? { ...one, specifier: intersect(one.specifier, sources) } : one,
  );
}

/** Pipfile. */
export function readPipfile(text: string): readonly Requirement[] {
  const file = parse(text);
  return [
    ...tableOf(tableAt(file, 'packages'), readSpecifier),
    ...tableOf(tableAt(file, 'dev-packages'), readSpecifier).map((one) => ({
      ...one,
      isOptional: true as const,
    })),
  ];
}

/** pixi.toml. */
export function readPixi(text: string): readonly Requirement[] {
  return readPixiTables(parse(text));
}

function readPixiTables(pixi: Table): readonly Requirement[] {
  const own = (table: Table): Requirement[] => [
    ...tableOf(tableAt(table, 'dependencies'), readCondaSpecifier, ['pytorch', 'pytorch-cpu', 'pytorch-gpu']),
    ...tableOf(tableAt(table, 'pypi-dependencies'), readSpecifier),
  ];
  const inside = (name: string, extra: Partial<Requirement>) =>
    Object.entries(tableAt(pixi, name)).flatMap(([key, table]) =>
      isRecord(table) ? own(table).map((one) => ({ ...one, when: key, ...extra })) : [],
    );
  return [...own(pixi), ...inside('target', {}), ...inside('feature', { isOptional: true })];
}

const readCondaSpecifier = (text: string): Specifier | undefined => readCondaVersion(text)?.specifier;

/** PEP 508, a requirement a line; entries that are no text include other groups, which stand on their own. */
function linesOf(list: unknown): readonly Requirement[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((line: unknown) => {
    const requirement = typeof line === 'string' ? readRequirement(line) : undefined;
    return requirement ? [requirement] : [];
  });
}

function optional([name, list]: readonly [string, unknown]): readonly Requirement[] {
  return linesOf(list).map((one) => ({ when: name, ...one, isOptional: true }));
}

/** Packages by their names: a specifier, a table with one, or a list of such tables, one for each platform or Python. */
function tableOf(
  table: Table,
  read: (text: string) => Specifier | undefined,
  names: readonly string[] = ['torch'],
): readonly Requirement[] {
  return Object.entries(table)
    .filter(([name]) => names.includes(name.toLowerCase()))
    .flatMap(([, entry]) => {
      const several = Array.isArray(entry);
      return [entry].flat().flatMap((one: unknown, at): readonly Requirement[] => {
        const specifier = specifierOf(one, read);
        if (!specifier) return [];
        const isExtra = isRecord(one) && one.optional === true;
        return [
          {
            specifier,
            ...(several ? { when: String(at) } : {}),
            ...(isExtra ? { isOptional: true as const } : {}),
          },
        ];
      });
    });
}

function specifierOf(entry: unknown, read: (text: string) => Specifier | undefined): Specifier | undefined {
  if (typeof entry === 'string') return read(entry);
  if (!isRecord(entry)) return undefined;
  if (typeof entry.version === 'string') return read(entry.version);
  const place = entry.url ?? entry.file ?? entry.path;
  if (typeof place === 'string') return readAddress(place);
  if (typeof entry.git === 'string') return readTag(entry.tag ?? entry.ref);
  return readSpecifier('');
}

/** A tag of PyTorch's repository, `v2.1.0`. */
function readTag(tag: unknown): Specifier | undefined {
  return typeof tag === 'string' && /^v\d/.test(tag) ? readSpecifier(`==${tag}`) : undefined;
}

/** uv's sources: an address that names a version says more than the requirement. */
function readSources(source: unknown): Specifier | undefined {
  const [one] = [source].flat();
  if (!isRecord(one)) return undefined;
  const place = one.url ?? one.path;
  return typeof place === 'string' ? readAddress(place) : readTag(one.tag);
}
