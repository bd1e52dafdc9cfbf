// Logs of training: times and bars of progress are no numbers.
import { blank, type Format, leaveOut, mask } from './draft.ts';

const clock = /\[\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:<[\d:?]+)?(?=[\],])/g;
const bar = /\[[=>.#*\-\u0020]{3,}\](?=[ \t]|$)/gm;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what terminals send.
const color = /\u001b\[[\d;?]*[A-Za-z]/g;
/** `- mmengine - INFO - `: hyphens around the severity of a message. */
const level = / - (?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL)\b/;
const levelMark =
  / - (?=(?:[\w.]{1,60} - )?(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL)\b)|(?<=(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL)) - /g;

export const readLogs: Format = (draft) => {
  const { sample } = draft;
  // Colors of a terminal.
  if (sample.includes('\u001b[')) draft.text = draft.text.replaceAll(color, blank);
  if (level.test(sample)) draft.text = draft.text.replaceAll(levelMark, blank);
  if (/\.py:\d/.test(sample)) leaveOut(draft, /[\w/.-]{1,200}\.py:\d+/g);
  // What COCO's averages are taken over.
  if (sample.includes('@[ IoU')) leaveOut(draft, /@\[ IoU[^\]\n]{0,80}\]/g);
  // Where an object lies in memory.
  if (sample.includes(' at 0x')) leaveOut(draft, /\bat 0x[\da-f]{6,16}\b/g);
  if (/\[\d{1,2}:\d{2}/.test(sample)) leaveOut(draft, clock);
  if (/\[[=>.#*\-\u0020]{3,}\]/.test(sample)) mask(draft, bar);
  // The rule of a bar of progress, `45%|####5     |`.
  if (/%\|[ #\d|]*\|/.test(sample)) mask(draft, /(?<=%)\|[# ]*(?:\d[# ]*)?(?=\|)/g);
};
