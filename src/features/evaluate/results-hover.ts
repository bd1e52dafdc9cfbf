// The hover over results: the whole table, and links to copy, replace, insert and plot.
import * as vscode from 'vscode';
import { describeReading, describeSkipped } from '../../content/evaluate/notes.ts';
import { renderTable } from '../../content/evaluate/table.ts';
import { commandsLinkedFrom } from '../commands.ts';
import type { HoverAtCursor } from '../hover/at-cursor.ts';
import { t } from '../translate.ts';
import { listReadings } from './read-another-way.ts';
import type { ShownResults } from './shown-results.ts';

/** Answers hovers over numbers that were evaluated, and over the results beside them, in every kind of document. */
export function registerResultsHover(shown: ShownResults, hoverAtCursor: HoverAtCursor): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover(document, position) {
      const set = shown.at(document, position);
      if (!set) return undefined;
      hoverAtCursor.note(document, position);
      const { reading, results, dtype, notes, isStale } = set;
      const link = (label: string, command: string, argument: object = {}) =>
        `[${label}](command:activationLens.${command}?${encodeURIComponent(JSON.stringify([{ set: shown.keyOf(set), ...argument }]))})`;
      const links = [
        link(t('Copy'), 'copyResult'),
        link(t('Copy All Digits'), 'copyResult', { exact: true }),
        link(t('Replace'), 'replaceSelection'),
        link(t('Insert Below'), 'insertResult'),
        link(t('Plot'), 'plotSelection'),
        link(set.derivatives ? t('Hide Derivatives') : t('Show Derivatives'), 'toggleDerivatives'),
        link(t('Clear'), 'clearResults'),
      ];
      const others = isStale ? [] : listReadings(set.text, { ...set, as: reading.as, standardDtype: dtype });
      const readings = others.map(({ as, title }) => link(title, 'readAnotherWay', { as }));
      if (readings.length > 0)
        readings.unshift(reading.as ? describeReading(reading.as, t) : t('Usual Reading'));
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
          [links, readings],
          t,
        ),
      );
      markdown.isTrusted = { enabledCommands: commandsLinkedFrom('results') };
      markdown.supportHtml = true;
      return new vscode.Hover(markdown);
    },
  });
}
