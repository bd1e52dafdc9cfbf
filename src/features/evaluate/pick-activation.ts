// The list of all activations, the last used first, with results shown for the one that is looked at.
import * as vscode from 'vscode';
import { catalog, findById } from '../../catalog/catalog.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import { writeParameters } from '../../content/evaluate/parameters.ts';
import { t } from '../translate.ts';
import type { Preview } from './preview.ts';
import { configureByDefault } from './read-activation.ts';

interface Item extends vscode.QuickPickItem {
  readonly activation?: ConfiguredActivation;
}

/** The activation that the person picks; undefined on Esc. */
export async function pickActivation(
  remembered: readonly ConfiguredActivation[],
  preview: Preview,
): Promise<ConfiguredActivation | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = t('Evaluate Selection With…');
  picker.placeholder = t('Type the name of an activation or of a parameter');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(remembered);
  return new Promise((resolve) => {
    picker.onDidChangeActive(async ([active]) => {
      if (!active?.activation) return;
      const message = await preview.show(active.activation);
      picker.title = message ?? t('Evaluate Selection With…');
    });
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.activation);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemsOf(remembered: readonly ConfiguredActivation[]): readonly Item[] {
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const itemOf = (activation: ConfiguredActivation): Item => {
    const entry = findById(activation.id);
    const parameters = writeParameters(activation);
    return {
      label: activation.id,
      activation,
      ...(parameters ? { description: parameters } : {}),
      ...(entry ? { detail: entry.summary(t) } : {}),
    };
  };
  const all = catalog.map((entry) => itemOf(configureByDefault(entry.id)));
  if (!remembered.length) return all;
  return [separator(t('last used')), ...remembered.map(itemOf), separator(t('all activations')), ...all];
}
