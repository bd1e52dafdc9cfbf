// Reads open documents for everybody who asks about the code in them: a little at a time, again only what changed, and
// ahead of the first question. Runs in the extension host, on the desktop and in the browser alike.
import * as vscode from 'vscode';
import {
  type ActivationUse,
  type Cell,
  createReader,
  type Glimpse,
  glanceAt,
  pickUse,
  type Reader,
  type Reading,
  stepThrough,
} from '../../python/index.ts';
import { cellOf, isReadable, notebookOf, readTogether } from './readable-documents.ts';
import { countModuleChanges, findModules, modulesSeenFrom, watchModules } from './workspace-modules.ts';

/** How many files one after the other a name is followed through, and how many files in all for one document. */
const deepest = 8;
const mostFiles = 32;
/** How long an answer that the document gives by itself waits for what other files add to it, in milliseconds. */
const patience = 300;
/** How long the reader may hold the extension host at a stretch, in milliseconds. */
const slice = 5;
/** How long nobody must have typed before a changed document is read ahead, in milliseconds. */
const calm = 150;

/** How much must be read: the document itself, or the files that it imports from as well. */
type Extent = 'own' | 'all';

interface Session {
  readonly owner: vscode.Uri;
  readonly reader: Reader;
  /** The versions of the documents that `reading` reads, and how often other files had changed. */
  versions: string;
  cells: readonly Cell[];
  /** Counts the readings, each of which may know more of other files. */
  revision: number;
  reading: Reading | undefined;
  isRead: boolean;
  /** How far the answer in `uses` reaches for these versions. */
  known: Extent | 'nothing';
  uses: Reading['uses'];
  /** How many files have been followed one after the other, and how many more may be read. */
  depth: number;
  room: number;
  /** Who waits for the reading. */
  readonly waiting: Set<Waiting>;
  isRunning: boolean;
}

interface Waiting {
  readonly extent: Extent;
  readonly token: vscode.CancellationToken | undefined;
  readonly resolve: () => void;
}

const sessions = new WeakMap<vscode.TextDocument | vscode.NotebookDocument, Session>();

/**
 * Every use in `document`; the cells of a notebook see what earlier cells import and make, and names are followed into
 * other files of the workspace. Resolves once all is read: at once for an unchanged document. Empty for other
 * languages, and when `token` is cancelled.
 */
export function usesOf(
  document: vscode.TextDocument,
  token?: vscode.CancellationToken,
): Promise<readonly ActivationUse[]> {
  return usesAsFarAs('all', document, token);
}

/**
 * The use at `position`: on its name, or on one of its arguments. What the document says by itself waits for no other
 * file.
 */
export async function useAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  token?: vscode.CancellationToken,
): Promise<ActivationUse | undefined> {
  const ask = async (extent: Extent) =>
    pickUse(
      await usesAsFarAs(extent, document, token),
      document.offsetAt(position),
      readTogether(document).indexOf(document),
    );
  const seen = await glance(document, document.offsetAt(position), token);
  if (seen && (seen.isWhole || isSettled(seen.use))) return seen.use;
  const own = await ask('own');
  if (own && isSettled(own)) return own;
  const all = ask('all');
  return own ? Promise.race([all, after(patience).then(() => own)]) : all;
}

/** How many glances are under way; reading waits for them. */
let glances = 0;

/** What stands at `offset` of a Python file that is being read for the first time, where that can be told before. */
async function glance(
  document: vscode.TextDocument,
  offset: number,
  token: vscode.CancellationToken | undefined,
): Promise<Glimpse | undefined> {
  const isKnown = Boolean(sessions.get(document)?.uses.length);
  if (isKnown || document.languageId !== 'python' || notebookOf(document)) return undefined;
  if (token?.isCancellationRequested) return undefined;
  const { version } = document;
  const { text, module } = cellOf(document, false);
  // A byte order mark would become part of the first name.
  if (text.startsWith('\uFEFF')) return undefined;
  const elsewhere = modulesSeenFrom(document.uri, 0);
  const looking = stepThrough(
    glanceAt(text, offset, { elsewhere, ...(module === undefined ? {} : { module }) }),
  );
  glances++;
  try {
    while (!looking.step(slice)) {
      await after(0);
      if (token?.isCancellationRequested || document.version !== version) return undefined;
    }
  } finally {
    glances--;
  }
  return looking.result;
}

type Listener = (document: vscode.TextDocument, uses: readonly ActivationUse[]) => void;
const listeners = new Set<Listener>();

