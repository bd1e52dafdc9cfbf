// Words that begin like numbers and are none, and marks that only look like signs: dates, versions, bullets,
// rules.
import { isDigitCode, isWordCode } from '../foundation/number-literal.ts';

/** Where all that hangs together from `start` on ends: `2024-01-02T03:04:05Z`, `1.2.3-rc1`, `9.5it/s`. */
export function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const isJoint = code === 43 || code === 45 || code === 46 || code === 47 || code === 58;
    if (!isWordCode(code) && code !== 46 && !(isJoint && isWordCode(text.charCodeAt(at + 1)))) break;
    at++;
  }
  return Math.max(at, start + 1);
}

const dateAndTime =
  /\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+|,\d{3}(?![.,]))?)?(?:Z|[+-]\d{2}:?\d{2})?(?!\w)/y;

/** Where a date with its time ends that begins at `start`, otherwise `start`. */
function endOfDate(text: string, start: number): number {
  const mark = text.charCodeAt(start + 4);
  if (mark !== 45 && mark !== 47) return start;
  dateAndTime.lastIndex = start;
  return dateAndTime.test(text) ? dateAndTime.lastIndex : start;
}

/** The same of one in brackets, `[2024-01-02 03:04:05,678]`. */
export function endOfStamp(text: string, at: number): number {
  const end = endOfDate(text, at + 1);
  return end > at + 1 && text.charCodeAt(end) === 93 ? end + 1 : at;
}

/**
 * Where a mark ends that begins at `at`, whose digits are no numbers of their own: the uncertainty of the last digits, `1.2(3)`,
 * or the lines that a part of a diff is about, `@@ -1,3 +1,4 @@`. `at` where there is none.
 */
export function endOfAside(text: string, at: number): number {
  const aside = /(?<=\.\d*)\(\d+\)(?![\w.(])|@@ -[\d,]+ \+[\d,]+ @@/y;
  aside.lastIndex = at;
  return aside.test(text) ? aside.lastIndex : at;
}

/**
 * Where something ends that goes on after the number at `start` to `end` and makes it none: a date with its time, a time,
 * `12:30`, where times may stand, or thousands that are set apart as no language reads them, `1'234.5`, `1\u202f234`, or
 * an uncertainty before an exponent, `1.2(3)e-5`. Else `end`.
 */
export function endOfOddNumber(text: string, start: number, end: number, mayBeTime: boolean): number {
  const code = text.charCodeAt(end);
  if (code === 58) return mayBeTime && isDigitCode(text.charCodeAt(end + 1)) ? endOfWord(text, start) : end;
  if ((code === 45 || code === 47) && end === start + 4) return Math.max(end, endOfDate(text, start));
  if (code !== 39 && code !== 40 && code !== 0xa0 && code !== 0x202f) return end;
  const groups = /(?:['\u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\(\d+\)[eE][-+]?\d+/y;
  groups.lastIndex = end;
  return groups.test(text) ? groups.lastIndex : end;
}

/** Where a line drawn of hyphens ends, `---|---`; `from` where the hyphens are signs of a number. */
export function endOfRule(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === 45) end++;
  const code = text.charCodeAt(end);
  const isSign = isWordCode(code) || isDigitCode(code) || code === 46 || code === 40;
  return end - from > 2 && !isSign ? end : from;
}

/** Whether a later line begins with a bullet. */
export function hasBullets(text: string): boolean {
  return /\n[ \t]*[-+*][ \t]/.test(text);
}

/**
 * Where a word of several parts ends whose first one ends at `from`: `train/loss@1`, `ResNet-50` beside a number or in a header;
 * `from` where the last part is called, or code may subtract. `isLabelled`: another such word stands in this line.
 */
export function endOfPath(text: string, from: number, isLabelled: boolean): number {
  const rest =
    text.charCodeAt(from) === 45
      ? isLabelled
        ? /(?:[-/@](?!0?\.)[A-Za-z\d](?:[\w.]*\w)?)+(?![\w.([])/y
        : /(?:[-/@](?!0?\.)[A-Za-z\d](?:[\w.]*\w)?)+(?=(?:[ \t]+|:[ \t]+|[ \t]*["'][,;\t]["']?)[-+\u2212]?\.?\d|(?:[ \t]{2}|\t)[ \t]*[A-Za-z])/y
      : /(?:(?:\/[A-Za-z_]|@[A-Za-z_\d])[\w.]*)+(?![\w.([])/y;
  rest.lastIndex = from;
  return rest.test(text) ? rest.lastIndex : from;
}
