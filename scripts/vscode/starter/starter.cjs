// What `npm start` shows first: an example, and the walkthrough beside it. An extension of its own, since only an extension
// can open a walkthrough, and the product does not open it unasked.
const vscode = require('vscode');

exports.activate = async () => {
  // Whoever comes back finds what was left open.
  if (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return;
  const example = vscode.Uri.joinPath(folder.uri, 'softplus_vs_relu.py');
  await vscode.window.showTextDocument(example, { viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    'activation-lens.activation-lens#start',
    true,
  );
};
