// The plot panels that are open, and those that come back after a reload.
import * as vscode from 'vscode';
import { newPanelState, type PanelState, type PlotRequest, readPanelState } from '../../protocol/state.ts';
import { readChosenDtype } from '../dtype-setting.ts';
import type { Documents } from '../python/documents.ts';
import { t } from '../translate.ts';
import { type FilledPanel, fillPanel } from './panel.ts';

/** As panels that were saved call it. */
const viewType = 'activationLens.plot';

/** True while a plot is open: something can be added to it. */
const contextKey = 'activationLens.hasPlot';

/** Disposing of it leaves the panels where they are, but for what ties them to the code: they may come back. */
export interface PlotPanels extends vscode.Disposable {
  readonly isOpen: boolean;
  /** Shows what is asked for in the panel that was used last, or in a new one. */
  open(request: PlotRequest): void;
  /** Shows it beside what that panel shows. */
  add(request: PlotRequest): void;
  /** Goes to the slider of the curve that comes from the request's source, in the panel that was used last. */
  point(request: PlotRequest): void;
  /** A new panel with this state. */
  openState(state: PanelState): void;
}

export function servePlotPanels(
  extension: Pick<vscode.Extension<unknown>, 'id' | 'extensionUri'>,
  documents: Documents,
  log: () => vscode.LogOutputChannel,
): PlotPanels {
  /** The one that was used last comes last. */
  const open = new Map<vscode.WebviewPanel, FilledPanel>();
  const tell = () => void vscode.commands.executeCommand('setContext', contextKey, open.size > 0);
  const serve = (panel: vscode.WebviewPanel, state: PanelState) => {
    const filled = fillPanel(panel, state, extension, documents, log());
    panel.iconPath = vscode.Uri.joinPath(extension.extensionUri, 'media', 'icon.svg');
    open.set(panel, filled);
    tell();
    panel.onDidChangeViewState(() => {
      if (!panel.active) return;
      open.delete(panel);
      open.set(panel, filled);
    });
    panel.onDidDispose(() => {
      open.delete(panel);
      tell();
    });
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      panel.webview.options = webviewOptions(extension.extensionUri);
      serve(panel, readPanelState(state) ?? newPanelState());
    },
  });
  const openState = (state: PanelState) =>
    serve(
      vscode.window.createWebviewPanel(
        viewType,
        t('Activation Plot'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        webviewOptions(extension.extensionUri),
      ),
      state,
    );
  const show = (request: PlotRequest, type: 'open' | 'add') => {
    const [panel, filled] = [...open].at(-1) ?? [];
    if (!panel || !filled) {
      // Exact but for those who have said what they train in; what a panel showed when it was saved stays.
      const dtype = readChosenDtype(vscode.window.activeTextEditor?.document, 'dtype');
      openState({ ...newPanelState(request), ...(dtype ? { dtype } : {}) });
      return;
    }
    // Nothing is asked for: the panel already shows what a new one would.
    if (request.curves?.length || request.points?.length) filled.show({ type, request });
    panel.reveal(undefined, true);
  };
  return {
    get isOpen() {
      return open.size > 0;
    },
    open: (request) => show(request, 'open'),
    add: (request) => show(request, 'add'),
    point(request) {
      const [panel, filled] = [...open].at(-1) ?? [];
      filled?.show({ type: 'point', request });
      panel?.reveal();
    },
    openState,
    dispose() {
      serializer.dispose();
      for (const filled of open.values()) filled.dispose();
    },
  };
}

function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extension, 'dist', 'webview')],
  };
}
