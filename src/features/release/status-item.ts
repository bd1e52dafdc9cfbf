// Says in the status bar which release of PyTorch answers are given for: in documents that were asked about, beside
// their language.
import * as vscode from 'vscode';
import { describeSource, nameRelease } from '../../content/release.ts';
import { t } from '../translate.ts';
import type { Releases } from './releases.ts';

/** Shows it for the active editor. */
export function showReleases(releases: Releases): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const hide = () => {
    item?.dispose();
    item = undefined;
  };
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const used = document?.languageId === 'python' ? releases.known(document) : undefined;
    if (!document || !used) return hide();
    // Files may have changed since.
    void releases.automatic(document);
    item ??= vscode.languages.createLanguageStatusItem('activationLens.release', { language: 'python' });
    item.name = t('PyTorch Release');
    item.text = nameRelease(used.release);
    item.detail = describeSource(used, t);
    item.command = {
      command: 'activationLens.chooseTorchVersion',
      title: t('Change'),
      tooltip: t('Choose the PyTorch release whose values and messages are shown'),
    };
    return undefined;
  };
  return vscode.Disposable.from(
    releases.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    new vscode.Disposable(hide),
  );
}
