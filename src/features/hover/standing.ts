// Where our hover stands among those of other extensions. VS Code shows first what was registered last, among providers that
// match a document equally well; a language server that starts or restarts after us would push us below its documentation,
// out of sight. So we register again whenever one may have come up.
import * as vscode from 'vscode';

/** Matches as well as any other selector for Python does. */
const first: vscode.DocumentSelector = [{ language: 'python' }, { language: 'markdown' }];
/** Matches less well than any that names the language, so that it stands below all of those. */
const last: vscode.DocumentSelector = { language: '*' };

/** Keeps a hover provider first, or last where the person's settings say so. */
export function keepHoverInPlace(provider: vscode.HoverProvider): vscode.Disposable {
  /** Answers under way: one that is registered anew meanwhile would be asked, and answer, twice. */
  let answering = 0;
  let isDue = false;
  const counted: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      answering++;
      try {
        return await provider.provideHover(document, position, token);
      } finally {
        answering--;
        // Servers that publish no diagnostics are known by nothing else than time.
        if (isFirst() || isDue) queueMicrotask(renew);
      }
    },
  };
  const register = () => vscode.languages.registerHoverProvider(isFirst() ? first : last, counted);
  let registration = register();
  const renew = () => {
    isDue = answering > 0;
    if (isDue) return;
    registration.dispose();
    registration = register();
  };
  const renewIfFirst = () => {
    if (isFirst()) renew();
  };
  return vscode.Disposable.from(
    // A language server says something of the files that are open as soon as it has started, were it that nothing is wrong.
    vscode.languages.onDidChangeDiagnostics(renewIfFirst),
    vscode.window.onDidChangeActiveTextEditor(renewIfFirst),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('activationLens.hover.position')) renew();
    }),
    { dispose: () => registration.dispose() },
  );
}

function isFirst(): boolean {
  return vscode.workspace.getConfiguration('activationLens.hover').get('position') !== 'last';
}
