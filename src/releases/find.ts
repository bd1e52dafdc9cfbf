// Which release of PyTorch the code at a path is written for: what is installed in an environment beside it, else what the
// nearest lock file or manifest says. Reads texts through the caller, never runs anything, and never throws.
import { readCodeCells } from '../foundation/notebook-file.ts';
import type { Release } from '../foundation/release.ts';
import { readCondaLock, readPixiLock } from './conda-locks.ts';
import { readEnvironmentYml } from './environment-yml.ts';
import type { Folders } from './folders.ts';
import { findInstalled, findInstalledIn, type Installed } from './installed.ts';
import { readLockTables } from './lock-tables.ts';
import { readInstalls } from './notebook.ts';
import { readPipfileLock } from './pipfile-lock.ts';
import { readPipfile, readPixi, readPyproject } from './pyproject.ts';
import { type Requirement, type Settled, settle } from './requirement.ts';
import { type ReadBeside, readRequirements } from './requirements.ts';
import { readSetupCfg } from './setup-cfg.ts';
import { readNumbers, releaseOf, toVersion } from './version.ts';

/** The release that a folder uses, and what says so. */
export interface FoundRelease {
  readonly release: Release;
  /** The path of the file that says so. */
  readonly from: string;
  /** What it says lies beyond the releases that are known. */
  readonly beyond?: 'older' | 'newer';
  /** It names these as well, for another platform, Python or extra: which holds is not clear. The newest first. */
  readonly others: readonly Release[];
}

/**
 * How much may be looked at for one answer, and how large a file may be: any, and one that is parsed as a whole by a parser of
 * TOML or YAML, which takes some 50 ms for it.
 */
export const limits = { folders: 100, files: 100, bytes: 8_000_000, parsed: 200_000, depth: 40 } as const;

/** How long a file may be that is read line by line, or as JSON. */
const longest = 1_000_000;

/** The files that say so, in the order that they are believed in, and how each is read. */
const manifests: readonly {
  readonly name: RegExp;
  /** How large it may be, where it is not parsed as a whole, or by a faster parser. */
  readonly most?: number;
  readonly read: (
    text: string,
    beside: ReadBeside,
  ) => readonly Requirement[] | Promise<readonly Requirement[]>;
}[] = [
  { name: /^uv\.lock$/, most: limits.bytes, read: readLockTables },
  { name: /^poetry\.lock$/, most: limits.bytes, read: readLockTables },
  { name: /^pdm\.lock$/, most: limits.bytes, read: readLockTables },
  { name: /^pylock(?:\.[\w-]+)?\.toml$/, most: limits.bytes, read: readLockTables },
  { name: /^Pipfile\.lock$/, most: longest, read: readPipfileLock },
  { name: /^pixi\.lock$/, most: limits.bytes, read: readPixiLock },
  { name: /^conda-lock\.ya?ml$/, most: limits.bytes, read: readCondaLock },
  {
    name: /^(?:\w{1,40}[-_.])?requirements(?:[\w.-]*|\/[\w.-]+)\.txt$/,
    most: longest,
    read: readRequirements,
  },
  { name: /^pyproject\.toml$/, read: readPyproject },
  { name: /^Pipfile$/, read: readPipfile },
  { name: /^pixi\.toml$/, read: readPixi },
  { name: /^setup\.cfg$/, read: readSetupCfg },
  { name: /^(?:env|conda)[\w.-]*\.ya?ml$/, read: readEnvironmentYml },
];

/** What is asked for. */
export interface Place {
  /** The path of a file, or of a notebook; parts are set apart by `/`. */
  readonly path: string;
  /** The path of a folder around it, above which nothing is looked at; empty for the root. */
  readonly root: string;
  /** The folder of the environment that is known to be used. */
  readonly environment?: string | undefined;
  /** The code of the notebook's cells, where it is at hand. */
  readonly cells?: readonly string[];
}

