// Finds the modules that Python code imports from other files of the workspace, and reads them: a little at a time, each
// once for everybody, anew when its file changes. Reads files through VS Code only, never runs any. Runs in the
// extension host, on the desktop and in the browser alike.
import * as vscode from 'vscode';
import {
  type Elsewhere,
  modulePlaces,
  type OtherModule,
  readOtherModule,
  type WantedModule,
} from '../../python/index.ts';

/** Larger files are not followed, in bytes. */
const largest = 1_000_000;
/** How many folders and modules are remembered. */
const most = 2000;
/** How long reading may hold the extension host at a stretch, in milliseconds. */
const slice = 5;

/** What is known of files, by their URIs. */
const listings = new Map<string, Promise<ReadonlySet<string>>>();
const places = new Map<string, string | 'none'>();
const modules = new Map<string, OtherModule | 'none'>();
const reading = new Map<string, Promise<void>>();
let changes = 0;
let isWatching = false;

/** The modules that are known for imports in `owner`; `find` never looks at a file itself. */
export function modulesSeenFrom(owner: vscode.Uri, revision: number): Elsewhere {
  const own = owner.toString();
  return {
    revision,
    find(wanted) {
      const place = places.get(placeKey(wanted, own));
      return place === undefined || place === 'none' ? place : modules.get(place);
    },
  };
}

/** How often modules that were read have changed since. */
export function countModuleChanges(): number {
  return changes;
}

/**
 * Looks for the modules, and reads at most `room` of them; how many were found. Afterwards `modulesSeenFrom` knows an
 * answer for each, unless the room was too small or `isGivenUp` said so.
 */
export async function findModules(
  wanted: readonly WantedModule[],
  owner: vscode.Uri,
  room: number,
  isGivenUp: () => boolean,
): Promise<number> {
  let found = 0;
  for (const one of wanted) {
    if (isGivenUp() || found >= room) break;
    const key = placeKey(one, owner.toString());
    let place = places.get(key);
    if (place === undefined) {
      place = (await placeOf(one, owner))?.toString() ?? 'none';
      if (places.size > most) places.clear();
      places.set(key, place);
    }
    if (place === 'none') continue;
    if (!modules.has(place)) await readModule(place);
    if (modules.get(place) !== 'none') found++;
  }
  return found;
}

/** Forgets what is known of files when they change. */
export function watchModules(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) forgetModule(document.uri);
    }),
    // Changes that were not saved are gone.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forgetModule(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(forgetPlaces),
    { dispose: forgetPlaces },
  );
  startWatching = () => {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.py');
    context.subscriptions.push(
      watcher,
      watcher.onDidChange(forgetModule),
      watcher.onDidCreate(forgetPlaces),
      watcher.onDidDelete(forgetPlaces),
    );
  };
}

let startWatching = (): void => undefined;

const placeKey = ({ path, from }: WantedModule, own: string): string => `${from || own}\n${path}`;

function forgetModule(uri: vscode.Uri): void {
  const key = uri.toString();
  // One that is being read now was perhaps read as it was before.
  if (modules.delete(key) || reading.has(key)) changes++;
}

function forgetPlaces(): void {
  listings.clear();
  places.clear();
  modules.clear();
  changes++;
}

/** The file of a module, inside of the workspace folder of the file that imports it. */
async function placeOf({ path, from }: WantedModule, owner: vscode.Uri): Promise<vscode.Uri | undefined> {
  const importer = from === '' ? owner : vscode.Uri.parse(from, true);
  const root = vscode.workspace.getWorkspaceFolder(importer)?.uri;
  if (!root) return undefined;
  if (!isWatching) startWatching();
  isWatching = true;
  const top = root.path.endsWith('/') ? root.path : `${root.path}/`;
  for (const place of modulePlaces(path, importer.path, top)) {
    const parts = place.slice(top.length).split('/');
    if (await isThere(root, parts)) return vscode.Uri.joinPath(root, ...parts);
  }
  return undefined;
}

/** Asks each folder once what it holds, and none that its own folder does not hold. */
async function isThere(root: vscode.Uri, parts: readonly string[]): Promise<boolean> {
  let folder = root;
  for (const part of parts) {
    if (!(await namesIn(folder)).has(part)) return false;
    folder = vscode.Uri.joinPath(folder, part);
  }
  return true;
}

function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  const key = folder.toString();
  const known = listings.get(key);
  if (known) return known;
  if (listings.size > most) listings.clear();
  const names = listFolder(folder);
  listings.set(key, names);
  return names;
}

async function listFolder(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    return new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  } catch {
    return new Set();
  }
}

async function readModule(key: string): Promise<void> {
  const known = reading.get(key);
  if (known) return known;
  const work = readFile(key).finally(() => reading.delete(key));
  reading.set(key, work);
  return work;
}

async function readFile(key: string): Promise<void> {
  const uri = vscode.Uri.parse(key, true);
  const before = changes;
  const text = await textOf(uri);
  const name = uri.path
    .split('/')
    .slice(uri.path.endsWith('/__init__.py') ? -2 : -1)
    .join('/');
  const module = text === undefined ? 'none' : await stepThrough(readOtherModule(text, { key, name }));
  // The file may have changed on the way.
  if (changes !== before) return readFile(key);
  if (modules.size > most) modules.clear();
  modules.set(key, module);
}

/** An open document's text, or the file's. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function stepThrough<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + slice;
    while (performance.now() < end) {
      const { done, value } = work.next();
      if (done && value !== undefined) return value;
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
}
