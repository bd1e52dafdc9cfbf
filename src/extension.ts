// Starts the extension: hands each feature to VS Code, nothing else.
import type * as vscode from 'vscode';
import { registerEvaluate } from './features/evaluate/evaluate.ts';
import { registerHover } from './features/hover/hover.ts';
import { registerPlot } from './features/plot/plot.ts';
import { registerReading } from './features/python/reading.ts';
import { registerWalkthrough } from './features/walkthrough/walkthrough.ts';

export function activate(context: vscode.ExtensionContext): void {
  registerReading(context);
  registerHover(context);
  registerPlot(context);
  registerWalkthrough(context);
  registerEvaluate(context);
}
