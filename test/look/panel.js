// Stands in for VS Code around the panel: theme tokens, the API object, and the first message.
const themes = {
  dark: {
    'editor-background': '#1f1f1f',
    'editor-foreground': '#cccccc',
    foreground: '#cccccc',
    descriptionForeground: '#9d9d9d',
    'panel-border': '#2b2b2b',
    'input-background': '#313131',
    'input-foreground': '#cccccc',
    'input-border': '#3c3c3c',
    focusBorder: '#0078d4',
    'list-hoverBackground': '#2a2d2e',
    'menu-background': '#1f1f1f',
    'menu-border': '#454545',
    'menu-selectionBackground': '#0078d4',
    'menu-selectionForeground': '#ffffff',
    'editorHoverWidget-background': '#202020',
    'editorHoverWidget-border': '#454545',
    'editorWidget-background': '#202020',
    'charts-blue': '#3794ff',
    'charts-orange': '#d18616',
    'charts-green': '#89d185',
    'charts-purple': '#b180d7',
    'charts-red': '#f14c4c',
    'charts-yellow': '#cca700',
    'terminal-ansiCyan': '#11a8cd',
    'inputOption-activeBackground': '#2489db82',
    'inputOption-activeBorder': '#2488db',
    'inputOption-activeForeground': '#ffffff',
    'progressBar-background': '#0078d4',
    'textLink-foreground': '#4daafc',
    'editorWarning-foreground': '#cca700',
    'toolbar-hoverBackground': '#5a5d5e50',
  },
  light: {
    'editor-background': '#ffffff',
    'editor-foreground': '#3b3b3b',
    foreground: '#3b3b3b',
    descriptionForeground: '#3b3b3b',
    'panel-border': '#e5e5e5',
    'input-background': '#ffffff',
    'input-foreground': '#3b3b3b',
    'input-border': '#cecece',
    focusBorder: '#005fb8',
    'list-hoverBackground': '#f2f2f2',
    'menu-background': '#ffffff',
    'menu-border': '#cecece',
    'menu-selectionBackground': '#005fb8',
    'menu-selectionForeground': '#ffffff',
    'editorHoverWidget-background': '#f8f8f8',
    'editorHoverWidget-border': '#c8c8c8',
    'editorWidget-background': '#f8f8f8',
    'charts-blue': '#1a85ff',
    'charts-orange': '#d18616',
    'charts-green': '#388a34',
    'charts-purple': '#652d90',
    'charts-red': '#e51400',
    'charts-yellow': '#bf8803',
    'terminal-ansiCyan': '#0598bc',
    'inputOption-activeBackground': '#bed6ed',
    'inputOption-activeBorder': '#005fb8',
    'inputOption-activeForeground': '#000000',
    'progressBar-background': '#005fb8',
    'textLink-foreground': '#005fb8',
    'editorWarning-foreground': '#bf8803',
    'toolbar-hoverBackground': '#b8b8b850',
  },
};
const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? 'dark';
const tokens = theme === 'light' ? themes.light : themes.dark;
for (const [name, value] of Object.entries(tokens))
  document.documentElement.style.setProperty(`--vscode-${name}`, value);
document.documentElement.style.setProperty(
  '--vscode-font-family',
  '"Segoe UI", system-ui, "DejaVu Sans", sans-serif',
);
document.documentElement.style.setProperty('--vscode-font-size', '13px');
document.body.className = theme === 'light' ? 'vscode-light' : 'vscode-dark';
const state = location.hash ? JSON.parse(decodeURIComponent(location.hash.slice(1))) : {};
window.messages = [];
window.acquireVsCodeApi = () => ({
  postMessage(message) {
    window.messages.push(message);
    if (message.type === 'ready')
      setTimeout(() =>
        window.postMessage({ type: 'start', state: { version: 2, ...state }, bundle: {} }, '*'),
      );
  },
  getState: () => undefined,
  setState(next) {
    window.saved = next;
  },
});
