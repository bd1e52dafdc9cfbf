// Logs of training: times and bars of progress are no numbers.
import { type Format, leaveOut, mask } from './draft.ts';

const time =
  /\[?(?<![\w.])\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\w])\]?/g;
const clock = /\[\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:<[\d:?]+)?(?=[\],])/g;
const bar = /\[[=>.#*\-\u0020]{3,}\](?=[ \t]|$)/gm;

export const readLogs: Format = (draft) => {
  const { sample } = draft;
  if (/\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}/.test(sample)) {
    // A time by itself in a table is one of its items, as the reader tells.
    if (/\[\d{4}|\d{2}:\d{2}:\d{2},\d|\d{4}[-/]\d{2}[-/]\d{2} \d{2}:/.test(sample)) leaveOut(draft, time);
  }
  if (/\[\d{1,2}:\d{2}/.test(sample)) leaveOut(draft, clock);
  if (/\[[=>.#*\-\u0020]{3,}\]/.test(sample)) mask(draft, bar);
  // The rule of a bar of progress, `45%|####5     |`.
  if (/%\|[ #\d|]*\|/.test(sample)) mask(draft, /(?<=%)\|[# ]*(?:\d[# ]*)?\|/g);
};
