// The plot panels that are open, and those that come back after a reload.
import * as vscode from 'vscode';
import { newPanelState, type PanelState, type PlotRequest, readPanelState } from '../../protocol/state.ts';
import { readChosenDtype } from '../dtype-setting.ts';
import type { Documents } from '../python/documents.ts';
import { t } from '../translate.ts';
import { fillPanel } from './panel.ts';

/** As panels that were saved call it. */
const viewType = 'activationLens.plot';

/** Disposing of it leaves the panels where they are, but for what ties them to the code: they may come back. */
export interface PlotPanels extends vscode.Disposable {
  open(request: PlotRequest): void;
}

export function servePlotPanels(
  extension: vscode.Uri,
  documents: Documents,
  log: () => vscode.LogOutputChannel,
): PlotPanels {
  const ties = new Set<vscode.Disposable>();
  const serve = (panel: vscode.WebviewPanel, state: PanelState) => {
    const tie = fillPanel(panel, state, extension, documents, log());
    ties.add(tie);
    panel.onDidDispose(() => ties.delete(tie));
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      panel.webview.options = webviewOptions(extension);
      serve(panel, readPanelState(state) ?? newPanelState());
    },
  });
  return {
    open(request) {
      const panel = vscode.window.createWebviewPanel(
        viewType,
        t('Activation Plot'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        webviewOptions(extension),
      );
      // Exact but for those who have said what they train in; what a panel showed when it was saved stays.
      const dtype = readChosenDtype(vscode.window.activeTextEditor?.document, 'dtype');
      serve(panel, { ...newPanelState(request), ...(dtype ? { dtype } : {}) });
    },
    dispose() {
      serializer.dispose();
      for (const tie of ties) tie.dispose();
    },
  };
}

function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(extension, 'dist', 'webview'),
      vscode.Uri.joinPath(extension, 'media'),
    ],
  };
}
