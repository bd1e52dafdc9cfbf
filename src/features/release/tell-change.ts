// Says once that the workspace's files name another release of PyTorch than before, and offers to compare the two.
import * as vscode from 'vscode';
import { nameRelease } from '../../content/release.ts';
import { t } from '../translate.ts';
import type { Releases } from './releases.ts';

export function tellChanges(releases: Releases): vscode.Disposable {
  const told = new Set<string>();
  return releases.onDidFindAnother(async ({ from, to, file }) => {
    const change = `${from} ${to}`;
    if (told.has(change)) return;
    told.add(change);
    const compare = t('Compare');
    const picked = await vscode.window.showInformationMessage(
      t('{0} now names {1}; it was {2} before.', file, nameRelease(to), from),
      compare,
    );
    if (picked === compare) {
      await vscode.commands.executeCommand('activationLens.compareReleases', { from, to, file });
    }
  });
}
