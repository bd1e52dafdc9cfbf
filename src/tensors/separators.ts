// Hyphens between what a log tells, `step 3 - loss 0.5 - acc 0.9`: neither signs nor operators.
import { isDigitCode } from '../foundation/number-literal.ts';
import { endOfPlainWord, isStatementWord } from './named-constants.ts';

const elapsed = /-[ \t]+\d+m?s(?:\/\w+)?(?=[ \t])/y;

/** Where the hyphen at `at` ends, if a name and its number follow, or a time; otherwise `at`. */
export function separatorEnd(text: string, at: number): number {
  const from = afterBlanks(text, at + 1);
  if (from === at + 1) return at;
  if (endOfPlainWord(text, from) > from) return at + 1;
  if (isDigitCode(text.charCodeAt(from))) {
    elapsed.lastIndex = at;
    return elapsed.test(text) ? at + 1 : at;
  }
  // One word or two: `loss 0.5`, `val loss: 0.5`.
  let end = endOfTold(text, from);
  if (end === from || isStatementWord(text.slice(from, end))) return at;
  let next = afterBlanks(text, end);
  const second = endOfTold(text, next);
  if (next > end && second > next) {
    if (isStatementWord(text.slice(next, second))) return at;
    end = second;
    next = afterBlanks(text, end);
  }
  const mark = text.charCodeAt(next);
  if (mark === 58 || mark === 61) next = afterBlanks(text, next + 1);
  else if (next === end) return at;
  const sign = text.charCodeAt(next);
  if (sign === 45 || sign === 43 || sign === 0x2212) next++;
  if (text.charCodeAt(next) === 46) next++;
  return isDigitCode(text.charCodeAt(next)) ? at + 1 : at;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}

/** Where a name ends as logs have them, `val/acc@1`; `from` where none begins. */
function endOfTold(text: string, from: number): number {
  let at = from;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    // Digits, points, slashes, hyphens and @ go on with a name.
    if (!isLetter && !(at > from && ((code >= 45 && code <= 57) || code === 64))) return at;
  }
}
