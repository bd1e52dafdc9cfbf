// Finds the modules that Python code imports from other files of its workspace, and reads them: each once for everybody,
// a little at a time, anew when its file changes. Knows no file system: the caller hands in how to read files.

import { finishInSlices } from '../../foundation/generators.ts';
import type { OtherModule, OtherModules, WantedModule } from '../binder/modules.ts';
import { modulePlaces } from '../sources/module-places.ts';
import { readOtherModule } from './other-module.ts';

/** How far names are followed into other files. */
export const moduleLimits = {
  /** How many files one after the other a name is followed through. */
  depth: 8,
  /** How many files are read for one document. */
  files: 32,
  /** Larger files are not read. */
  bytes: 1_000_000,
} as const;

/** How many folders, places and modules are remembered. */
const most = 2000;
/** How long reading may hold its thread at a stretch, in milliseconds. */
const slice = 5;

/**
 * A file system as far as modules need it. Files and folders go by keys that it makes up, URIs or paths; within a file
 * system they have paths with `/`.
 */
export interface WorkspaceFiles {
  /** The path of a file, and that of its folder of the workspace, which ends in `/`; undefined outside of any. */
  locate(file: string): { readonly path: string; readonly root: string } | undefined;
  /** The key of what lies at `path` in the file system of `file`. */
  at(path: string, file: string): string;
  /** The names in a folder. May reject. */
  list(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined if it is larger than `moduleLimits.bytes`. May reject. */
  read(file: string): Promise<string | undefined>;
}

/** What is known of the modules of a workspace. */
export interface WorkspaceModules {
  /** How often what was known has become untrue. */
  readonly changes: number;
  /** Starts to follow the imports of `owner`, the key of a document. */
  follow(owner: string): FollowedImports;
  /** A file has other content. */
  forget(file: string): void;
  /** Files have come or gone. */
  forgetAll(): void;
}

/** How far the imports of one document have been followed. */
export interface FollowedImports {
  /** What is known by now, for the next reading; looks at no file itself. */
  known(): OtherModules;
  /**
   * Reads more of the modules that a reading wanted, within the limits; false when there is no more to know. `isGivenUp`
   * says that nobody wants the answer any more. Never rejects.
   */
  advance(wanted: readonly WantedModule[], isGivenUp?: () => boolean): Promise<boolean>;
}

export function createWorkspaceModules(files: WorkspaceFiles): WorkspaceModules {
  const listings = new Map<string, Promise<ReadonlySet<string>>>();
  /** The file of each module that was looked for. */
  const places = new Map<string, string | 'none'>();
  const modules = new Map<string, OtherModule | 'none'>();
  const underWay = new Map<string, Promise<void>>();
  let changes = 0;
  let revision = 0;

  const namesIn = (folder: string): Promise<ReadonlySet<string>> => {
    const known = listings.get(folder);
    if (known) return known;
    if (listings.size > most) listings.clear();
    const names = listFolder(files, folder);
    listings.set(folder, names);
    return names;
  };

  /** Asks each folder once what it holds, and none that its own folder does not hold. */
  const isThere = async (path: string, root: string, importer: string): Promise<boolean> => {
    let folder = root.replace(/.\/$/, (end) => end.slice(0, -1));
    for (const name of path.slice(root.length).split('/')) {
      if (!(await namesIn(files.at(folder, importer))).has(name)) return false;
      folder = folder.endsWith('/') ? folder + name : `${folder}/${name}`;
    }
    return true;
  };

  const findFile = async (module: string, importer: string): Promise<string | undefined> => {
    const located = files.locate(importer);
    if (!located) return undefined;
    for (const path of modulePlaces(module, located.path, located.root)) {
      if (await isThere(path, located.root, importer)) return files.at(path, importer);
    }
    return undefined;
  };

  const readFile = async (file: string): Promise<void> => {
    const before = changes;
    const text = await files.read(file).catch(() => undefined);
    const name = nameOfFile(files.locate(file)?.path ?? '');
    // An open document may be larger than a file would be read.
    const isRead = text !== undefined && text.length <= moduleLimits.bytes;
    const work = isRead ? readOtherModule(text, { key: file, name }) : undefined;
    const module = (work && (await finishInSlices(work, slice))) ?? 'none';
    // The file may have changed on the way.
    if (changes !== before) return readFile(file);
    if (modules.size > most) modules.clear();
    modules.set(file, module);
  };

  const readOnce = (file: string): Promise<void> => {
    const known = underWay.get(file);
    if (known) return known;
    const work = readFile(file).finally(() => underWay.delete(file));
    underWay.set(file, work);
    return work;
  };

  const follow = (owner: string): FollowedImports => {
    let depth = 0;
    let room: number = moduleLimits.files;
    return {
      known: () => ({
        revision: ++revision,
        find(wanted) {
          const place = places.get(placeKey(wanted, owner));
          return place === undefined || place === 'none' ? place : modules.get(place);
        },
      }),
      async advance(wanted, isGivenUp = () => false) {
        if (depth >= moduleLimits.depth) return false;
        const before = room;
        for (const one of wanted) {
          if (isGivenUp() || room === 0) break;
          const key = placeKey(one, owner);
          let place = places.get(key);
          if (place === undefined) {
            place = (await findFile(one.path, one.from || owner)) ?? 'none';
            if (places.size > most) places.clear();
            places.set(key, place);
          }
          if (place === 'none') continue;
          if (!modules.has(place)) await readOnce(place);
          if (modules.get(place) !== 'none') room--;
        }
        depth++;
        return room < before;
      },
    };
  };

  return {
    get changes() {
      return changes;
    },
    follow,
    forget(file) {
      // One that is being read now was perhaps read as it was before.
      if (modules.delete(file) || underWay.has(file)) changes++;
    },
    forgetAll() {
      listings.clear();
      places.clear();
      modules.clear();
      changes++;
    },
  };
}

const placeKey = ({ path, from }: WantedModule, owner: string): string => `${from || owner}\n${path}`;

async function listFolder(files: WorkspaceFiles, folder: string): Promise<ReadonlySet<string>> {
  return new Set(await files.list(folder).catch(() => []));
}

/** What a person knows a module's file by: its name, and that of a package's folder. */
function nameOfFile(path: string): string {
  return path
    .split('/')
    .slice(path.endsWith('/__init__.py') ? -2 : -1)
    .join('/');
}
