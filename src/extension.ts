// Starts the extension: makes what lives as long as it does, and hands each feature to VS Code.
import type * as vscode from 'vscode';
import { registerEvaluate } from './features/evaluate/evaluate.ts';
import { registerHover } from './features/hover/hover.ts';
import { registerPlot } from './features/plot/plot.ts';
import { readDocuments } from './features/python/documents.ts';
import { watchWorkspaceModules } from './features/python/workspace-files.ts';
import { registerWalkthrough } from './features/walkthrough/walkthrough.ts';

export function activate(context: vscode.ExtensionContext): void {
  const documents = readDocuments(watchWorkspaceModules(context.subscriptions));
  context.subscriptions.push(documents);
  registerHover(context, documents);
  registerPlot(context, documents);
  registerWalkthrough(context);
  registerEvaluate(context);
}
