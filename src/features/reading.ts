// Reads open documents for everybody who asks about the code in them: a little at a time, again only what changed, and
// ahead of the first question. Runs in the extension host, on the desktop and in the browser alike.
import * as vscode from 'vscode';
import { type ActivationUse, type Cell, createReader, type Reader, type Reading } from '../python/uses.ts';

/** How long the reader may hold the extension host at a stretch, in milliseconds. */
const slice = 5;
/** How long nobody must have typed before a changed document is read ahead, in milliseconds. */
const calm = 150;

interface Session {
  readonly reader: Reader;
  /** The versions of the documents that `reading` reads. */
  versions: string;
  reading: Reading | undefined;
  isRead: boolean;
  /** Who waits for the reading. */
  readonly waiting: Set<Waiting>;
  isRunning: boolean;
}

interface Waiting {
  readonly token: vscode.CancellationToken | undefined;
  readonly resolve: () => void;
}

const sessions = new WeakMap<vscode.TextDocument | vscode.NotebookDocument, Session>();

/**
 * Every use in `document`; the cells of a notebook see what earlier cells import and make. Resolves once all is read:
 * at once for an unchanged document. Empty for other languages, and when `token` is cancelled.
 */
export async function usesOf(
  document: vscode.TextDocument,
  token?: vscode.CancellationToken,
): Promise<readonly ActivationUse[]> {
  if (!isReadable(document) || token?.isCancellationRequested) return [];
  const notebook = document.languageId === 'python' ? notebookOf(document) : undefined;
  const owner = notebook ?? document;
  const session = sessions.get(owner) ?? createSession();
  sessions.set(owner, session);
  const documents = readTogether(document);
  const versions = documents.map((one) => `${one.uri.toString()} ${one.version}`).join('\n');
  if (versions !== session.versions || !session.reading) {
    session.versions = versions;
    session.isRead = false;
    session.reading = session.reader.read(documents.map((one) => cellOf(one, notebook !== undefined)));
  }
  if (!session.isRead) {
    await new Promise<void>((resolve) => {
      session.waiting.add({ token, resolve });
      if (!session.isRunning) run(session);
    });
  }
  if (!session.isRead || token?.isCancellationRequested) return [];
  return session.reading.uses[documents.indexOf(document)] ?? [];
}

/** The documents that are read together with this one, in order: a notebook's Python cells, or the document alone. */
export function readTogether(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const notebook = document.languageId === 'python' ? notebookOf(document) : undefined;
  return notebook ? pythonCellsOf(notebook) : [document];
}

/** The use at `position`: on its name, or on one of its arguments. */
export async function useAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  token?: vscode.CancellationToken,
): Promise<ActivationUse | undefined> {
  const uses = await usesOf(document, token);
  const offset = document.offsetAt(position);
  const named = uses.find((use) => use.start <= offset && offset <= use.end);
  if (named) return named;
  // Calls can stand inside of each other's arguments: the last one that starts ahead is the innermost.
  return uses.filter((use) => isInArgument(use, offset)).at(-1);
}

/** Reads Python documents ahead, as soon as they are shown and whenever nobody has typed for a moment. */
export function registerReading(context: vscode.ExtensionContext): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readAhead = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const { document } of vscode.window.visibleTextEditors) void usesOf(document);
    }, calm);
  };
  context.subscriptions.push(
    vscode.window.onDidChangeVisibleTextEditors(readAhead),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isReadable(document)) readAhead();
    }),
    { dispose: () => clearTimeout(timer) },
  );
  readAhead();
}

function createSession(): Session {
  return {
    reader: createReader(),
    versions: '',
    reading: undefined,
    isRead: false,
    waiting: new Set(),
    isRunning: false,
  };
}

/** Goes on while somebody waits; a reading that nobody waits for any more rests until the next question. */
function run(session: Session): void {
  session.isRunning = true;
  for (const waiting of session.waiting) {
    if (!waiting.token?.isCancellationRequested) continue;
    session.waiting.delete(waiting);
    waiting.resolve();
  }
  if (session.waiting.size > 0 && session.reading?.step(slice)) {
    session.isRead = true;
    for (const { resolve } of session.waiting) resolve();
    session.waiting.clear();
  }
  if (session.waiting.size > 0) setTimeout(() => run(session), 0);
  else session.isRunning = false;
}

function isReadable({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'python' || languageId === 'markdown';
}

function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}

function pythonCellsOf(notebook: vscode.NotebookDocument): vscode.TextDocument[] {
  return notebook
    .getCells()
    .map((cell) => cell.document)
    .filter((document) => document.languageId === 'python');
}

function cellOf(document: vscode.TextDocument, isNotebook: boolean): Cell {
  const language = document.languageId === 'markdown' ? 'markdown' : 'python';
  const module = moduleOf(document.uri.path);
  const text = document.getText();
  return {
    text,
    language,
    key: document.uri.toString(),
    isNotebook,
    ...(module === undefined ? {} : { module }),
  };
}

function isInArgument({ parameters, settings }: ActivationUse, offset: number): boolean {
  return [...Object.values(parameters), ...Object.values(settings ?? {})].some(
    ({ argument }) => argument && argument.start <= offset && offset <= argument.end,
  );
}

/** The module that a file of an installed package is; relative imports in it count from there. */
function moduleOf(path: string): string | undefined {
  const inside = /\/(?:site|dist)-packages\/(.+)\.pyi?$/.exec(path)?.[1];
  return inside?.replaceAll('/', '.');
}
