// What is selected in an editor, as rows to train networks on.
import * as vscode from 'vscode';
import { readRows } from '../../lab/settings.ts';
import type { HostMessage } from '../../protocol/messages.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { t } from '../translate.ts';

/** Longer texts have more rows than are trained on. */
const longest = 200_000;

/** The rows of the selection, or what should be selected instead. */
export function readSelectedData(): HostMessage {
  const editor = vscode.window.visibleTextEditors.find(({ selection }) => !selection.isEmpty);
  const text = editor?.document.getText(editor.selection) ?? '';
  const { values, shape } = parseTensor(text.slice(0, longest));
  const [count = 0, width = 0] = shape.length === 2 ? shape : [];
  const rows = readRows(
    Array.from({ length: count }, (_, row) => Array.from(values.slice(row * width, (row + 1) * width))),
  );
  return rows
    ? { type: 'trainData', rows }
    : { type: 'notice', text: t('Select 4 to 1000 rows of numbers in an editor, x first and y last.') };
}
