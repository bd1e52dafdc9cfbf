// The plot panel's own side: runs in the webview’s frame, a browser without Node and without the VS Code API.

import { encode } from '../foundation/encode.ts';
import { translateBy } from '../foundation/localization.ts';
import { readHostMessage } from '../protocol/messages.ts';
import { readPanelState } from '../protocol/state.ts';
import { PlotPanel } from './panel.ts';

/** What VS Code hands to every webview, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

function showPanel(): void {
  const host = acquireVsCodeApi();
  const panel = new PlotPanel();
  panel.send = (message) => host.postMessage(encode(message));
  // With every change: a page that is moved or hidden is gone before it could keep anything in its last moment.
  panel.remember = (state) => host.setState(encode(state));

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = readHostMessage(event.data);
    if (!message) {
      panel.send({ type: 'dropped', what: JSON.stringify(event.data)?.slice(0, 200) ?? '' });
      return;
    }
    if (message.type !== 'start') {
      panel.receive(message);
      return;
    }
    // A panel that was hidden knows better than the host what it showed.
    const state = panel.state ?? readPanelState(host.getState()) ?? message.state;
    panel.start(state, translateBy(message.bundle));
    if (!panel.isConnected) document.body.append(panel);
    panel.send({ type: 'follow', on: panel.state?.follow === true });
  });

  panel.send({ type: 'ready' });
}

// A worker runs this, too, for what it shares with its own.
if (typeof window !== 'undefined') showPanel();