/** Tells `listener` of each document that has been read ahead. */
export function onReadAhead(listener: Listener): vscode.Disposable {
  listeners.add(listener);
  return { dispose: () => listeners.delete(listener) };
}

/** Reads Python documents ahead, as soon as they are shown and whenever nobody has typed for a moment. */
export function registerReading(context: vscode.ExtensionContext): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readAhead = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const { document } of vscode.window.visibleTextEditors) {
        void usesOf(document).then((uses) => {
          for (const listener of listeners) listener(document, uses);
        });
      }
    }, wait);
  };
  watchModules(context);
  context.subscriptions.push(
    // Who opens a file may point at something in it before long.
    vscode.window.onDidChangeVisibleTextEditors(() => readAhead(0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isReadable(document)) readAhead(calm);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  readAhead(calm);
}

async function usesAsFarAs(
  extent: Extent,
  document: vscode.TextDocument,
  token: vscode.CancellationToken | undefined,
): Promise<readonly ActivationUse[]> {
  if (!isReadable(document) || token?.isCancellationRequested) return [];
  const notebook = document.languageId === 'python' ? notebookOf(document) : undefined;
  const owner = notebook ?? document;
  const session = sessions.get(owner) ?? createSession(owner.uri);
  sessions.set(owner, session);
  const documents = readTogether(document);
  const read = documents.map(({ version }) => version);
  const versions = [
    countModuleChanges(),
    ...documents.map((one) => `${one.uri.toString()} ${one.version}`),
  ].join('\n');
  if (versions !== session.versions) {
    session.versions = versions;
    session.cells = documents.map((one) => cellOf(one, notebook !== undefined));
    session.known = 'nothing';
    session.depth = 0;
    session.room = mostFiles;
    readAgain(session);
  }
  if (!reaches(session, extent)) {
    await new Promise<void>((resolve) => {
      session.waiting.add({ extent, token, resolve });
      if (!session.isRunning) void run(session);
    });
  }
  if (token?.isCancellationRequested) return [];
  // Somebody may have typed meanwhile, or asked for more: the answer is for the text as it is now.
  const isCurrent = documents.every(({ version }, at) => version === read[at]);
  if (!isCurrent || !reaches(session, extent)) return usesAsFarAs(extent, document, token);
  return session.uses[documents.indexOf(document)] ?? [];
}

function createSession(owner: vscode.Uri): Session {
  return {
    owner,
    reader: createReader(),
    versions: '',
    cells: [],
    revision: 0,
    reading: undefined,
    isRead: false,
    known: 'nothing',
    uses: [],
    depth: 0,
    room: mostFiles,
    waiting: new Set(),
    isRunning: false,
  };
}

function readAgain(session: Session): void {
  session.revision++;
  session.reading = session.reader.read(session.cells, modulesSeenFrom(session.owner, session.revision));
  session.isRead = false;
}

const reaches = ({ known }: Session, extent: Extent): boolean => known === 'all' || known === extent;

/** Goes on while somebody waits; a reading that nobody waits for any more rests until the next question. */
async function run(session: Session): Promise<void> {
  session.isRunning = true;
  while (isAwaited(session)) {
    const { reading } = session;
    if (session.isRead) await follow(session);
    else if (glances > 0) await after(0);
    else if (reading?.step(slice)) {
      session.isRead = true;
      session.uses = reading.uses;
      if (session.known === 'nothing') session.known = 'own';
    } else await after(0);
  }
  session.isRunning = false;
}

/** Answers those who need not wait any longer. */
function isAwaited(session: Session): boolean {
  const { waiting } = session;
  for (const one of waiting) {
    if (!one.token?.isCancellationRequested && !reaches(session, one.extent)) continue;
    waiting.delete(one);
    one.resolve();
  }
  return waiting.size > 0;
}

/** Looks for the files that the document imports from, and reads it again if there are any. */
async function follow(session: Session): Promise<void> {
  const { reading, owner, room } = session;
  const isOver = (): boolean => session.reading !== reading || !isAwaited(session);
  const wanted = session.depth < deepest && room > 0 ? (reading?.wanted ?? []) : [];
  // A file system that fails has no more to say.
  const found = await findModules(wanted, owner, room, isOver).catch(() => 0);
  if (isOver()) return;
  if (found === 0) session.known = 'all';
  else {
    session.depth++;
    session.room -= found;
    readAgain(session);
  }
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Whether no other file could say more of it. */
function isSettled({ certainty, parameters }: ActivationUse): boolean {
  return (
    certainty === 'certain' &&
    Object.values(parameters).every(({ value, text }) => value !== undefined || text === undefined)
  );
}
