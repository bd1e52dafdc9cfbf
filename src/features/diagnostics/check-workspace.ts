// The command that checks all Python files of the workspace and lists what is wrong in the Problems view.
import * as vscode from 'vscode';
import { diagnoseInSlices } from '../../content/diagnostics/diagnose.ts';
import { finishInSlices } from '../../foundation/generators.ts';
import { sourceOfText } from '../list/rows.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { findPythonFiles } from '../python/python-files.ts';
import { readFile } from '../python/read-file.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { slice } from './marks.ts';

/** How many files are looked through. */
const mostFiles = 10_000;

export async function checkWorkspace(services: Services): Promise<void> {
  const { modules, releases } = services;
  const marks = services.marks();
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Reading Python files'),
      cancellable: true,
    },
    async (progress, token) => {
      const files = await findPythonFiles(mostFiles, token);
      marks.clear();
      let count = 0;
      for (const [at, uri] of files.entries()) {
        if (token.isCancellationRequested) return undefined;
        progress.report({ message: t('{0} of {1}', at + 1, files.length), increment: 100 / files.length });
        // Open documents have their marks.
        const open = findOpenDocument(uri.toString());
        if (open) {
          count += marks.of(open).length;
          continue;
        }
        const file = await readFile(uri, modules, token);
        const code = await file?.check();
        if (!file || !code) continue;
        const { release } = await releases.of({ uri });
        const mistakes = await finishInSlices(diagnoseInSlices(file.text, code, release, t), slice);
        count += marks.show(sourceOfText(uri, file.text), mistakes ?? []);
      }
      return token.isCancellationRequested ? undefined : count;
    },
  );
  if (found === undefined) return;
  if (found > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  else void vscode.window.showInformationMessage(t('No mistakes found in the workspace.'));
}
