// The table over evaluated numbers: each number, what each activation answers and its derivative, with all digits, as
// Markdown. Text from the document is escaped here.

import type { Dtype } from '../../foundation/dtype.ts';
import { escapeHtml } from '../../foundation/escape.ts';
import type { Translate } from '../../foundation/localization.ts';
import { labelActivation } from '../configured-activation.ts';
import { printTensor } from '../print.ts';
import type { ActivationResult } from './activation-result.ts';
import { exactWriter } from './digits.ts';

const rowsInTable = 24;

/** What a hover over results shows. */
interface ResultTable {
  readonly input: Float64Array;
  readonly results: readonly ActivationResult[];
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly skipped: string | undefined;
  /** Sentences about the code around, such as what PyTorch would raise. */
  readonly notes: readonly string[];
  readonly isStale: boolean;
}

/** The table as Markdown: x, each activation and its derivative, with all digits; then lines of `links`, ready-made. */
export function renderTable(table: ResultTable, links: readonly (readonly string[])[], t: Translate): string {
  const { input, results, dtype, shape } = table;
  const size =
    input.length === 1
      ? t('1 number')
      : shape.length < 2
        ? t('{0} numbers', input.length)
        : shape.join(' × ');
  const parts = [
    `**${results.map((result) => escapeHtml(labelActivation(result))).join(', ')}** · ${size} · ${dtype}`,
  ];
  if (table.isStale) parts.push(escapeHtml(t('The numbers have changed. Evaluate them again.')));
  const isFull = results.every((result) => result.values.length === input.length);
  if (isFull && input.length > 0) {
    parts.push(tableOf(input, results, dtype));
    if (input.length > rowsInTable) parts.push(t('… and {0} more', input.length - rowsInTable));
  } else {
    for (const result of results) {
      const printed = printTensor(result.values, result.shape, dtype);
      parts.push(`${escapeHtml(labelActivation(result))}\n\n\`\`\`text\n${printed}\n\`\`\``);
    }
  }
  if (table.skipped) parts.push(escapeHtml(table.skipped));
  parts.push(...table.notes.map((note) => escapeHtml(note)));
  for (const line of links) if (line.length > 0) parts.push(line.join(' · '));
  return parts.join('\n\n');
}

/** Cells of VS Code's tables have no padding of their own. */
const gap = '&nbsp;'.repeat(6);

function tableOf(input: Float64Array, results: readonly ActivationResult[], dtype: Dtype): string {
  const columns = [
    { head: 'x', values: input },
    ...results.flatMap((result) => {
      const name = escapeHtml(labelActivation(result));
      return [
        { head: name, values: result.values },
        ...(result.derivatives ? [{ head: `${name}′`, values: result.derivatives }] : []),
      ];
    }),
  ];
  const count = Math.min(input.length, rowsInTable);
  const cells = columns.map(({ values }) => alignPoints(values.subarray(0, count), dtype));
  const row = (parts: readonly string[]) => `| ${parts.join(` | ${gap}`)} |`;
  return [
    row(columns.map(({ head }) => head)),
    `|${' --: |'.repeat(columns.length)}`,
    ...Array.from({ length: count }, (_, at) => row(cells.map((column) => column[at] ?? ''))),
  ].join('\n');
}

/** Numbers with all digits, filled up at the right with spaces as wide as digits so that their points stand in line. */
function alignPoints(values: Float64Array, dtype: Dtype): readonly string[] {
  const texts = Array.from(values, exactWriter(dtype));
  const places = texts.map((text) => /^-?\d+\.(\d+)$/.exec(text)?.[1]?.length);
  const most = Math.max(0, ...places.map((length) => length ?? 0));
  return texts.map((text, at) => text + '&numsp;'.repeat(most - (places[at] ?? most)));
}