/**
 * The release that is used at a place; undefined if nothing says so. `outside` looks at environments, which may lie
 * where `files` does not look.
 */
export async function findRelease(
  place: Place,
  files: Folders,
  outside = files,
): Promise<FoundRelease | undefined> {
  const used = { lists: 0, reads: 0 };
  const limited = within(files, used);
  const environments = within(outside, used);
  const folders = foldersAround(place);
  if (place.environment !== undefined) {
    const installed = await findInstalled(place.environment, environments);
    if (installed) return foundIn(installed);
  }
  for (const folder of folders) {
    const installed = await findInstalledIn(folder, await limited.list(folder), environments);
    if (installed) return foundIn(installed);
  }
  // One that names no version counts where none does.
  let open: FoundRelease | undefined;
  for (const folder of folders) {
    for await (const [from, settled] of statementsIn(folder, place, limited)) {
      const { release, beyond, others } = settled;
      const found = { release, from, others, ...(beyond ? { beyond } : {}) };
      if (!settled.isOpen) return found;
      open ??= found;
    }
  }
  return open;
}

/** What the files of a folder say, in the order that they are believed in. */
async function* statementsIn(
  folder: string,
  place: Place,
  files: Folders,
): AsyncGenerator<readonly [from: string, Settled], void> {
  const own = await files.list(folder);
  // Many keep one file for each kind of machine there.
  const sets = own.includes('requirements') ? await files.list(`${folder}/requirements`) : [];
  const names = [...own, ...sets.map((name) => `requirements/${name}`)].sort();
  const besideIn =
    (base: string): ReadBeside =>
    async (path) => {
      const file = join(base, path);
      const text = file?.startsWith(`${place.root}/`) ? await files.read(file) : undefined;
      return text !== undefined && text.length > longest ? undefined : text;
    };
  for (const { name, most = limits.parsed, read } of manifests) {
    for (const file of shortestFirst(names.filter((one) => name.test(one)))) {
      const from = `${folder}/${file}`;
      const text = await files.read(from);
      const isRead = text !== undefined && text.length <= most;
      const settled = !isRead ? undefined : await settleAll(() => read(text, besideIn(folderOf(from))));
      if (settled) yield [from, settled];
    }
  }
  if (folder !== folderOf(place.path) || !(place.cells || place.path.endsWith('.ipynb'))) return;
  const settled = await settleAll(async () => {
    const cells =
      place.cells ?? readCodeCells((await files.read(place.path)) ?? 'null').map(({ text }) => text);
    return readInstalls(cells, besideIn(folder));
  });
  if (settled) yield [place.path, settled];
}

const shortestFirst = (names: readonly string[]): readonly string[] =>
  [...names].sort((one, other) => one.length - other.length);

/** What is read comes to; nothing where it has not the form of its kind, as while it is being typed. */
async function settleAll(
  read: () => readonly Requirement[] | Promise<readonly Requirement[]>,
): Promise<Settled | undefined> {
  try {
    return settle(await read());
  } catch {
    return undefined;
  }
}

function foundIn({ version, from }: Installed): FoundRelease {
  return { ...releaseOf(toVersion(readNumbers(version) ?? [])), from, others: [] };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** The folders from that of the path up to the root. */
function foldersAround({ path, root }: Place): readonly string[] {
  const folders: string[] = [];
  let folder = folderOf(path);
  while (folder.length >= root.length && folder.startsWith(root) && folders.length < limits.depth) {
    folders.push(folder);
    if (folder === root || !folder.includes('/')) break;
    folder = folderOf(folder);
  }
  return folders;
}

/** A path from a folder, `..` followed; undefined for one from the root of the machine. */
function join(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const parts = folder.split('/');
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Looks at no more than the limits allow. */
function within(files: Folders, used: { lists: number; reads: number }): Folders {
  return {
    list: async (folder) => (++used.lists > limits.folders ? [] : files.list(folder)),
    read: async (file) => (++used.reads > limits.files ? undefined : files.read(file)),
  };
}
