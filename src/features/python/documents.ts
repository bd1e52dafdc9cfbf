// Reads open documents for everybody who asks about the code in them: a little at a time, again only what changed, and
// ahead of the first question. Runs in the extension host, on the desktop and in the browser alike.
import * as vscode from 'vscode';
import { debounce } from '../../foundation/debounce.ts';
import { finishInSlices, giveWay } from '../../foundation/generators.ts';
import {
  type ActivationUse,
  type Cell,
  type CheckedCode,
  createReader,
  type Definition,
  type FollowedImports,
  type Reader,
  type Reading,
  type Silence,
  type WorkspaceModules,
} from '../../python/index.ts';
import { cellOf, isReadable, notebookOf, readTogether } from './readable-documents.ts';

/** How long an answer that the document gives by itself waits for what other files add to it, in milliseconds. */
const patience = 300;
/** How long the reader may hold the extension host at a stretch, in milliseconds. */
const slice = 5;
/** Idle time after typing before a changed document is read ahead, in milliseconds. */
const calm = 150;

/** How much must be read: the document itself, or the files that it imports from as well. */
type Extent = 'own' | 'all';

interface Session {
  readonly reader: Reader;
  /** The versions of the documents that `reading` reads, and how often other files had changed. */
  versions: string;
  cells: readonly Cell[];
  imports: FollowedImports;
  reading: Reading | undefined;
  isRead: boolean;
  /** How far the answers of `last` reach for these versions. */
  known: Extent | 'nothing';
  last: Reading | undefined;
  /** Who waits for the reading. */
  readonly waiting: Set<Waiting>;
  isRunning: boolean;
}

interface Waiting {
  readonly extent: Extent;
  readonly token: vscode.CancellationToken | undefined;
  readonly resolve: () => void;
}

/** What the open documents use of PyTorch's activations. */
export interface Documents extends vscode.Disposable {
  /**
   * Every use in `document`; the cells of a notebook see what earlier cells import and make, and names are followed into
   * other files of the workspace. Resolves once all is read: at once for an unchanged document. Empty for other
   * languages, and when `token` is cancelled.
   */
  usesOf(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<readonly ActivationUse[]>;
  /**
   * The use at `position`: on its name, or on one of its arguments; else the name there that is given an activation. What
   * the document says by itself waits for no other file.
   */
  useAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<ActivationUse | undefined>;
  /** What a check of it finds; undefined where it is no Python, or somebody types meanwhile. */
  checkOf(document: vscode.TextDocument): Promise<CheckedCode | undefined>;
  /** The activations that `document` defines itself and means as such. */
  definitionsOf(document: vscode.TextDocument): Promise<readonly Definition[]>;
  /** The innermost definition whose code holds `position`, whatever it is meant as. */
  definitionAround(document: vscode.TextDocument, position: vscode.Position): Promise<Definition | undefined>;
  /** The names that may stand in the string at `position`, and what is between its quotes; undefined where nobody knows. */
  namesAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<ReturnType<Reading['namesAt']>>;
  /** Why there is no use at `position`, where that is certain. */
  silenceAt(document: vscode.TextDocument, position: vscode.Position): Promise<Silence | undefined>;
}

/** Reads documents on demand, and visible ones once typing has paused. */
export function readDocuments(modules: WorkspaceModules): Documents {
  /** One reading of each document or notebook, as long as VS Code knows it. */
  const sessions = new WeakMap<vscode.TextDocument | vscode.NotebookDocument, Session>();

  /** The session of `document`, once it has read that far; undefined once the request has been cancelled. */
  const readAsFarAs = async (
    extent: Extent,
    document: vscode.TextDocument,
    token: vscode.CancellationToken | undefined,
  ): Promise<Session | undefined> => {
    if (!isReadable(document) || token?.isCancellationRequested) return undefined;
    const notebook = document.languageId === 'python' ? notebookOf(document) : undefined;
    const owner = notebook ?? document;
    const key = owner.uri.toString();
    const session = sessions.get(owner) ?? createSession(modules.follow(key));
    sessions.set(owner, session);
    const documents = readTogether(document);
    const read = documents.map(({ version }) => version);
    const versions = [
      modules.changes,
      ...documents.map((one) => `${one.uri.toString()} ${one.version}`),
    ].join('\n');
    if (versions !== session.versions) {
      session.versions = versions;
      session.cells = documents.map((one) => cellOf(one, notebook !== undefined));
      session.known = 'nothing';
      session.imports = modules.follow(key);
      readAgain(session);
    }
    if (!reaches(session, extent)) {
      await new Promise<void>((resolve) => {
        session.waiting.add({ extent, token, resolve });
        if (!session.isRunning) void run(session);
      });
    }
    if (token?.isCancellationRequested) return undefined;
    // The document may have changed, or more may have been asked for: answer for the current text.
    const isCurrent = documents.every(({ version }, at) => version === read[at]);
    if (!isCurrent || !reaches(session, extent)) return readAsFarAs(extent, document, token);
    return session;
  };

  const readAhead = debounce(() => {
    for (const { document } of vscode.window.visibleTextEditors) void readAsFarAs('all', document, undefined);
  });
  const subscriptions = vscode.Disposable.from(
    // Who opens a file may point at something in it before long.
    vscode.window.onDidChangeVisibleTextEditors(() => readAhead.in(0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isReadable(document)) readAhead.in(calm);
    }),
    readAhead,
  );
  readAhead.in(calm);

