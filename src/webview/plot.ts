// The plot panel's own side: runs in the webview's frame, a browser without Node and without the VS Code API.
import { readHostMessage } from '../protocol.ts';
import { encode } from '../protocol-fields.ts';
import { type PanelState, readPanelState } from '../protocol-state.ts';
import { PlotPanel } from './panel.ts';
import { setBundle } from './translate.ts';

/** What VS Code hands to every webview, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const panel = new PlotPanel();
panel.send = (message) => host.postMessage(encode(message));
// One change is kept at once, for the page may be moved or hidden right after; what a dragged slider changes in every
// frame is kept ten times a second.
let latest: PanelState | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;
const keep = () => {
  if (latest) host.setState(encode(latest));
  latest = undefined;
};
panel.remember = (state) => {
  latest = state;
  if (resting !== undefined) return;
  keep();
  resting = setTimeout(() => {
    resting = undefined;
    if (latest) panel.remember(latest);
  }, 100);
};
window.addEventListener('pagehide', keep);

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readHostMessage(event.data);
  if (!message) {
    panel.send({ type: 'dropped', what: JSON.stringify(event.data)?.slice(0, 200) ?? '' });
    return;
  }
  if (message.type !== 'start') {
    panel.hear(message);
    return;
  }
  setBundle(message.bundle);
  // A panel that was hidden knows better than the host what it showed.
  panel.start(panel.state ?? readPanelState(host.getState()) ?? message.state);
  if (!panel.isConnected) document.body.append(panel);
  panel.send({ type: 'follow', on: panel.state?.follow === true });
});

panel.send({ type: 'ready' });
