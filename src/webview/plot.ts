// The plot panel's own side: runs in the webview’s frame, a browser without Node and without the VS Code API.

import { encode } from '../foundation/encode.ts';
import { translateBy } from '../foundation/localization.ts';
import { readHostMessage } from '../protocol/messages.ts';
import { readPanelState } from '../protocol/state.ts';
import { serveMeasuring } from './inputs/serve.ts';
import { PlotPanel } from './panel.ts';
import { serveTraining } from './train/serve.ts';
import type { Job } from './worker/hire.ts';

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

// In a worker there is no window, but a name, which is its job.
if (typeof window !== 'undefined') showPanel();
else if ((self.name as Job) === 'train')
  serveTraining(self as unknown as Parameters<typeof serveTraining>[0]);
else serveMeasuring(self as unknown as Parameters<typeof serveMeasuring>[0]);
