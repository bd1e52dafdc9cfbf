// Choose PyTorch Release: writes the setting of the folder that the active document lies in.
import * as vscode from 'vscode';
import { describeSource, nameRelease } from '../../content/release.ts';
import { releases as known } from '../../foundation/release.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { ownerOf } from './releases.ts';

interface Choice extends vscode.QuickPickItem {
  /** The value of the setting. */
  readonly value: string;
}

export async function chooseTorchVersion({ releases }: Pick<Services, 'releases'>): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const found = document && (await releases.automatic(document));
  const owner = document && ownerOf(document);
  const settings = vscode.workspace.getConfiguration('activationLens', owner);
  const current: unknown = settings.get('torchVersion');
  const auto: Choice = {
    label: t('Auto'),
    value: 'auto',
    ...(found ? { description: `${nameRelease(found.release)}, ${describeSource(found, t)}` } : {}),
  };
  const others = [...known]
    .reverse()
    .map((release): Choice => ({ label: nameRelease(release), value: release }));
  const choices = [auto, ...others].map((choice) =>
    choice.value === (current ?? 'auto') ? { ...choice, label: `$(check) ${choice.label}` } : choice,
  );
  const picked = await vscode.window.showQuickPick(choices, {
    title: t('PyTorch Release'),
    placeHolder: t('Values and messages are shown as this release gives them'),
  });
  if (!picked) return;
  const folder = owner && vscode.workspace.getWorkspaceFolder(owner);
  const isFolder = folder !== undefined || vscode.workspace.workspaceFolders !== undefined;
  const target = folder
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : isFolder
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
  const set = settings.inspect('torchVersion');
  const isSetElsewhere = folder
    ? set?.globalValue !== undefined || set?.workspaceValue !== undefined
    : isFolder && set?.globalValue !== undefined;
  // Auto is what holds where nothing is set.
  const value = picked.value === 'auto' && !isSetElsewhere ? undefined : picked.value;
  try {
    await settings.update('torchVersion', value, target);
  } catch (error) {
    void vscode.window.showErrorMessage(
      t('The setting couldn’t be saved: {0}', error instanceof Error ? error.message : String(error)),
    );
  }
}
