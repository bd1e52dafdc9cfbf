// Tables of Markdown, reStructuredText and terminals: rules between rows, cells between bars, marks around a number.
import { blank, type Draft, type Format, leaveOut, mask, note } from './draft.ts';

const rule = /^(?:[:+| \t]|[-=][:+| \t])*[-=]{2}[-=:+| \t]*$/gm;
const emphasis = /(?<![\w.)\]*])(\*{1,3}|__?|~~|`)([-+\u2212]?\.?\d[\d.,eE+-]*%?)\1(?![\w.([*])/g;

/** A word with a number in it before a cell that is a number: `| layer 1 | 0.5 |`. */
const label =
  /^([ \t]*\|[ \t]*)(\p{L}[^|=:\t\r\n\u2028\u2029\d]*\d[^|=:\t\r\n\u2028\u2029]*)(?=\|[ \t]*[-+\u2212]?(?:\.?\d|inf|nan))/gmu;

export const readGrids: Format = (draft) => {
  const { sample } = draft;
  if (/[-=]{3}/.test(sample) && /^[ \t]*[-+|=][-+|=: \t]*$/m.test(sample)) mask(draft, rule);
  if (/[*_~`][-+\u2212]?\.?\d/.test(sample))
    draft.text = draft.text.replaceAll(emphasis, (_, marks: string, number: string) => {
      return `${' '.repeat(marks.length)}${number}${' '.repeat(marks.length)}`;
    });
  // Jira doubles the bars of its header.
  if (/^\|[|-]/m.test(sample)) draft.text = draft.text.replaceAll('||', ' |');
  // Below a corner that is empty they are row labels.
  if (/^[ \t]*\|[ \t]*\p{L}/mu.test(sample) && !/^\s*\|[ \t]*\|/.test(draft.text)) readNames(draft);
  readPolars(draft);
};

function readNames(draft: Draft): void {
  draft.text = draft.text.replaceAll(label, (_, before: string, name: string, at: number) => {
    const start = at + before.length;
    note(draft, { start, end: start + name.trimEnd().length });
    return before + blank(name);
  });
}

/** Of a line with a space at its end. */
const polarsTypes =
  /^[ |]*(?:(?:[iuf]\d+|str|bool|cat|enum|null|object|binary|date|time|decimal|(?:datetime|duration|list|array|struct|decimal)\[(?:[^|\n ,]|, ?)*\]|\u2026)[ |]+)+$/;

/** Polars writes the types of its columns below their names. */
function readPolars(draft: Draft): void {
  const { text } = draft;
  const head = text.slice(0, 4000);
  const lines = head.split('\n');
  const types = lines.findIndex((line) => polarsTypes.test(`${line} `));
  const from = lines.findIndex((line) => /\S/.test(line));
  if (types < 0 || types - from > 6) return;
  for (let at = from; at <= types; at++) lines[at] = blank(lines[at] ?? '');
  draft.text = lines.join('\n') + text.slice(head.length);
  // An elided row or column.
  if (draft.text.includes('\u2026')) leaveOut(draft, /(?<=\| *)\u2026(?= *\|)/g);
}
