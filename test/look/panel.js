// Stands in for VS Code around the panel: theme tokens, the API object, and the first message. A test sets
// `window.look` beforehand ({ theme, bundle, state, remembered }); a person uses the address, see panel.html.
const query = new URLSearchParams(location.search);
const look = {
  theme: query.get('theme') ?? 'dark',
  bundle: {},
  state: location.hash ? JSON.parse(decodeURIComponent(location.hash.slice(1))) : {},
  remembered: undefined,
  ...window.look,
};
const classes = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'high-contrast-dark': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast-light vscode-high-contrast',
};
const root = document.documentElement;
/** Another theme, as VS Code changes it while the panel is open. */
window.wear = (theme) => {
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(window.themes[theme]))
    root.style.setProperty(`--vscode-${name}`, value);
  root.style.setProperty('--vscode-font-family', 'system-ui, "Ubuntu", "Droid Sans", sans-serif');
  root.style.setProperty('--vscode-font-size', '13px');
  document.body.className = classes[theme];
};
window.wear(look.theme);
window.messages = [];
window.acquireVsCodeApi = () => ({
  postMessage(message) {
    window.messages.push(message);
    if (message.type !== 'ready') return;
    const state = { version: 3, ...look.state };
    setTimeout(() => window.postMessage({ type: 'start', state, bundle: look.bundle }, '*'));
  },
  getState: () => look.remembered,
  setState(next) {
    window.saved = next;
  },
});
