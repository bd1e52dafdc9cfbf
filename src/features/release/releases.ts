// Which release of PyTorch a document is written for: what the person has set, else what its folder says. Nothing is read before
// somebody asks. Runs in the extension host, on the desktop and in the browser alike; in folders that are not trusted too.
import * as vscode from 'vscode';
import type { UsedRelease } from '../../content/release.ts';
import { newest, type Release, releases } from '../../foundation/release.ts';
import type { Folders } from '../../releases/folders.ts';
import { notebookOf } from '../python/readable-documents.ts';
import { findLinks } from '../python/workspace-files.ts';
import { chosenEnvironment, onDidChooseEnvironment } from './python-extension.ts';

/** A document, or a file that is not opened. */
type Located = Pick<vscode.TextDocument, 'uri'>;

/** What files named before, and what they name now. */
interface ReleaseChange {
  readonly from: Release;
  readonly to: Release;
  readonly file: string;
}

/** The releases of the folders of the workspace. */
export interface Releases extends vscode.Disposable {
  /** The release of a document, its folder looked at once and again when its files change. The newest where nothing says so. */
  of(document: Located | undefined): Promise<UsedRelease>;
  /** The release of a document that was asked for before. */
  known(document: vscode.TextDocument): UsedRelease | undefined;
  /** What its files say, whatever is set. */
  automatic(document: vscode.TextDocument): Promise<UsedRelease>;
  /** An answer has become another one, or is given for the first time. */
  readonly onDidChange: vscode.Event<void>;
  /** Files that have changed name another release than they did. */
  readonly onDidFindAnother: vscode.Event<ReleaseChange>;
}

/** The files that may say so, and those that `-r` and `-c` commonly name. */
const watched =
  '**/{uv.lock,poetry.lock,pdm.lock,pylock*.toml,Pipfile,Pipfile.lock,pixi.lock,pixi.toml,conda*.yml,conda*.yaml,*requirements*.txt,requirements/*.txt,constraints*.txt,pyproject.toml,setup.cfg,env*.yml,env*.yaml,site-packages/torch/version.py,site-packages/torch-*}';

interface Answer {
  readonly asked: Promise<UsedRelease>;
  /** What it came to, or what was known before while it is still looked for. */
  given?: UsedRelease;
  /** Files have changed since. */
  isStale: boolean;
}

