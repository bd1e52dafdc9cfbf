// Hyphens between what a log tells, `step 3 - loss 0.5 - acc 0.9`: neither signs nor operators.
import { statementWords } from './named-constants.ts';

const told =
  /[-\u2013\u2212][ \t]+([A-Za-z_][\w./@-]*)(?:[ \t]+([A-Za-z_][\w./@-]*))?(?:[ \t]*[:=][ \t]*|[ \t]+)[-+\u2212]?\.?\d/y;
const elapsed = /-[ \t]+\d+m?s(?:\/\w+)?(?=[ \t])/y;

/** Where the hyphen at `at` ends, if a name and its number follow, or a time; otherwise `at`. */
export function separatorEnd(text: string, at: number): number {
  elapsed.lastIndex = at;
  if (elapsed.test(text)) return at + 1;
  told.lastIndex = at;
  const found = told.exec(text);
  const isCode = found?.slice(1).some((word) => word !== undefined && statementWords.has(word)) ?? true;
  return isCode ? at : at + 1;
}