  return {
    async usesOf(document, token) {
      const session = await readAsFarAs('all', document, token);
      return session?.last?.uses[readTogether(document).indexOf(document)] ?? [];
    },
    async useAt(document, position, token) {
      const offset = document.offsetAt(position);
      const cell = readTogether(document).indexOf(document);
      const session = await readAsFarAs('own', document, token);
      const own = session?.last?.useAt(cell, offset);
      if (own && isSettled(own)) return own;
      const all = readAsFarAs('all', document, token).then((read) => read?.last?.useAt(cell, offset));
      return own ? Promise.race([all, after(patience).then(() => own)]) : all;
    },
    async checkOf(document) {
      const session = await readAsFarAs('all', document, undefined);
      const cell = readTogether(document).indexOf(document);
      const work = session?.last?.checkIn(cell);
      return work && finishInSlices(work, slice);
    },
    async definitionsOf(document) {
      const session = await readAsFarAs('all', document, undefined);
      const found = session?.last?.definitionsIn(readTogether(document).indexOf(document)) ?? [];
      return found.filter(({ isActivation }) => isActivation);
    },
    async definitionAround(document, position) {
      const session = await readAsFarAs('all', document, undefined);
      const cell = readTogether(document).indexOf(document);
      return session?.last?.definitionAround(cell, document.offsetAt(position));
    },
    async namesAt(document, position, token) {
      const session = await readAsFarAs('all', document, token);
      const cell = readTogether(document).indexOf(document);
      return session?.last?.namesAt(cell, document.offsetAt(position));
    },
    async silenceAt(document, position) {
      const session = await readAsFarAs('all', document, undefined);
      const cell = readTogether(document).indexOf(document);
      return session?.last?.silenceAt(cell, document.offsetAt(position));
    },
    dispose: () => subscriptions.dispose(),
  };
}

function createSession(imports: FollowedImports): Session {
  return {
    reader: createReader(),
    versions: '',
    cells: [],
    imports,
    reading: undefined,
    isRead: false,
    known: 'nothing',
    last: undefined,
    waiting: new Set(),
    isRunning: false,
  };
}

function readAgain(session: Session): void {
  session.reading = session.reader.read(session.cells, session.imports.known());
  session.isRead = false;
}

const reaches = ({ known }: Session, extent: Extent): boolean => known === 'all' || known === extent;

/** Runs while a request is pending; an abandoned reading rests until the next request. */
async function run(session: Session): Promise<void> {
  session.isRunning = true;
  while (isAwaited(session)) {
    const { reading } = session;
    if (session.isRead) await follow(session);
    else if (reading?.step(slice)) {
      session.isRead = true;
      session.last = reading;
      if (session.known === 'nothing') session.known = 'own';
    } else await giveWay();
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
  const { reading, imports } = session;
  const isOver = (): boolean => session.reading !== reading || !isAwaited(session);
  // A file system that fails has no more to say.
  const isMore = await imports.advance(reading?.wanted ?? [], isOver).catch(() => false);
  if (isOver()) return;
  if (isMore) readAgain(session);
  else session.known = 'all';
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
