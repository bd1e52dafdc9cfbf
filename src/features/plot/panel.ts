// One plot panel on the host's side: its page, and an answer to each of its messages.
import * as vscode from 'vscode';
import { encode } from '../../foundation/encode.ts';
import { escapeHtml } from '../../foundation/escape.ts';
import {
  type Handlers,
  type HostMessage,
  handle,
  type PanelMessage,
  readPanelMessage,
  type UseInCode,
} from '../../protocol/messages.ts';
import type { PanelState } from '../../protocol/state.ts';
import type { Documents } from '../python/documents.ts';
import { t } from '../translate.ts';
import { copyTraining } from './copy-training.ts';
import { followDefinitions } from './definitions.ts';
import { exportPicture } from './export-picture.ts';
import { type FollowedCursor, followCursor } from './follow-cursor.ts';
import { answerFormula } from './formula.ts';
import { copyLink } from './link.ts';
import { answerPreviews } from './previews.ts';
import { readSelectedData } from './selected-data.ts';
import { trackSources } from './track-sources.ts';
import { writeToCode } from './write-to-code.ts';

/** A panel that is served until it is disposed of, which leaves the panel itself where it is. */
export interface FilledPanel extends vscode.Disposable {
  /** Says it to the page, as soon as there is one: a hidden panel has none. */
  show(message: Extract<HostMessage, { type: 'open' | 'add' | 'point' }>): void;
}

/** Shows `state` in `panel` and serves it until it is closed, or until what this answers is disposed of. */
export function fillPanel(
  panel: vscode.WebviewPanel,
  state: PanelState,
  extension: Pick<vscode.Extension<unknown>, 'id' | 'extensionUri'>,
  documents: Documents,
  log: vscode.LogOutputChannel,
): FilledPanel {
  const send = (message: HostMessage) => panel.webview.postMessage(encode(message));
  const sources = trackSources(state.curves.flatMap(({ source }) => (source ? [source] : [])));
  const report = (error: unknown) => log.error(error instanceof Error ? error : String(error));
  const previews = answerPreviews(sources, documents, send, report);
  let following: FollowedCursor | undefined;
  let isPageThere = false;
  let waiting: readonly HostMessage[] = [];

  const definitions = followDefinitions(sources, documents, (source, own) => {
    send({ type: 'redefined', source, ...(own ? { own } : {}) });
  });
  for (const { source, own } of state.curves) if (source && own) definitions.add(source, own);

  const sendFollowed = (curve: UseInCode) => {
    sources.add(curve.source);
    if (curve.own) definitions.add(curve.source, curve.own);
    send({ type: 'followed', ...curve });
  };

  const handlers: Handlers<PanelMessage, void | Promise<void>> = {
    ready: () => {
      send({ type: 'start', state, bundle: vscode.l10n.bundle ?? {} });
      for (const message of waiting) send(message);
      [isPageThere, waiting] = [true, []];
    },
    follow: ({ on }) => {
      following?.dispose();
      following = on ? followCursor(documents, sendFollowed) : undefined;
    },
    title: ({ text }) => {
      panel.title = text === '' ? t('Activation Plot') : t('Plot: {0}', text);
    },
    write: async (message) => {
      const { notice, source } = await writeToCode(message, sources, documents);
      if (source) {
        // The panel had this before the code did: undoing it at once must be sent, though it was the last thing sent.
        following?.forget();
        send({ type: 'written', source });
      }
      send({ type: 'notice', text: notice });
    },
    preview: (message) => previews.answer(message),
    formula: ({ text }) => {
      send(answerFormula(text));
    },
    export: async (message) => {
      send({ type: 'notice', text: await exportPicture(message) });
    },
    link: async ({ state: shown }) => {
      send({ type: 'notice', text: await copyLink(shown, extension.id) });
    },
    selectedData: () => {
      send(readSelectedData());
    },
    trainScript: async ({ state: shown }) => {
      send({ type: 'notice', text: await copyTraining(shown) });
    },
    dropped: ({ what }) => log.warn('The plot panel dropped a message that it cannot read:', what),
  };

  const listening = panel.webview.onDidReceiveMessage(async (received: unknown) => {
    const message = readPanelMessage(received);
    if (!message) {
      log.warn(
        'Dropped a message of the plot panel that cannot be read:',
        JSON.stringify(received)?.slice(0, 200),
      );
      return;
    }
    try {
      await handle<PanelMessage, void | Promise<void>>(handlers, message);
    } catch (error) {
      report(error);
      send({ type: 'notice', text: t('Something went wrong. See the Activation Lens log.') });
    }
  });
  const hiding = panel.onDidChangeViewState(() => {
    if (!panel.visible) isPageThere = false;
  });
  const ties = new vscode.Disposable(() => {
    listening.dispose();
    hiding.dispose();
    following?.dispose();
    previews.dispose();
    definitions.dispose();
    sources.dispose();
  });
  panel.onDidDispose(() => ties.dispose());
  panel.webview.html = pageOf(panel.webview, extension.extensionUri);
  return {
    show(message) {
      const { source, curves: [first] = [] } = message.request;
      if (source) sources.add(source);
      if (source && first?.own) definitions.add(source, first.own);
      if (isPageThere) send(message);
      else waiting = [...waiting, message];
    },
    dispose: () => ties.dispose(),
  };
}

function pageOf(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = newNonce();
  const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    // Only for drawing our own SVG into a PNG.
    'img-src data:',
    // Training runs the page's own scripts in a worker, which starts from what the page has fetched.
    `connect-src ${webview.cspSource}`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>${escapeHtml(t('Activation Plot'))}</title>
    <link rel="stylesheet" nonce="${nonce}" href="${uri('dist', 'webview', 'plot.css')}">
  </head>
  <body>
    <script nonce="${nonce}" src="${uri('dist', 'webview', 'plot.js')}"></script>
  </body>
</html>`;
}

/** Tells our script from one that slipped into the page. VS Code before 1.78 runs a Node without web crypto. */
function newNonce(): string {
  const bytes = new Uint8Array(16);
  if (globalThis.crypto) globalThis.crypto.getRandomValues(bytes);
  else for (const at of bytes.keys()) bytes[at] = Math.random() * 256;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
