// Which hovers a person has switched off: all of a workspace, those of an activation, or those of a kind of use.
import * as vscode from 'vscode';
import { findById } from '../../catalog/catalog.ts';
import { isRecord } from '../../foundation/is-record.ts';
import type { ActivationUse } from '../../python/index.ts';

/** What the setting calls the kinds of use. */
type HiddenKind = 'calls' | 'methods' | 'strings' | 'definitions';

/** Whether the settings for this document show no hover over `use`. */
export function isHidden(settings: vscode.WorkspaceConfiguration, use: ActivationUse): boolean {
  if (!settings.get('enabled', true)) return true;
  const hidden = settings.get<unknown>('hide');
  if (!Array.isArray(hidden)) return false;
  return hidden.includes(use.id) || hidden.includes(kindOf(use));
}

function kindOf({ kind, mention }: ActivationUse): HiddenKind {
  if (kind === 'string') return 'strings';
  if (mention && mention !== 'reduction' && mention !== 'random') return 'definitions';
  if (kind === 'method call') return 'methods';
  return kind === 'getattr' ? 'strings' : 'calls';
}

/** The command behind *Hide for ReLU*: `{ id }`. What does not have this form is ignored. */
export async function hideForActivation(argument: unknown): Promise<void> {
  if (!isRecord(argument) || typeof argument.id !== 'string' || !findById(argument.id)) return;
  const settings = vscode.workspace.getConfiguration('activationLens.hover');
  const before = settings.inspect<unknown>('hide')?.globalValue;
  const hidden = Array.isArray(before) ? before : [];
  if (hidden.includes(argument.id)) return;
  await settings.update('hide', [...hidden, argument.id], vscode.ConfigurationTarget.Global);
}

/** The command behind *Hide in This Workspace*; where no folder is open, for the person everywhere. */
export async function hideInWorkspace(): Promise<void> {
  const hasWorkspace = vscode.workspace.workspaceFolders !== undefined;
  await vscode.workspace
    .getConfiguration('activationLens.hover')
    .update(
      'enabled',
      false,
      hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
    );
}
