// Where our hover stands among those of other extensions. VS Code shows first what was registered last, among providers that
// match a document equally well; a language server that starts or restarts after us would push us below its documentation,
// out of sight. So we register again whenever one may have come up, and for a while after each sign of one: it registers
// its hover a moment before it says anything that others hear.
import * as vscode from 'vscode';

/** Matches as well as any other selector for Python does. */
const first: vscode.DocumentSelector = [{ language: 'python' }, { language: 'markdown' }];
/** Matches less well than any that names the language, so that it stands below all of those. */
const last: vscode.DocumentSelector = { language: '*' };

/** Milliseconds from one look to the next, and for how long after a sign of a language server. */
const soon = { every: 250, during: 10_000 };

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
          // Servers that publish no diagnostics are known by nothing else than time.
          if (isFirst() || isDue) queueMicrotask(renew);
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

  let end = 0;
  let clock: ReturnType<typeof setInterval> | undefined;
  const renewForAWhile = () => {
    end = Date.now() + soon.during;
    clock ??= setInterval(() => {
      if (Date.now() > end) {
        clearInterval(clock);
        clock = undefined;
      }
      return renewIfFirst();
    }, soon.every);
    return renewIfFirst();
  };

  register();
  void renewForAWhile();
  return vscode.Disposable.from(
    // A language server says something of the files that are open as soon as it has started, were it that nothing is wrong.
    vscode.languages.onDidChangeDiagnostics(renewForAWhile),
    vscode.window.onDidChangeActiveTextEditor(renewForAWhile),
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
