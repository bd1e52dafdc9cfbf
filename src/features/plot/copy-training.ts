// Copy as Python: the program that trains a panel's networks with PyTorch.
import * as vscode from 'vscode';
import { trainingScript } from '../../content/train/python.ts';
import type { PanelState } from '../../protocol/state.ts';
import { t } from '../translate.ts';

/** Copies it, and answers what was done. */
export async function copyTraining({ curves, train, release }: PanelState): Promise<string> {
  // Where nothing was trained yet, the program shows how it would begin.
  const text = trainingScript(curves, train.settings, train.step || 100, release);
  await vscode.env.clipboard.writeText(text);
  return t('{0} copied to clipboard.', 'Python');
}