export function findReleases(): Releases {
  const changed = new vscode.EventEmitter<void>();
  const foundAnother = new vscode.EventEmitter<ReleaseChange>();
  const subscriptions: vscode.Disposable[] = [changed, foundAnother];
  const answers = new Map<string, Answer>();
  const forgetAll = () => {
    for (const answer of answers.values()) answer.isStale = true;
    changed.fire();
  };
  let isWatching = false;
  const watch = () => {
    if (isWatching) return;
    isWatching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(watched);
    subscriptions.push(
      watcher,
      watcher.onDidChange(forgetAll),
      watcher.onDidCreate(forgetAll),
      watcher.onDidDelete(forgetAll),
      vscode.workspace.onDidChangeWorkspaceFolders(forgetAll),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('activationLens.torchVersion')) changed.fire();
      }),
    );
    const choosing = onDidChooseEnvironment(forgetAll);
    if (choosing) subscriptions.push(choosing);
  };

  const automatic = (document: Located): Promise<UsedRelease> => {
    const place = placeOf(document);
    if (!place) return Promise.resolve(nothing);
    const key = keyOf(place);
    const before = answers.get(key);
    if (before && !before.isStale) return before.asked;
    watch();
    const answer: Answer = {
      asked: look(place).catch(() => nothing),
      isStale: false,
      ...(before?.given ? { given: before.given } : {}),
    };
    answers.set(key, answer);
    void answer.asked.then((given) => {
      const last = answer.given;
      answer.given = given;
      changed.fire();
      if (last?.by === 'file' && given.file !== undefined && last.release !== given.release) {
        foundAnother.fire({ from: last.release, to: given.release, file: given.file });
      }
    });
    return answer.asked;
  };

  return {
    onDidChange: changed.event,
    onDidFindAnother: foundAnother.event,
    automatic,
    async of(document) {
      if (!document) return nothing;
      // Looked for even where a release is set: the choice shows what else it would be.
      const found = automatic(document);
      return readSetting(document) ?? (await found);
    },
    known(document) {
      const place = placeOf(document);
      const given = place && answers.get(keyOf(place))?.given;
      return given && (readSetting(document) ?? given);
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

const nothing: UsedRelease = { release: newest, by: 'nothing' };

/** What the person has set for the document's folder. */
function readSetting(document: Located): UsedRelease | undefined {
  const given = vscode.workspace.getConfiguration('activationLens', ownerOf(document)).get('torchVersion');
  const release = releases.find((one) => one === given);
  return release && { release, by: 'setting' };
}

/** The URI of the file, or of the notebook that the document is a cell of. */
export function ownerOf(document: Located): vscode.Uri {
  return notebookOf(document)?.uri ?? document.uri;
}

interface DocumentPlace {
  readonly file: vscode.Uri;
  readonly folder: vscode.WorkspaceFolder;
  /** The notebook's cells that install something. */
  readonly cells?: readonly string[];
}

/** Where to look for a document; undefined for one that lies in no folder of the workspace. */
function placeOf(document: Located): DocumentPlace | undefined {
  const notebook = notebookOf(document);
  const uri = notebook?.uri ?? document.uri;
  const own = vscode.workspace.getWorkspaceFolder(uri);
  const only =
    vscode.workspace.workspaceFolders?.length === 1 ? vscode.workspace.workspaceFolders[0] : undefined;
  // What is not saved yet will most likely be saved here.
  const folder = own ?? (uri.scheme === 'untitled' ? only : undefined);
  if (!folder) return undefined;
  const file = own ? uri : vscode.Uri.joinPath(folder.uri, 'untitled');
  const cells = notebook
    ?.getCells()
    .map((cell) => cell.document.getText())
    .filter((text) => /\binstall\s/.test(text));
  return { file, folder, ...(cells ? { cells } : {}) };
}

function keyOf({ file, cells }: DocumentPlace): string {
  const path = file.toString();
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [folder, chosenEnvironment(file) ?? '', ...(cells ? [file.toString(), ...cells] : [])].join('\n');
}

async function look({ file, folder, cells }: DocumentPlace): Promise<UsedRelease> {
  // The parsers are no use before.
  const { findRelease, limits } = await import('../../releases/find.ts');
  const at = (path: string) => folder.uri.with({ path });
  const root = folder.uri.path.replace(/\/$/, '');
  const environments: Folders = {
    list: async (path) => {
      try {
        return (await vscode.workspace.fs.readDirectory(at(path || '/'))).map(([name]) => name);
      } catch {
        return [];
      }
    },
    read: async (path) => {
      try {
        if ((await vscode.workspace.fs.stat(at(path))).size > limits.bytes) return undefined;
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
      } catch {
        return undefined;
      }
    },
  };
  // An environment often lies elsewhere; everything else must not lead out of the workspace.
  const isBehindLink = findLinks();
  const files: Folders = {
    list: async (path) => ((await isBehindLink(at(path || '/'))) ? [] : environments.list(path)),
    read: async (path) => ((await isBehindLink(at(path))) ? undefined : environments.read(path)),
  };
  const found = await findRelease(
    { path: file.path, root, environment: chosenEnvironment(file), ...(cells ? { cells } : {}) },
    files,
    environments,
  );
  if (!found) return nothing;
  const isInside = found.from.startsWith(`${root}/`);
  const { from, ...rest } = found;
  return { ...rest, by: 'file', file: isInside ? from.slice(root.length + 1) : from };
}
