// Starts the extension: hands each feature to VS Code, nothing else.
import type * as vscode from 'vscode';
import { registerEvaluate } from './features/evaluate.ts';
import { registerHover } from './features/hover.ts';
import { registerPlot } from './features/plot.ts';
import { registerReading } from './features/reading.ts';
import { registerWalkthrough } from './features/walkthrough.ts';

export function activate(context: vscode.ExtensionContext): void {
  registerReading(context);
  registerHover(context);
  registerPlot(context);
  registerWalkthrough(context);
  registerEvaluate(context);
}
