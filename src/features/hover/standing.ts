// Where our hover stands among those of other extensions. VS Code shows first what was registered last, among providers that
// match a document equally well; a language server that starts or restarts after us would push us below its documentation,
// out of sight. So we register again whenever one may have come up, and for a while after each sign of one: from the end of one
// run of it to what the next says first takes seconds, its hover is registered in between, and nothing tells of that.
import * as vscode from 'vscode';

/** Matches as well as any other selector for Python does. */
const first: vscode.DocumentSelector = [{ language: 'python' }, { language: 'markdown' }];
/** Matches less well than any that names the language, so that it stands below all of those. */
const last: vscode.DocumentSelector = { language: '*' };

/**
 * Milliseconds from one registration to the next, which is less than a pointer rests before a hover is asked for, and for how
 * many of them after a sign of a language server.
 */
const soon = { every: 250, times: 40 };

/** Milliseconds: diagnostics that come within this after an edit are taken for its answer. */
const answersEdit = 3000;

/** Milliseconds: servers that publish no diagnostics are looked for after an answer, but no more often than this. */
const answersApart = 1000;

/** One registration with VS Code, and where it was asked last. */
interface Registration {
  asked?: string;
  dispose(): void;
}

/** Keeps a hover provider first, or last where the person's settings say so. */
export function keepHoverInPlace(provider: vscode.HoverProvider): vscode.Disposable {
  /** The one that stands, and while it is replaced the one that takes its place after it. */
  const registrations: Registration[] = [];
  let answering = 0;
  let isDue = false;
  let isDisposed = false;
  let renewedAt = 0;
  let editedAt = 0;

  const register = () => {
    const own: Registration = { dispose: () => {} };
    const registered = vscode.languages.registerHoverProvider(isFirst() ? first : last, {
      async provideHover(document, position, token) {
        own.asked = `${document.uri} ${document.version} ${position.line} ${position.character}`;
        // While one takes the other's place both may be asked, the newer one first: it alone answers.
        const newest = registrations.at(-1);
        if (newest !== own && newest?.asked === own.asked) return undefined;
        answering++;
        try {
          return await provider.provideHover(document, position, token);
        } finally {
          answering--;
          // Servers that publish no diagnostics are known by nothing else.
          if (isDue || (isFirst() && Date.now() - renewedAt > answersApart)) queueMicrotask(renew);
        }
      },
    });
    own.dispose = () => registered.dispose();
    registrations.push(own);
  };

  /**
   * The old registration goes once the window has answered after it heard of the new one: until then it may have sent a
   * question to the old one only, and that question would stay without an answer.
   */
  const renew = async () => {
    isDue = answering > 0 || registrations.length > 1;
    if (isDue || isDisposed) return;
    renewedAt = Date.now();
    register();
    // VS Code has nothing to wait by. What this sets is read by nobody; its answer comes from the window, after all that was
    // sent before it, and none comes from a window that closes.
    await vscode.commands
      .executeCommand('setContext', 'activationLens.isHoverRegistered', true)
      .then(undefined, () => undefined);
    if (isDisposed) return;
    registrations.shift()?.dispose();
    if (isDue) await renew();
  };
  const renewIfFirst = () => (isFirst() ? renew() : undefined);

  const isTyping = () => Date.now() - editedAt < answersEdit;

  let left = 0;
  let clock: ReturnType<typeof setInterval> | undefined;
  const lookForServer = () => {
    // Each key changes the diagnostics of what is written; where a server started meanwhile, the end of it is soon enough.
    left = isTyping() ? Math.max(left, 1) : soon.times;
    clock ??= setInterval(() => {
      if (isTyping()) return;
      void renewIfFirst();
      if (--left > 0) return;
      clearInterval(clock);
      clock = undefined;
    }, soon.every);
    return isTyping() ? undefined : renewIfFirst();
  };

  register();
  void lookForServer();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      // Logs change by themselves.
      if (document === vscode.window.activeTextEditor?.document) editedAt = Date.now();
    }),
    // A language server says something of the files that are open as soon as it has started, were it that nothing is wrong.
    vscode.languages.onDidChangeDiagnostics(lookForServer),
    vscode.window.onDidChangeActiveTextEditor(renewIfFirst),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('activationLens.hover.position')) return renew();
      return undefined;
    }),
    {
      dispose: () => {
        isDisposed = true;
        clearInterval(clock);
        for (const registration of registrations.splice(0)) registration.dispose();
      },
    },
  );
}

function isFirst(): boolean {
  return vscode.workspace.getConfiguration('activationLens.hover').get('position') !== 'last';
}
