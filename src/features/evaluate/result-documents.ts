// Read-only documents: the results of long selections, and reports. They are kept as long as they are open.
import * as vscode from 'vscode';
import { t } from '../translate.ts';

const scheme = 'activation-lens';

interface ResultDocument {
  readonly text: string;
  /** Markdown over its first line. */
  readonly summary: string | undefined;
}

/** All of them. */
export class ResultDocuments implements vscode.Disposable {
  private readonly documents = new Map<string, ResultDocument>();
  private readonly subscriptions: readonly vscode.Disposable[];
  private count = 0;

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) =>
          this.documents.get(uri.toString())?.text ??
          t('These results are no longer available. Evaluate the numbers again.'),
      }),
      vscode.languages.registerHoverProvider(
        { scheme },
        {
          provideHover: ({ uri }, { line }) => {
            const summary = line === 0 ? this.documents.get(uri.toString())?.summary : undefined;
            return summary === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(summary));
          },
        },
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.documents.delete(uri.toString())),
    ];
  }

  /** Opens a text as a document of this file name; `summary` is shown over its first line. */
  async show(fileName: string, text: string, summary?: string): Promise<void> {
    const path = `/${fileName.replaceAll(/[\\/]/g, '-')}`;
    const uri = vscode.Uri.from({ scheme, path, query: String(++this.count) });
    this.documents.set(uri.toString(), { text, summary });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
      preview: false,
      preserveFocus: true,
      viewColumn: vscode.ViewColumn.Beside,
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.documents.clear();
  }
}
