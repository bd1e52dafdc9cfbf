// A record that is written as the one before it but for its numbers, as files of records have millions: read without looking at
// each token again.
import { isDigitCode, readLiteral } from '../foundation/number-literal.ts';
import { isSameText, type NumberStore } from './store.ts';

/** The record before: where it stands, which items are its numbers, and how many brackets are open around it. */
export interface LastRecord {
  start: number;
  end: number;
  item: number;
  count: number;
  level: number;
}

/** A record of more is read token by token, in slices. */
export const mostAlike = 1000;

/**
 * Adds the numbers of the record at `at` to the store, and answers where it ends and whether all of them are integers; undefined,
 * and nothing added, where it is written in another way.
 */
export function readAlike(
  text: string,
  at: number,
  last: LastRecord,
  store: NumberStore,
): { readonly end: number; readonly isInteger: boolean } | undefined {
  const { length, items } = store;
  const { item, count } = last;
  let [from, place, isInteger] = [last.start, at, true];
  for (let index = item; index < item + count; index++) {
    const until = store.starts[index] ?? 0;
    const start = place + until - from;
    const isNegative = text.charCodeAt(start) === 45;
    const digits = isNegative ? start + 1 : start;
    const isNumber = isSameText(text, from, until, place, start) && isDigitCode(text.charCodeAt(digits));
    const literal = isNumber ? readLiteral(text, digits) : undefined;
    if (!literal?.isNumber) {
      store.truncate(length, items);
      return undefined;
    }
    const { value, end } = literal;
    // Python's -0 is the integer 0.
    store.add(isNegative && !(literal.isInteger && value === 0) ? -value : value, start, end);
    isInteger &&= literal.isInteger;
    from = store.ends[index] ?? 0;
    place = end;
  }
  const end = place + last.end - from;
  if (isSameText(text, from, last.end, place, end)) return { end, isInteger };
  store.truncate(length, items);
  return undefined;
}
