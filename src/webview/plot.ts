// The plot panel's own side: runs in the webview's frame, a browser without Node and without the VS Code API.
export {};
