// Open Plot: the command, and panels that come back after a reload. What a panel does stands in plot-panel.ts.
import * as vscode from 'vscode';
import { newPanelState, readPanelState, readPlotRequest } from '../../protocol/state.ts';
import type { Documents } from '../python/documents.ts';
import { t } from '../translate.ts';
import { requestAtCursor, withCallText } from './code.ts';
import { fillPanel } from './panel.ts';

const VIEW_TYPE = 'activationLens.plot';

export function registerPlot(context: vscode.ExtensionContext, documents: Documents): void {
  let channel: vscode.LogOutputChannel | undefined;
  // Made when a panel needs it, so that starting the extension stays cheap.
  const log = () => {
    if (channel) return channel;
    channel = newLog();
    context.subscriptions.push(channel);
    return channel;
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('activationLens.openPlot', async (argument?: unknown) => {
      const asked = readPlotRequest(argument);
      if (!asked) log().warn('Open Plot was called with an argument that is no object', argument);
      const request =
        argument === undefined
          ? await requestAtCursor(documents)
          : await withCallText(asked ?? {}, documents);
      const panel = vscode.window.createWebviewPanel(
        VIEW_TYPE,
        t('Activation Plot'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        webviewOptions(context),
      );
      fillPanel(panel, newPanelState(request), context.extensionUri, documents, log());
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        panel.webview.options = webviewOptions(context);
        fillPanel(panel, readPanelState(state) ?? newPanelState(), context.extensionUri, documents, log());
      },
    }),
  );
}

const newLog = () => vscode.window.createOutputChannel(t('Activation Lens'), { log: true });

function webviewOptions(context: vscode.ExtensionContext): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview'),
      vscode.Uri.joinPath(context.extensionUri, 'media'),
    ],
  };
}
