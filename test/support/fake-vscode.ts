// A fake of the `vscode` module, for the features to be tried 100,000 times on: documents, editors, settings and panels
// that only keep what they are given. Strict where VS Code is (URIs, positions); knows nothing of a screen.
// Import it ahead of what imports `vscode`.
import Module from 'node:module';

type Listener = (event: never) => unknown;
export type Command = (...args: unknown[]) => unknown;

/** What the features did that a person would see, or that left them. */
export const seen = {
  /** Notifications, status texts, titles and names. */
  messages: [] as string[],
  clipboard: '',
  decorations: [] as string[],
  posted: [] as unknown[],
  edits: [] as {
    readonly uri: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[],
};
export const commands = new Map<string, Command>();
export const hoverProviders: HoverProvider[] = [];
export const completionProviders: CompletionProvider[] = [];
export const settings = new Map<string, unknown>();
/** Other extensions, by their ids. */
export const extensions = new Map<string, unknown>();
export const stored = new Map<string, unknown>();
let serializer: Serializer | undefined;

interface HoverProvider {
  provideHover(
    document: Document,
    position: Position,
    token: unknown,
  ): PromiseLike<Hover | undefined> | Hover | undefined;
}
interface CompletionProvider {
  provideCompletionItems(
    document: Document,
    position: Position,
    token: unknown,
  ): PromiseLike<readonly { readonly label: string; readonly detail?: string }[] | undefined>;
}
interface Serializer {
  deserializeWebviewPanel(panel: Panel, state: unknown): PromiseLike<void>;
}

class Disposable {
  constructor(private readonly onDispose: () => void = () => {}) {}
  dispose(): void {
    this.onDispose();
  }
  static from(...all: Disposable[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
}

/** A link to the extension, as VS Code hands it on. */
type LinkUri = { readonly path: string; readonly query: string };
/** Opens a link to the extension. */
export let openLink: (uri: LinkUri) => void = () => {};

/** What other extensions mark in every document. */
export const diagnostics: unknown[] = [];

/** What the extension itself marks, by the document's URI. */
export const marked = new Map<string, readonly Diagnostic[]>();
export const codeActionProviders: CodeActionProvider[] = [];

interface CodeActionProvider {
  provideCodeActions(
    document: Document,
    range: Range,
    context: { readonly only?: ReturnType<typeof kindOf> },
    token: unknown,
  ): PromiseLike<readonly CodeAction[]> | readonly CodeAction[];
}

export class Diagnostic {
  source?: string;
  code?: unknown;
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

export class CodeAction {
  edit?: { readonly edits: readonly { readonly range: Range; readonly text: string }[] };
  constructor(
    readonly title: string,
    readonly kind: { readonly value: string },
  ) {}
}

/** What is made of two things, and only looked at. */
class Pair {
  constructor(
    readonly first: unknown,
    readonly second: unknown,
  ) {}
}

/** A kind of code actions, `source.fixAll`. */
export function kindOf(value: string) {
  return {
    value,
    append: (part: string) => kindOf(value === '' ? part : `${value}.${part}`),
    contains: (other: { readonly value: string }) =>
      other.value === value || other.value.startsWith(`${value}.`),
  };
}

class EventEmitter {
  private readonly listeners = new Set<Listener>();
  readonly event = (listener: Listener): Disposable => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };
  dispose(): void {
    this.listeners.clear();
  }
  async fire(event: unknown): Promise<void> {
    for (const listener of [...this.listeners]) await listener(event as never);
  }
}

/** Fired as a language server starts, and while a person types. */
export const diagnosticsChanged = new EventEmitter();

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {
    if (!(line >= 0) || !(character >= 0)) throw new Error('illegal argument');
  }
  isEqual(other: Position): boolean {
    return this.line === other.line && this.character === other.character;
  }
  translate(lines: number): Position {
    return new Position(this.line + lines, this.character);
  }
  isBefore(other: Position): boolean {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(one: Position | number, other: Position | number, line?: number, character?: number) {
    const [a, b] =
      typeof one === 'number' || typeof other === 'number'
        ? [new Position(Number(one), Number(other)), new Position(line ?? 0, character ?? 0)]
        : [one, other];
    [this.start, this.end] = b.isBefore(a) ? [b, a] : [a, b];
  }
  get isEmpty(): boolean {
    return this.start.isEqual(this.end);
  }
  intersection(other: Range): Range | undefined {
    const start = this.start.isBefore(other.start) ? other.start : this.start;
    const end = this.end.isBefore(other.end) ? this.end : other.end;
    return end.isBefore(start) ? undefined : new Range(start, end);
  }
  contains(position: Position): boolean {
    return !position.isBefore(this.start) && !this.end.isBefore(position);
  }
}

export class Selection extends Range {
  readonly isReversed = false;
  get active(): Position {
    return this.end;
  }
}

/** As strict as VS Code's own. */
export class Uri {
  constructor(
    readonly scheme: string,
    readonly authority: string,
    readonly path: string,
    readonly rest: string,
  ) {}
  static parse(text: string, isStrict = false): Uri {
    const found = /^(([^:/?#]+?):)?(\/\/([^/?#]*))?([^?#]*)(.*)$/s.exec(text);
    const [, , given = '', , authority = '', path = '', rest = ''] = found ?? [];
    if (given === '' && isStrict) throw new Error('[UriError]: Scheme is missing');
    const scheme = given || 'file';
    if (!/^\w[\w\d+.-]*$/.test(scheme)) throw new Error('[UriError]: Scheme contains illegal characters.');
    if (authority !== '' && path !== '' && !path.startsWith('/'))
      throw new Error('[UriError]: the path must begin with a slash');
    if (authority === '' && path.startsWith('//'))
      throw new Error('[UriError]: the path cannot begin with two slashes');
    return new Uri(scheme, authority, path, rest);
  }
  static file(path: string): Uri {
    const slashed = path.replaceAll('\\', '/');
    return new Uri('file', '', slashed.startsWith('/') ? slashed : `/${slashed}`, '');
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, base.authority, [base.path, ...parts].join('/'), '');
  }
  with({ path }: { path: string }): Uri {
    return new Uri(this.scheme, this.authority, path, this.rest);
  }
  toString(): string {
    return `${this.scheme}:${this.authority || this.scheme === 'file' ? `//${this.authority}` : ''}${this.path}${this.rest}`;
  }
}

export class Document {
  version = 1;
  isClosed = false;
  readonly isUntitled = false;
  readonly eol = 1;
  private starts: number[] = [];
  readonly uri: Uri;
  constructor(
    private text: string,
    readonly languageId = 'python',
    uri = 'file:///project/net.py',
  ) {
    this.uri = Uri.parse(uri);
    this.cut();
  }
  private cut(): void {
    this.starts = [
      0,
      ...[...this.text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length),
    ];
  }
  get lineCount(): number {
    return this.starts.length;
  }
  getText(range?: Range): string {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }
  private lineEnd(line: number): number {
    const next = this.starts[line + 1];
    if (next === undefined) return this.text.length;
    return next - (this.text.slice(next - 2, next) === '\r\n' ? 2 : 1);
  }
  lineAt(at: number | Position): { readonly text: string; readonly range: Range } {
    const line = typeof at === 'number' ? at : at.line;
    const start = this.starts[line];
    if (start === undefined) throw new Error('Illegal value for `line`');
    const end = this.lineEnd(line);
    return {
      text: this.text.slice(start, end),
      range: new Range(new Position(line, 0), new Position(line, end - start)),
    };
  }
  offsetAt({ line, character }: Position): number {
    const at = Math.min(line, this.starts.length - 1);
    if (at < line) return this.text.length;
    return Math.min((this.starts[at] ?? 0) + character, this.lineEnd(at));
  }
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(Math.floor(offset), this.text.length));
    let line = this.starts.findIndex((start) => start > at);
    if (line < 0) line = this.starts.length;
    const start = this.starts[line - 1] ?? 0;
    return new Position(line - 1, Math.min(at, this.lineEnd(line - 1)) - start);
  }
  validatePosition(position: Position): Position {
    return position;
  }

  validateRange(range: Range): Range {
    return new Range(this.positionAt(this.offsetAt(range.start)), this.positionAt(this.offsetAt(range.end)));
  }
  /** Changes the text as one edit and tells of it. */
  async change(edits: readonly { readonly range: Range; readonly text: string }[]): Promise<void> {
    const contentChanges = edits
      .map(({ range, text }) => {
        const start = this.offsetAt(range.start);
        const end = this.offsetAt(range.end);
        seen.edits.push({ uri: this.uri.toString(), start, end, text });
        return { range, rangeOffset: start, rangeLength: end - start, text };
      })
      .sort((one, other) => other.rangeOffset - one.rangeOffset);
    for (const { rangeOffset, rangeLength, text } of contentChanges)
      this.text = this.text.slice(0, rangeOffset) + text + this.text.slice(rangeOffset + rangeLength);
    this.version++;
    this.cut();
    await events.onDidChangeTextDocument.fire({ document: this, contentChanges });
  }
}

export class Editor {
  selections: readonly Selection[];
  visibleRanges: readonly Range[];
  readonly options = { tabSize: 4 };
  constructor(
    readonly document: Document,
    selections: readonly (readonly [number, number])[] = [[0, 0]],
  ) {
    const at = (offset: number) => document.positionAt(offset);
    this.selections = selections.map(([start, end]) => new Selection(at(start), at(end)));
    this.visibleRanges = [new Range(at(0), at(document.getText().length))];
  }
  get selection(): Selection {
    return this.selections[0] ?? new Selection(new Position(0, 0), new Position(0, 0));
  }
  set selection(selection: Selection) {
    this.selections = [selection];
  }
  revealRange(): void {}
  setDecorations(
    _type: unknown,
    options: readonly { renderOptions?: { after?: { contentText?: string } } }[],
  ): void {
    for (const { renderOptions } of options) seen.decorations.push(renderOptions?.after?.contentText ?? '');
  }
  async edit(fill: (builder: object) => void): Promise<boolean> {
    const edits: { range: Range; text: string }[] = [];
    const replace = (range: Range, text: string) => edits.push({ range, text });
    fill({ replace, insert: (at: Position, text: string) => replace(new Range(at, at), text) });
    await this.document.change(edits);
    return true;
  }
}

/** A list with an input, which a test types into, accepts and leaves. */
export class QuickPick {
  title = '';
  placeholder = '';
  value = '';
  items: readonly { readonly label: string; readonly description?: string; readonly detail?: string }[] = [];
  private readonly hidden = new EventEmitter();
  private readonly accepted = new EventEmitter();
  private readonly changed = new EventEmitter();
  readonly onDidHide = this.hidden.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidChangeValue = this.changed.event;
  readonly onDidChangeActive = new EventEmitter().event;
  private active = 0;
  get activeItems() {
    return this.items.slice(this.active, this.active + 1);
  }
  show(): void {}
  dispose(): void {}
  hide(): void {
    void this.hidden.fire(undefined);
  }
  async type(value: string): Promise<void> {
    this.value = value;
    await this.changed.fire(value);
  }
  accept(row = 0): Promise<void> {
    this.active = row;
    return this.accepted.fire(undefined);
  }
}
/** The lists that were opened, the latest last. */
export const pickers: QuickPick[] = [];

class WorkspaceEdit {
  readonly edits: { uri: Uri; range: Range; text: string }[] = [];
  replace(uri: Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}

export class MarkdownString {
  isTrusted: unknown;
  supportHtml = false;
  constructor(readonly value: string) {}
}

export class Hover {
  readonly contents: readonly MarkdownString[];
  constructor(
    content: MarkdownString | readonly MarkdownString[],
    readonly range?: Range,
  ) {
    this.contents = content instanceof MarkdownString ? [content] : content;
  }
}

/** A panel, and the ways to talk to its host. */
export class Panel {
  title = '';
  private readonly received = new EventEmitter();
  private readonly disposed = new EventEmitter();
  readonly onDidDispose = this.disposed.event;
  readonly onDidChangeViewState = new EventEmitter().event;
  readonly visible = true;
  readonly active = true;
  reveal(): void {}
  readonly webview = {
    options: {},
    html: '',
    cspSource: 'https://host',
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: this.received.event,
    postMessage: async (message: unknown) => {
      seen.posted.push(message);
      return true;
    },
  };
  say(message: unknown): Promise<void> {
    return this.received.fire(message);
  }
  dispose(): void {
    void this.disposed.fire(undefined);
  }
}

/** Every panel that the features opened. */
export const panels: Panel[] = [];
/** What is open. The first document's editor is the active one. */
export const open: { documents: Document[]; editors: Editor[]; notebooks: unknown[] } = {
  documents: [],
  editors: [],
  notebooks: [],
};

const events = { onDidChangeTextDocument: new EventEmitter() };
const tell = async (text: string) => {
  seen.messages.push(text);
  return undefined;
};

/** Members that are not named here answer with something to dispose of. */
function lenient<T extends object>(members: T): T {
  return new Proxy(members, {
    get: (target, key) => (key in target ? Reflect.get(target, key) : () => new Disposable()),
  });
}

const item = () =>
  lenient({
    set text(text: string) {
      seen.messages.push(text);
    },
  });

const vscode = {
  ...{ Disposable, EventEmitter, Position, Range, Selection, Uri, WorkspaceEdit, MarkdownString, Hover },
  CodeAction,
  CompletionItemKind: { EnumMember: 19 },
  CodeActionKind: {
    Empty: kindOf(''),
    QuickFix: kindOf('quickfix'),
    RefactorRewrite: kindOf('refactor.rewrite'),
    SourceFixAll: kindOf('source.fixAll'),
  },
  Diagnostic,
  DiagnosticTag: { Unnecessary: 1 },
  DiagnosticRelatedInformation: Pair,
  Location: Pair,
  ThemeColor: class {},
  EndOfLine: { LF: 1, CRLF: 2 },
  FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
  ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
  DecorationRangeBehavior: {},
  NotebookCellKind: { Markup: 1, Code: 2 },
  ProgressLocation: {},
  QuickPickItemKind: {},
  StatusBarAlignment: {},
  ViewColumn: { One: 1, Beside: -2 },
  UIKind: { Desktop: 1, Web: 2 },
  env: {
    language: 'en',
    uriScheme: 'vscode',
    uiKind: 1,
    clipboard: {
      writeText: async (text: string) => {
        seen.clipboard = text;
      },
      readText: async () => seen.clipboard,
    },
  },
  l10n: { bundle: undefined },
  commands: {
    registerCommand: (name: string, run: Command) => {
      commands.set(name, run);
      return new Disposable();
    },
    executeCommand: async (name: string, ...args: unknown[]) => commands.get(name)?.(...args),
    getCommands: async () => [...commands.keys()],
  },
  extensions: { getExtension: (id: string) => extensions.get(id) },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  languages: lenient({
    registerHoverProvider: (_: unknown, provider: HoverProvider) => {
      hoverProviders.push(provider);
      return new Disposable(() => hoverProviders.splice(hoverProviders.indexOf(provider), 1));
    },
    getDiagnostics: (uri: Uri) => [...diagnostics, ...(marked.get(uri.toString()) ?? [])],
    createDiagnosticCollection: () => ({
      set: (uri: Uri, list: readonly Diagnostic[]) => void marked.set(uri.toString(), list),
      get: (uri: Uri) => marked.get(uri.toString()),
      delete: (uri: Uri) => void marked.delete(uri.toString()),
      dispose: () => marked.clear(),
    }),
    registerCompletionItemProvider: (_: unknown, provider: CompletionProvider) => {
      completionProviders.push(provider);
      return new Disposable(() => completionProviders.splice(completionProviders.indexOf(provider), 1));
    },
    registerCodeActionsProvider: (_: unknown, provider: CodeActionProvider) => {
      codeActionProviders.push(provider);
      return new Disposable(() => codeActionProviders.splice(codeActionProviders.indexOf(provider), 1));
    },
    onDidChangeDiagnostics: diagnosticsChanged.event,
  }),
  window: lenient({
    activeColorTheme: { kind: 2 },
    tabGroups: {
      all: [],
      onDidChangeTabs: () => new Disposable(),
      onDidChangeTabGroups: () => new Disposable(),
    },
    get activeTextEditor() {
      return open.editors[0];
    },
    get visibleTextEditors() {
      return open.editors;
    },
    visibleNotebookEditors: [],
    activeNotebookEditor: undefined,
    showWarningMessage: tell,
    showInformationMessage: tell,
    showErrorMessage: tell,
    setStatusBarMessage: tell,
    showQuickPick: async (items: readonly unknown[]) => items[0],
    createQuickPick: () => {
      const picker = new QuickPick();
      pickers.push(picker);
      return picker;
    },
    showSaveDialog: async () => undefined,
    showTextDocument: async (document: Document) => new Editor(document),
    createStatusBarItem: item,
    createTextEditorDecorationType: () => new Disposable(),
    createOutputChannel: () => lenient({}),
    createWebviewPanel: () => {
      const panel = new Panel();
      panels.push(panel);
      return panel;
    },
    registerUriHandler: (handler: { handleUri(uri: LinkUri): void }) => {
      openLink = (uri) => handler.handleUri(uri);
      return new Disposable();
    },
    registerWebviewPanelSerializer: (_: string, given: Serializer) => {
      serializer = given;
      return new Disposable();
    },
    withProgress: async (_: unknown, run: (progress: object, token: object) => unknown) =>
      run({ report: () => {} }, token),
  }),
  workspace: lenient({
    get textDocuments() {
      return open.documents;
    },
    get notebookDocuments() {
      return open.notebooks;
    },
    createFileSystemWatcher: () => lenient({}),
    workspaceFolders: undefined,
    getWorkspaceFolder: () => undefined,
    isTrusted: false,
    fs: {
      isWritableFileSystem: () => true,
      writeFile: async () => {},
      readFile: async () => new Uint8Array(),
      stat: async () => Promise.reject(new Error('no such file')),
    },
    getConfiguration: (section: string) => ({
      get: (key: string, otherwise?: unknown) => {
        const given = settings.get(`${section}.${key}`);
        return given === undefined ? otherwise : given;
      },
      inspect: (key: string) => ({ globalValue: settings.get(`${section}.${key}`) }),
    }),
    openTextDocument: async (what: Uri | { content?: string; language?: string }) => {
      if (what instanceof Uri) throw new Error('cannot open');
      return new Document(what.content ?? '', what.language);
    },
    applyEdit: async ({ edits }: WorkspaceEdit) => {
      for (const { uri, range, text } of edits) {
        const document = open.documents.find((each) => each.uri.toString() === uri.toString());
        if (!document) return false;
        await document.change([{ range, text }]);
      }
      return true;
    },
    onDidChangeTextDocument: events.onDidChangeTextDocument.event,
  }),
};

/** The workspace, which a test may give folders and files. */
export const { workspace } = vscode;

/** What never cancels. */
export const token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable() };

/** The context that the extension is started with. */
export const context = {
  subscriptions: [] as Disposable[],
  extension: { id: 'activation-lens.activation-lens', extensionUri: Uri.parse('file:///extension') },
  globalState: {
    get: (key: string) => stored.get(key),
    update: async (key: string, value: unknown) => void stored.set(key, value),
  },
  workspaceState: { get: (key: string) => stored.get(key), update: async () => {} },
};

/** Has VS Code bring a panel back with what it kept of it. */
export async function bringBack(state: unknown): Promise<Panel> {
  const panel = new Panel();
  await serializer?.deserializeWebviewPanel(panel, state);
  return panel;
}

/** Forgets what was seen, and has these documents open, the first one with these selections. */
export function show(
  documents: readonly Document[],
  selections?: readonly (readonly [number, number])[],
): void {
  open.documents = [...documents];
  open.editors = documents.slice(0, 1).map((document) => new Editor(document, selections));
  open.notebooks = [];
  Object.assign(seen, { messages: [], clipboard: '', decorations: [], posted: [], edits: [] });
}

// Node finds modules by this name, which no package has.
const load: unknown = Reflect.get(Module, '_load');
Reflect.set(Module, '_load', (request: string, ...rest: unknown[]) =>
  request === 'vscode' ? vscode : Reflect.apply(load as Command, Module, [request, ...rest]),
);
