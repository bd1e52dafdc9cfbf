// The neighbor that nearly every window has: a language client for pyright's own server, as an extension of the tests.
// It does nothing until a test tells it to start; its status bar item says how often the server has come up.
import path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;
let starts = 0;

async function start(context: vscode.ExtensionContext, status: vscode.StatusBarItem): Promise<void> {
  if (client) return;
  const module = path.join(context.extensionPath, 'pyright/langserver.index.js');
  client = new LanguageClient(
    'languageServer',
    'Language Server',
    { module, transport: TransportKind.ipc },
    { documentSelector: [{ language: 'python' }] },
  );
  await client.start();
  status.text = `Language server up: ${++starts}`;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
  await running?.dispose();
}

/** Called by VS Code when one of the commands is run for the first time. */
export function activate(context: vscode.ExtensionContext): void {
  const status = vscode.window.createStatusBarItem('languageServer', vscode.StatusBarAlignment.Left);
  status.show();
  context.subscriptions.push(
    status,
    vscode.commands.registerCommand('languageServer.start', () => start(context, status)),
    vscode.commands.registerCommand('languageServer.restart', async () => {
      await stop();
      await start(context, status);
    }),
  );
}

/** Called by VS Code when the window closes. */
export const deactivate = stop;
