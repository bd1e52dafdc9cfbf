// The hover over results: the whole table, and links to copy, replace, insert and plot.
import * as vscode from 'vscode';
import { describeSkipped } from '../../content/evaluate/notes.ts';
import { renderTable } from '../../content/evaluate/table.ts';
import { noteHover } from '../hover/at-cursor.ts';
import { t } from '../translate.ts';
import type { ShownResults } from './results.ts';

const commands = [
  'activationLens.copyResult',
  'activationLens.replaceSelection',
  'activationLens.insertResult',
  'activationLens.plotSelection',
  'activationLens.toggleDerivatives',
  'activationLens.clearResults',
];

/** Answers hovers over numbers that were evaluated, and over the results beside them, in every kind of document. */
export function registerEvaluateHover(shown: ShownResults): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover(document, position) {
      const set = shown.at(document, position);
      if (!set) return undefined;
      noteHover(document, position);
      const { reading, results, dtype, notes, isStale } = set;
      const link = (label: string, command: string, argument: object = {}) =>
        `[${label}](command:activationLens.${command}?${encodeURIComponent(JSON.stringify([{ set: set.key, ...argument }]))})`;
      const links = [
        link(t('Copy'), 'copyResult'),
        link(t('Copy All Digits'), 'copyResult', { exact: true }),
        link(t('Replace'), 'replaceSelection'),
        link(t('Insert Below'), 'insertResult'),
        link(t('Plot'), 'plotSelection'),
        link(set.derivatives ? t('Hide Derivatives') : t('Show Derivatives'), 'toggleDerivatives'),
        link(t('Clear'), 'clearResults'),
      ];
      const markdown = new vscode.MarkdownString(
        renderTable(
          {
            input: reading.values,
            shape: reading.shape,
            results,
            dtype,
            skipped: describeSkipped(reading, t),
            notes,
            isStale,
          },
          links,
          t,
        ),
      );
      markdown.isTrusted = { enabledCommands: commands };
      markdown.supportHtml = true;
      return new vscode.Hover(markdown);
    },
  });
}
