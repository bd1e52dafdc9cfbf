// Hovers over the activations that configuration files name. Their languages do not wake the extension: only once Python code or a
// command has, and only where PyTorch is used.
import * as vscode from 'vscode';
import { type ConfigurationLanguage, configurationLanguages, nameAt } from '../../configuration/names.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { Releases } from '../release/releases.ts';

/** The files that these hovers are for. */
export const configurations: vscode.DocumentSelector = configurationLanguages.map((language) => ({
  language,
}));

/** The activation that is named at `position`; undefined if none is, and where nothing says that PyTorch is used. */
export async function nameInConfiguration(
  document: vscode.TextDocument,
  position: vscode.Position,
  releases: Pick<Releases, 'of'>,
): Promise<ActivationUse | undefined> {
  if (!isConfiguration(document.languageId)) return undefined;
  const use = nameAt(document.getText(), document.languageId, document.offsetAt(position));
  if (!use) return undefined;
  return (await releases.of(document)).by !== 'nothing' || isTorchOpen() ? use : undefined;
}

function isConfiguration(language: string): language is ConfigurationLanguage {
  return configurationLanguages.some((one) => one === language);
}

/** Whether a Python file is open that imports PyTorch. */
function isTorchOpen(): boolean {
  return vscode.workspace.textDocuments.some(
    (document) =>
      document.languageId === 'python' && /^(?:import|from)[ \t]+torch\b/m.test(document.getText()),
  );
}
